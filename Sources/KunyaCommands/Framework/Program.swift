/// The program: its commands, and the way from words to one of them.
struct Program: Sendable {
  let name: String
  let version: String

  /// One sentence: what the program is for.
  let abstract: String

  /// The commands in the order of the help page, `help` and `completions` last.
  let commands: [CommandNode]

  init(name: String, version: String, abstract: String, commands: [CommandNode]) {
    self.name = name
    self.version = version
    self.abstract = abstract
    self.commands = commands + BuiltinCommand.allCases.map(CommandNode.builtin)
  }

  /// Runs the command that `words` (without the program's own name) call for.
  ///
  /// Never throws: what went wrong is said on standard error and told by the status.
  func run(_ words: [String], _ console: Console) -> ExitCode {
    do {
      return try dispatch(words[...], path: [], among: commands, console)
    } catch {
      // A reader that has gone has seen enough: nothing is said, and nothing is wrong.
      if error != .closedPipe { console.messages.report(error.description) }
      return error.exitCode
    }
  }

  /// Writes the help page of the command at `path` (`["index", "build"]`), of a group of
  /// commands, or, for an empty path, of the program.
  func showHelp(of path: [String], _ console: Console) throws(CommandError) {
    let page = HelpPage(terminal: console.terminal)
    guard !path.isEmpty else { return try console.output.write(page.text(for: self)) }
    var trail: [String] = []
    var nodes = commands
    var text = ""
    for word in path {
      let node = try find(word, after: trail, among: nodes)
      trail.append(word)
      switch node {
      case .command(let type):
        (nodes, text) = ([], page.text(for: type.declaration, called: commandLine(trail)))
      case .builtin(let builtin):
        (nodes, text) = ([], page.text(for: builtin.declaration, called: commandLine(trail)))
      case .group(let group):
        (nodes, text) = (group.commands, page.text(for: group, called: commandLine(trail)))
      }
    }
    try console.output.write(text)
  }

  private func dispatch(
    _ words: ArraySlice<String>, path: [String], among nodes: [CommandNode], _ console: Console
  ) throws(CommandError) -> ExitCode {
    switch words.first {
    case "--help", "-h":
      return try answer(.help, path, console)
    case "--version":
      return try answer(.version, path, console)
    default:
      break
    }
    let node = try find(words.first, after: path, among: nodes)
    let path = path + [node.name]
    let rest = words.dropFirst()
    switch node {
    case .group(let group):
      return try dispatch(rest, path: path, among: group.commands, console)
    case .builtin(let builtin):
      return try perform(builtin.declaration, rest, path, console) {
        (arguments) throws(CommandError) in
        try builtin.run(arguments, of: self, console)
      }
    case .command(let type):
      return try perform(type.declaration, rest, path, console) {
        (arguments) throws(CommandError) in
        let command = try blaming(path) { () throws(UsageError) in try type.init(arguments) }
        return try command.run(console)
      }
    }
  }

  private func perform(
    _ declaration: CommandDeclaration, _ words: ArraySlice<String>, _ path: [String],
    _ console: Console, run: (Arguments) throws(CommandError) -> ExitCode
  ) throws(CommandError) -> ExitCode {
    let request = try blaming(path) { () throws(UsageError) in
      try ArgumentScanner.scan(words, for: declaration)
    }
    guard case .run(let arguments) = request else { return try answer(request, path, console) }
    return try run(arguments)
  }

  /// Answers a question about the program instead of running a command.
  private func answer(
    _ request: ArgumentScanner.Request, _ path: [String], _ console: Console
  ) throws(CommandError) -> ExitCode {
    if request == .version {
      try console.output.write("\(name) \(version)\n")
    } else {
      try showHelp(of: path, console)
    }
    return .success
  }

  private func find(
    _ word: String?, after path: [String], among nodes: [CommandNode]
  ) throws(CommandError) -> CommandNode {
    try blaming(path) { () throws(UsageError) in
      guard let word else { throw .missingCommand }
      if let node = nodes.first(where: { $0.name == word }) { return node }
      guard !word.hasPrefix("-") else {
        throw .unknownOption(word, nearest: nearestWord(to: word, among: ["--help", "--version"]))
      }
      throw .unknownCommand(word, nearest: nearestWord(to: word, among: nodes.map(\.name)))
    }
  }

  /// Runs `body`; its usage error learns which command's help to recommend.
  private func blaming<Result>(
    _ path: [String], _ body: () throws(UsageError) -> Result
  ) throws(CommandError) -> Result {
    do {
      return try body()
    } catch {
      throw .usage(error, command: commandLine(path))
    }
  }

  private func commandLine(_ path: [String]) -> String {
    ([name] + path).joined(separator: " ")
  }
}
