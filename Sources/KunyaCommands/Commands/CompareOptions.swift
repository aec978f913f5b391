/// The configuration of `kunya compare`.
struct CompareOptions: Sendable, Equatable {
  let subject: Subject
  let format: Format

  /// What is compared.
  enum Subject: Sendable, Equatable {
    /// Two names.
    case names(String, String)

    /// The rows of a TSV file with the columns `name_a` and `name_b`; `-` for standard input.
    case pairs(file: String)
  }

  /// How the answer for two names is written; rows always become rows.
  enum Format: String, Sendable, CaseIterable {
    case text, jsonl
  }

  init(_ arguments: Arguments) throws(UsageError) {
    format = arguments.choice(Self.format, as: Format.self) ?? .text
    let names = arguments.operands
    if let file = arguments.text(Self.pairs) {
      if let name = names.first { throw .conflict("'\(name)'", Self.pairs.spelling) }
      if arguments.has(Self.format) { throw .conflict(Self.format.spelling, Self.pairs.spelling) }
      subject = .pairs(file: file)
    } else {
      guard names.count > 0 else { throw .missingOperand("A") }
      guard names.count > 1 else { throw .missingOperand("B") }
      subject = .names(names[0], names[1])
    }
  }

  static let pairs = Option(
    "pairs", .file, "TSV", help: "Compare name_a and name_b of every row instead.")

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT", help: "How to answer (default: text).")

  static let declaration = CommandDeclaration(
    name: "compare",
    abstract: "Tell whether two spellings are one name",
    discussion: """
      Shows the probability that A and B are spellings of one name, the decision, and how their \
      parts were aligned.

      With --pairs, each row of the file comes out again with the columns score and decision \
      appended; the header must name the columns name_a and name_b.
      """,
    forms: ["A B", "--pairs TSV"],
    operands: [.optional("A", .text), .optional("B", .text)],
    optionGroups: [.init("Input and output", [pairs, format])],
    examples: [
      .init("kunya compare 'Qaddafi' 'Gheddafi'", "Two romanizations of one surname."),
      .init("kunya compare 'Hussein' 'حسن'", "Two names that are easily confused."),
      .init("kunya compare --pairs pairs.tsv > scored.tsv", "Many pairs at once."),
    ])
}
