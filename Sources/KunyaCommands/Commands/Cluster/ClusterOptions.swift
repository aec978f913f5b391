/// The configuration of `kunya cluster`.
struct ClusterOptions: Sendable, Equatable {
  let input: String

  /// How the records are written.
  let inputFormat: BatchOptions.Format

  /// The column that holds the name, in CSV and TSV.
  let column: String?

  /// What all the names are names of; `nil` where that is not known.
  let kind: ResolutionOptions.Kind?

  /// Index files with entities that the names may mean.
  let indexes: [String]

  /// Groups are joined from this mean probability on.
  let matchAt: Double

  let format: Format

  /// Where the proposals go; `-` for standard output.
  let output: String

  /// Where rejected records go; `nil` where they are only counted and reported.
  let rejects: String?

  /// A working copy of `Data`; `nil` for what is embedded.
  let data: String?
  let threads: Int?
  let isQuiet: Bool

  /// How the proposals are written.
  enum Format: String, Sendable, CaseIterable {
    case tsv, jsonl
  }

  static let defaultMatchAt = 0.7

  init(_ arguments: Arguments) throws(UsageError) {
    input = arguments.operands.first ?? "-"
    inputFormat =
      arguments.choice(Self.inputFormat, as: BatchOptions.Format.self)
      ?? BatchOptions.Format(fileName: input) ?? .lines
    column = arguments.text(BatchOptions.column)
    kind = arguments.choice(Self.kind, as: ResolutionOptions.Kind.self)
    indexes = arguments.texts(Self.index)
    matchAt = arguments.number(Self.matchAt) ?? Self.defaultMatchAt
    format = arguments.choice(Self.format, as: Format.self) ?? .tsv
    output = arguments.text(CommonOptions.output) ?? "-"
    rejects = arguments.text(BatchOptions.rejects)
    data = arguments.text(DataFolder.option)
    threads = arguments.integer(CommonOptions.threads)
    isQuiet = arguments.has(CommonOptions.quiet)
    if data != nil, !indexes.isEmpty {
      throw .conflict(Self.index.spelling, DataFolder.option.spelling)
    }
    if column != nil, inputFormat == .jsonl || inputFormat == .lines {
      throw .requires(BatchOptions.column.spelling, "--input-format csv or tsv")
    }
  }

  static let inputFormat = Option(
    "input-format", .choice(of: BatchOptions.Format.self), "FORMAT",
    help: "How the records are written (default: as the name of INPUT tells, else lines).")

  static let kind = Option(
    "kind", .choice(of: ResolutionOptions.Kind.self), "KIND",
    help: "What the names are names of (default: not known).")

  static let index = Option(
    "index", .file, "FILE", isRepeatable: true,
    help: "Put names together that mean one entity of an index (see 'kunya index').")

  static let matchAt = Option(
    "match-at", CommonOptions.probability, "P",
    help: "Join groups whose names are one with probability P in the mean (default: 0.7).")

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT", help: "How to answer (default: tsv).")

  static let declaration = CommandDeclaration(
    name: "cluster",
    abstract: "Group the spellings of one name in a list",
    discussion: """
      Reads names from INPUT ('-' for standard input) and proposes which of them are spellings of \
      one name, by the score of 'compare'. Names that fit no other are left out.

      The answer is an alias table: id, kind, name, lang, role and source, with score, the mean \
      probability that the name is one with another of its group, and reason, the names that fit \
      best and worst with it. The most typical spelling is the preferred one. A person should look \
      before the groups are imported.

      With --index, names that 'resolve' matches with one entity are one group, also where there is \
      only one; the group has the entity's ID, and score and reason say how well the name fits with a \
      name of the entity. Names without a match join such groups by their likeness.

      The answer does not depend on the order of the names or on the number of threads.
      """,
    operands: [.one("INPUT", .file)],
    optionGroups: [
      .init("Input", [inputFormat, BatchOptions.column, kind, BatchOptions.rejects]),
      .init("Groups", [index, matchAt, DataFolder.option]),
      .init("Output", [format, CommonOptions.output]),
      .init("Work", [CommonOptions.threads, CommonOptions.quiet]),
    ],
    examples: [
      .init("kunya cluster names.txt > proposals.tsv", "The names of a list, one a line."),
      .init(
        "kunya cluster --kind person --column author books.csv",
        "The names in a column; all of them are people."),
      .init(
        "kunya cluster --index people.idx names.txt > proposals.tsv",
        "New spellings of the people in an index, under their IDs, and groups of others."),
    ])
}
