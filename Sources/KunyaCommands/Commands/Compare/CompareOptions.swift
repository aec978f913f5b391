/// The configuration of `kunya compare`.
struct CompareOptions: Sendable, Equatable {
  let subject: Subject
  let format: Format

  /// Index files that tell how rare a part is; the general figures alone where there are none.
  let indexes: [String]

  /// Whether the answer says why.
  let explains: Bool

  /// Where the rows go; `-` for standard output.
  let output: String

  /// The number of threads for rows; `nil` for one a processor.
  let threads: Int?

  let isQuiet: Bool

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
    indexes = arguments.texts(Self.index)
    explains = arguments.has(Self.explain)
    output = arguments.text(CommonOptions.output) ?? "-"
    threads = arguments.integer(CommonOptions.threads)
    isQuiet = arguments.has(CommonOptions.quiet)
    let names = arguments.operands
    if let file = arguments.text(Self.pairs) {
      if let name = names.first { throw .conflict("'\(name)'", Self.pairs.spelling) }
      for option in [Self.format, Self.explain] where arguments.has(option) {
        throw .conflict(option.spelling, Self.pairs.spelling)
      }
      subject = .pairs(file: file)
    } else {
      guard names.count > 0 else { throw .missingOperand("A") }
      guard names.count > 1 else { throw .missingOperand("B") }
      for option in [CommonOptions.output, CommonOptions.threads] where arguments.has(option) {
        throw .requires(option.spelling, Self.pairs.spelling)
      }
      subject = .names(names[0], names[1])
    }
  }

  static let pairs = Option(
    "pairs", .file, "TSV", help: "Compare name_a and name_b of every row instead.")

  static let index = Option(
    "index", .file, "FILE", isRepeatable: true,
    help: "Take from an index how rare a part is among names (see 'kunya index').")

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT", help: "How to answer (default: text).")

  static let explain = Option.flag(
    "explain", help: "Say how the parts were aligned, and what speaks for and against.")

  static let declaration = CommandDeclaration(
    name: "compare",
    abstract: "Tell whether two spellings are one name",
    discussion: """
      Shows the probability that A and B are spellings of one name, and the decision; with \
      --explain, or as JSON, also how their parts were aligned.

      A part in which the names agree tells the more the rarer it is. With --index, names are compared \
      as 'resolve' does it among the entities of the index: where every second one is a Hassan, Hassan \
      tells little.

      With --pairs, each row of the file comes out again with the columns score and decision \
      appended; the header must name the columns name_a and name_b.
      """,
    forms: ["A B", "--pairs TSV"],
    operands: [.optional("A", .text), .optional("B", .text)],
    optionGroups: [
      .init("Names", [index]),
      .init("Two names", [format, explain]),
      .init(
        "Many pairs", [pairs, CommonOptions.output, CommonOptions.threads, CommonOptions.quiet]),
    ],
    examples: [
      .init("kunya compare 'Qaddafi' 'Gheddafi'", "Two romanizations of one surname."),
      .init("kunya compare --explain 'Hussein' 'حسن'", "Two names easily confused, and why not."),
      .init("kunya compare --pairs pairs.tsv > scored.tsv", "Many pairs at once."),
      .init(
        "kunya compare --index people.idx 'Hassan Ali' 'Hassan Aly'",
        "Two names among those of an index."),
    ])
}
