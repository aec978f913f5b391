/// The commands that are about the program itself and therefore need to see all others.
enum BuiltinCommand: String, Sendable, CaseIterable {
  case help
  case completions

  var declaration: CommandDeclaration {
    switch self {
    case .help:
      CommandDeclaration(
        name: rawValue, abstract: "Explain a command",
        discussion: "Shows what `COMMAND --help` shows; without a COMMAND, the list of all.",
        operands: [.any("COMMAND", .text)],
        examples: [.init("kunya help completions", "Explains the command 'completions'.")])
    case .completions:
      CommandDeclaration(
        name: rawValue, abstract: "Write a shell's completion script",
        discussion: "Writes the script that lets SHELL complete commands, options and files.",
        operands: [.one("SHELL", .choice(of: Shell.self))],
        examples: [
          .init(
            "kunya completions bash > ~/.local/share/bash-completion/completions/kunya",
            "Installs the completion for bash; new shells use it."),
          .init(
            "kunya completions fish > ~/.config/fish/completions/kunya.fish",
            "The same for fish."),
        ])
    }
  }

  /// Does the work for `program`.
  func run(
    _ arguments: Arguments, of program: Program, _ console: Console
  ) throws(CommandError) -> ExitCode {
    switch self {
    case .help:
      try program.showHelp(of: arguments.operands, console)
    case .completions:
      for shell in arguments.operands.compactMap(Shell.init(rawValue:)) {
        try console.output.write(shell.completionScript(for: program))
      }
    }
    return .success
  }
}
