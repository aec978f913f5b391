/// Everything about a command that is known before it runs.
///
/// The scanner, the help page and the shell completions are made from it, so that none of them
/// can contradict another.
struct CommandDeclaration: Sendable {
  /// The word that calls it.
  let name: String

  /// One line, no full stop: what it does.
  let abstract: String

  /// What a reader of the help page needs to know, as paragraphs parted by an empty line.
  let discussion: String

  /// The forms of the command line after the name, where the operands alone do not tell
  /// (`A B` or `--pairs TSV`); empty otherwise.
  let forms: [String]

  let operands: [Operand]

  /// The options under their headings, in the order of the help page.
  let optionGroups: [OptionGroup]

  let examples: [Example]

  init(
    name: String, abstract: String, discussion: String, forms: [String] = [],
    operands: [Operand] = [], optionGroups: [OptionGroup] = [], examples: [Example]
  ) {
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.forms = forms
    self.operands = operands
    self.optionGroups = optionGroups + [OptionGroup("Other", [.help, .version])]
    self.examples = examples
  }

  /// Options that belong together, under one heading of the help page.
  struct OptionGroup: Sendable {
    let title: String
    let options: [Option]

    init(_ title: String, _ options: [Option]) {
      self.title = title
      self.options = options
    }
  }

  /// A command line worth showing, and what it does.
  struct Example: Sendable {
    let commandLine: String
    let meaning: String

    init(_ commandLine: String, _ meaning: String) {
      self.commandLine = commandLine
      self.meaning = meaning
    }
  }

  /// All options, `--help` and `--version` last.
  var options: [Option] { optionGroups.flatMap(\.options) }

  /// All options as they are typed.
  var spellings: [String] { options.map(\.spelling) }

  func option(spelledAs spelling: String) -> Option? {
    options.first { $0.spelling == spelling }
  }
}
