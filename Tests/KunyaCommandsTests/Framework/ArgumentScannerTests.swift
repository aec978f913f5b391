import Testing

@testable import KunyaCommands

@Suite("Scanning a command line")
struct ArgumentScannerTests {
  private func scan(_ words: String...) throws(UsageError) -> Arguments? {
    guard
      case .run(let arguments) = try ArgumentScanner.scan(
        words[...], for: GreetCommand.declaration)
    else { return nil }
    return arguments
  }

  private func failure(_ words: String...) -> UsageError? {
    do throws(UsageError) {
      _ = try ArgumentScanner.scan(words[...], for: GreetCommand.declaration)
      return nil
    } catch {
      return error
    }
  }

  @Test("Values follow after a space or an equals sign, and may contain one")
  func values() throws {
    let arguments = try #require(try scan("--times", "3", "--friend=a=b", "--warmth=0.5", "Walid"))
    #expect(arguments.integer(GreetCommand.times) == 3)
    #expect(arguments.text(GreetCommand.friend) == "a=b")
    #expect(arguments.number(GreetCommand.warmth) == 0.5)
    #expect(arguments.operands == ["Walid"])
  }

  @Test("Options and operands mix, and what is not given is absent")
  func order() throws {
    let arguments = try #require(try scan("Walid", "--loud", "هادي"))
    #expect(arguments.operands == ["Walid", "هادي"])
    #expect(arguments.has(GreetCommand.loud))
    #expect(!arguments.has(GreetCommand.times))
    #expect(arguments.integer(GreetCommand.times) == nil)
    #expect(arguments.texts(GreetCommand.friend).isEmpty)
  }

  @Test("A repeatable option keeps all values, another one the last")
  func repetition() throws {
    let arguments = try #require(
      try scan("--friend", "a", "--times", "1", "--friend", "b", "--times", "2", "Walid"))
    #expect(arguments.texts(GreetCommand.friend) == ["a", "b"])
    #expect(arguments.integer(GreetCommand.times) == 2)
  }

  @Test("A lone dash is an operand; after two dashes everything is")
  func dashes() throws {
    let arguments = try #require(try scan("-", "--", "--loud", "-x", "--"))
    #expect(arguments.operands == ["-", "--loud", "-x", "--"])
    #expect(!arguments.has(GreetCommand.loud))
  }

  @Test("--help and --version win over errors that follow")
  func questions() throws {
    let declaration = GreetCommand.declaration
    #expect(try ArgumentScanner.scan(["--help", "--bogus"], for: declaration) == .help)
    #expect(try ArgumentScanner.scan(["Walid", "-h"], for: declaration) == .help)
    #expect(try ArgumentScanner.scan(["--version"], for: declaration) == .version)
  }

  @Test("Unknown options name the one probably meant")
  func unknownOptions() {
    #expect(failure("--lodu", "W") == .unknownOption("--lodu", nearest: "--loud"))
    #expect(failure("--list", "W") == .unknownOption("--list", nearest: "--list-of-guests"))
    #expect(failure("--zzzzz=1", "W") == .unknownOption("--zzzzz", nearest: nil))
    #expect(failure("-x", "W") == .unknownOption("-x", nearest: nil))
  }

  @Test("A value that is missing is not taken from the next option")
  func missingValues() {
    #expect(failure("Walid", "--times") == .missingValue(GreetCommand.times))
    #expect(failure("--times", "--loud", "W") == .missingValue(GreetCommand.times))
    #expect(failure("--friend", "--", "W") == .missingValue(GreetCommand.friend))
    #expect(failure("--friend=--loud", "W") == nil)
    #expect(failure("--loud=yes", "W") == .unexpectedValue(GreetCommand.loud, "yes"))
  }

  @Test(
    "Numbers must be within their bounds",
    arguments: ["0", "-1", "1.5", "", "three", "99999999999999999999"])
  func integers(_ value: String) {
    #expect(
      failure("--times=\(value)", "W")
        == .badValue(of: "--times", value, expected: .integer(1...Int.max)))
  }

  @Test("Probabilities reach from 0 to 1", arguments: ["-0.1", "1.01", "nan", "inf", "0,5", ""])
  func numbers(_ value: String) throws {
    #expect(
      failure("--warmth=\(value)", "W")
        == .badValue(of: "--warmth", value, expected: .number(0...1)))
    #expect(try scan("--warmth", "1", "W")?.number(GreetCommand.warmth) == 1)
    #expect(try scan("--warmth", "0", "W")?.number(GreetCommand.warmth) == 0)
  }

  @Test("Operands are counted")
  func operands() throws {
    #expect(failure("--loud") == .missingOperand("NAME"))
    #expect(throws: UsageError.surplusOperand("b")) {
      try ArgumentScanner.scan(["a", "b"], for: EchoCommand.declaration)
    }
  }
}
