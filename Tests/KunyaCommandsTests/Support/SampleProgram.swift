@testable import KunyaCommands

/// Greets people: a command with an option of every kind, to test the framework with.
struct GreetCommand: Command {
  static let loud = Option.flag("loud", help: "In capitals.")
  static let times = Option("times", .integer(1...Int.max), "N", help: "N times: again and again.")
  static let warmth = Option("warmth", .number(0...1), "P", help: "How warmly. From 0 to 1.")
  static let language = Option(
    "language", .choice(["arabic", "persian"]), "LANGUAGE", help: "The greeting's language.")
  static let friend = Option(
    "friend", .text, "NAME", isRepeatable: true, help: "A friend to mention.")
  static let list = Option("list-of-guests", .file, "GUESTS", help: "The guests' names.")

  static let declaration = CommandDeclaration(
    name: "greet", abstract: "Greet somebody", discussion: "Greets each NAME.",
    operands: [.oneOrMore("NAME", .text)],
    optionGroups: [.init("Options", [loud, times, warmth, language, friend, list])],
    examples: [.init("hello greet --loud Walid", "Greets Walid, loudly.")])

  let names: [String]
  let greeting: String

  init(_ arguments: Arguments) throws(UsageError) {
    names = arguments.operands
    greeting = arguments.has(Self.loud) ? "AHLAN" : "Ahlan"
    if arguments.has(Self.loud), arguments.has(Self.warmth) {
      throw .conflict(Self.loud.spelling, Self.warmth.spelling)
    }
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    for name in names where name == "nobody" {
      throw .badData(DataProblem(source: "-", line: 3, column: 7, problem: "nobody to greet"))
    }
    for name in names { try console.output.write("\(greeting), \(name)\n") }
    return names.contains("stranger") ? .incomplete : .success
  }
}

/// Copies standard input to standard output.
struct EchoCommand: Command {
  static let declaration = CommandDeclaration(
    name: "echo", abstract: "Repeat a file's words", discussion: "Copies FILE to the output.",
    operands: [.one("FILE", .file)], examples: [.init("hello say echo -", "Repeats the input.")])

  let path: String

  init(_ arguments: Arguments) {
    path = arguments.operands[0]
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let input = try console.open(path)
    var buffer = [UInt8](repeating: 0, count: 4)
    while true {
      var count = 0
      do {
        count = try buffer.withUnsafeMutableBytes { try input.read(into: $0) }
      } catch {
        throw error as? CommandError ?? .internalError("\(error)")
      }
      if count == 0 { return .success }
      try console.output.write(Array(buffer.prefix(count)))
    }
  }
}

extension Program {
  static let hello = Program(
    name: "hello", version: "1.2.3", abstract: "Say friendly things",
    commands: [
      .command(GreetCommand.self),
      .group(
        CommandGroup(
          name: "say", abstract: "Say other things", commands: [.command(EchoCommand.self)])),
    ])
}
