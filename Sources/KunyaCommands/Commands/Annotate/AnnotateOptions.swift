/// The configuration of `kunya annotate`.
struct AnnotateOptions: Sendable, Equatable {
  let input: String
  let indexes: [String]
  let tables: [String]
  let usesBuiltin: Bool
  let kind: ResolutionOptions.Kind?
  let format: Format
  let output: String

  /// How the mentions are written.
  enum Format: String, Sendable, CaseIterable {
    case text, jsonl
  }

  init(_ arguments: Arguments) throws(UsageError) {
    input = arguments.operands.first ?? "-"
    indexes = arguments.texts(ResolutionOptions.index)
    tables = arguments.texts(ResolutionOptions.table)
    usesBuiltin = !arguments.has(ResolutionOptions.noBuiltin)
    kind = arguments.choice(ResolutionOptions.kind, as: ResolutionOptions.Kind.self)
    format = arguments.choice(Self.format, as: Format.self) ?? .text
    output = arguments.text(CommonOptions.output) ?? "-"
    if !usesBuiltin, tables.isEmpty, indexes.isEmpty {
      throw ResolutionOptions.nothingToSearch
    }
  }

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT",
    help: "A table of the mentions, or one JSON object for each (default: text).")

  static let declaration = CommandDeclaration(
    name: "annotate",
    abstract: "Find the names in running text",
    discussion: """
      Reads text from INPUT ('-' for standard input) and finds the mentions of known entities. \
      Offsets are bytes of the UTF-8 input, from 0, the end exclusive.
      """,
    operands: [.one("INPUT", .file)],
    optionGroups: [
      .init(
        "Entities",
        [
          ResolutionOptions.index, ResolutionOptions.table, ResolutionOptions.noBuiltin,
          ResolutionOptions.kind,
        ]),
      .init("Output", [format, CommonOptions.output]),
    ],
    examples: [
      .init("kunya annotate article.txt", "The names it knows, with their offsets."),
      .init(
        "kunya annotate --format jsonl --kind person - < article.txt",
        "One JSON object for each person mentioned, with offsets."),
    ])
}
