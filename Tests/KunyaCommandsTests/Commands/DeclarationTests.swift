import Testing

@testable import KunyaCommands

/// Every declaration of the program, whether or not its command is finished.
private let declarations =
  [
    ResolveOptions.declaration, BatchOptions.declaration, AnnotateOptions.declaration,
    NormalizeOptions.declaration, CompareOptions.declaration, ClusterOptions.declaration,
    TrainOptions.declaration, EvaluateOptions.declaration,
  ]
  + groups.flatMap(\.commands).compactMap { node in
    if case .command(let type) = node { type.declaration } else { nil }
  }

/// The groups of commands; examples of their commands have the group's name too.
private let groups = [CommandGroup.alias, .index]

@Suite("The commands' declarations")
struct DeclarationTests {
  @Test("Examples are command lines that the command understands", arguments: declarations)
  func examples(_ declaration: CommandDeclaration) throws {
    #expect(!declaration.examples.isEmpty)
    for example in declaration.examples {
      let words = shellWords(example.commandLine)
      let start = try #require(words.firstIndex(of: "kunya"))
      let isOfGroup = groups.contains { $0.name == words[start + 1] }
      let name = isOfGroup ? start + 2 : start + 1
      #expect(words[name] == declaration.name)
      #expect(throws: Never.self, "\(example.commandLine)") {
        try ArgumentScanner.scan(words[(name + 1)...], for: declaration)
      }
    }
  }

  @Test("Sentences end with a full stop, abstracts do not", arguments: declarations)
  func punctuation(_ declaration: CommandDeclaration) {
    #expect(!declaration.abstract.hasSuffix("."))
    for option in declaration.options { #expect(option.help.hasSuffix("."), "\(option.name)") }
    for example in declaration.examples { #expect(example.meaning.hasSuffix(".")) }
  }

  @Test("No option is declared twice", arguments: declarations)
  func uniqueness(_ declaration: CommandDeclaration) {
    #expect(Set(declaration.spellings).count == declaration.spellings.count)
  }

  @Test("Examples fit 80 columns", arguments: declarations)
  func width(_ declaration: CommandDeclaration) {
    let page = HelpPage(terminal: .none).text(for: declaration, called: "kunya x")
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// The words of a shell command line, up to a redirection; single quotes hold words together.
  private func shellWords(_ line: String) -> ArraySlice<String> {
    var words: [String] = []
    for (index, piece) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated()
    {
      if index.isMultiple(of: 2) {
        words += piece.split(separator: " ").map(String.init)
      } else {
        words.append(String(piece))
      }
    }
    return words.prefix { $0 != ">" && $0 != "<" }
  }
}
