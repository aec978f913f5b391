/// One place of the command tree, as the completion scripts need it.
struct CompletionLeaf {
  /// The words that lead there, without the program's name: `["index", "build"]`.
  let path: [String]

  /// The commands that can follow; none after a command.
  let commands: [CommandNode]

  let options: [Option]

  /// What the words may be that are neither commands nor options.
  let operands: [ValueKind]

  /// Every place of the tree, the program itself first.
  static func all(of program: Program) -> [CompletionLeaf] {
    let root = CompletionLeaf(group: program.commands, at: [])
    return [root] + program.commands.flatMap { all(of: $0, below: root) }
  }

  private static func all(of node: CommandNode, below parent: CompletionLeaf) -> [CompletionLeaf] {
    let path = parent.path + [node.name]
    switch node {
    case .command(let type):
      return [CompletionLeaf(path: path, type.declaration)]
    case .builtin(.help):
      return [CompletionLeaf(group: parent.commands, at: path)]
    case .builtin(let builtin):
      return [CompletionLeaf(path: path, builtin.declaration)]
    case .group(let group):
      let leaf = CompletionLeaf(group: group.commands, at: path)
      return [leaf] + group.commands.flatMap { all(of: $0, below: leaf) }
    }
  }

  private init(group commands: [CommandNode], at path: [String]) {
    self.path = path
    self.commands = commands
    options = [.help, .version]
    operands = []
  }

  private init(path: [String], _ declaration: CommandDeclaration) {
    self.path = path
    commands = []
    options = declaration.options
    operands = declaration.operands.map(\.kind)
  }

  /// The path as the scripts write it: `/index/build`, empty for the program.
  var place: String { path.map { "/" + $0 }.joined() }

  /// The words to offer where no option stands.
  var choices: [String] { commands.map(\.name) + operands.flatMap(\.choices) }

  /// Whether files are to be offered where no option stands.
  var takesFiles: Bool { operands.contains(.file) }
}

extension ValueKind {
  /// The words to offer; none where anything goes.
  var choices: [String] {
    if case .choice(let words) = self { words } else { [] }
  }
}

extension String {
  /// The text as one word of a shell script.
  var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// Everything before the first full stop that ends a sentence.
  var firstSentence: String {
    let sentence = firstRange(of: ". ").map { String(self[..<$0.lowerBound]) } ?? self
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
