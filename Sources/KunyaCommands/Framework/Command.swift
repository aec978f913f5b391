/// A command of the program: one value, made from its arguments, run once.
///
/// Each command is one file:
///
/// ```swift
/// struct GreetCommand: Command {
///   static let loud = Option.flag("loud", help: "In capitals.")
///
///   static let declaration = CommandDeclaration(
///     name: "greet", abstract: "Greet somebody", discussion: "Greets each NAME.",
///     operands: [.oneOrMore("NAME", .text)], optionGroups: [.init("Options", [loud])],
///     examples: [.init("kunya greet Walid", "Greets Walid.")])
///
///   let names: [String]
///   let isLoud: Bool
///
///   init(_ arguments: Arguments) {
///     names = arguments.operands
///     isLoud = arguments.has(Self.loud)
///   }
///
///   func run(_ console: Console) throws(CommandError) -> ExitCode {
///     for name in names { try console.output.write("Ahlan, \(isLoud ? name.uppercased() : name)\n") }
///     return .success
///   }
/// }
/// ```
protocol Command: Sendable {
  /// What it is called, what it takes, and how it is explained.
  static var declaration: CommandDeclaration { get }

  /// Makes the command's configuration.
  ///
  /// Values are already of their declared kinds; only what concerns several options at once is
  /// left to check.
  init(_ arguments: Arguments) throws(UsageError)

  /// Does the work, with `console` as the only way to the outside.
  func run(_ console: Console) throws(CommandError) -> ExitCode
}
