import Testing

@testable import KunyaCommands

@Suite("Running a program")
struct ProgramTests {
  private func run(
    _ words: String..., input: String = "", outputFailure: CommandError? = nil
  ) -> (status: ExitCode, output: String, messages: String) {
    let test = TestConsole(input: input, outputFailure: outputFailure)
    let status = Program.hello.run(words, test.console)
    return (status, test.output, test.messages)
  }

  @Test("A command gets its arguments and gives its status")
  func command() {
    #expect(run("greet", "Walid", "--loud") == (.success, "AHLAN, Walid\n", ""))
    #expect(run("greet", "stranger").status == .incomplete)
  }

  @Test("A command of a group reads standard input to its end")
  func group() {
    #expect(run("say", "echo", "-", input: "ahlan wa sahlan") == (.success, "ahlan wa sahlan", ""))
  }

  @Test("Usage errors say what is wrong and where help is")
  func usageErrors() {
    #expect(
      run("greet", "--lodu", "W")
        == (
          .usage, "",
          "kunya: unknown option '--lodu'; did you mean '--loud'?\nTry 'hello greet --help'.\n"
        ))
    #expect(
      run("grete", "W").messages
        == "kunya: unknown command 'grete'; did you mean 'greet'?\nTry 'hello --help'.\n")
    #expect(
      run("say").messages == "kunya: a command is missing\nTry 'hello say --help'.\n")
    #expect(
      run("greet", "--loud", "--warmth=1", "W").messages
        == "kunya: --loud and --warmth exclude each other\nTry 'hello greet --help'.\n")
    #expect(
      run("greet", "--language", "persan", "W").messages.hasPrefix(
        "kunya: --language must be one of arabic or persian, got 'persan'; did you mean 'persian'?"
      ))
    #expect(run().status == .usage)
    #expect(run("--verbose").status == .usage)
  }

  @Test("Errors of the data carry their position and end with 65")
  func dataErrors() {
    #expect(run("greet", "nobody") == (.badData, "", "kunya: -:3:7: nobody to greet\n"))
  }

  @Test("A missing input ends with 66, a directory too")
  func missingInput() {
    #expect(
      run("say", "echo", "no/such/file")
        == (.noInput, "", "kunya: no/such/file: No such file or directory\n"))
    #expect(run("say", "echo", "/") == (.noInput, "", "kunya: /: Is a directory\n"))
  }

  @Test("A full disk ends with 74, a reader that has gone silently")
  func outputErrors() {
    let full = CommandError.ioFailure(.write, path: "standard output", code: 28)
    #expect(
      run("greet", "W", outputFailure: full)
        == (
          .ioError, "", "kunya: standard output: cannot write: No space left on device\n"
        ))
    #expect(run("greet", "W", outputFailure: .closedPipe) == (.success, "", ""))
  }

  @Test("The version is known everywhere")
  func version() {
    #expect(run("--version").output == "hello 1.2.3\n")
    #expect(run("greet", "--version").output == "hello 1.2.3\n")
    #expect(run("say", "--version").output == "hello 1.2.3\n")
  }

  @Test("'help COMMAND' and 'COMMAND --help' are the same")
  func help() {
    #expect(run("help", "greet").output == run("greet", "--help").output)
    #expect(run("help", "say", "echo").output == run("say", "echo", "--help").output)
    #expect(run("help", "say").output == run("say", "--help").output)
    #expect(run("help").output == run("--help").output)
    #expect(run("help", "completions").output.contains("SHELL"))
    #expect(run("help", "nothing").status == .usage)
    #expect(run("help", "greet", "more").status == .usage)
  }
}
