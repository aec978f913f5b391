/// The configuration of `kunya normalize`.
struct NormalizeOptions: Sendable, Equatable {
  let names: [String]
  let format: Format

  /// How the answer is written.
  enum Format: String, Sendable, CaseIterable {
    case text, jsonl
  }

  init(_ arguments: Arguments) {
    names = arguments.operands
    format = arguments.choice(Self.format, as: Format.self) ?? .text
  }

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT", help: "How to answer (default: text).")

  static let declaration = CommandDeclaration(
    name: "normalize",
    abstract: "Parse a name and bring it to its canonical form",
    discussion: """
      Shows for each NAME its parts and their roles, its folded forms, and its name form with the \
      form's ID, which every spelling of the name shares. No table of entities is needed.

      A NAME may be '-': then the names are read from standard input, one a line.
      """,
    operands: [.oneOrMore("NAME", .text)],
    optionGroups: [.init("Output", [format])],
    examples: [
      .init("kunya normalize 'Dr. Abd el-Rahman bin Khalid'", "Title, names and patronymic."),
      .init("kunya normalize --format jsonl - < names.txt", "One JSON object for each line."),
    ])
}
