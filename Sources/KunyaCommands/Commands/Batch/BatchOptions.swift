/// The configuration of `kunya batch`.
struct BatchOptions: Sendable, Equatable {
  let input: String
  let resolution: ResolutionOptions

  /// Index files as they were before; where there are any, only what has changed is written.
  let formerIndexes: [String]

  let format: Format

  /// The column that holds the name, in CSV and TSV.
  let column: String?

  /// Where the results go; `-` for standard output.
  let output: String

  /// Where rejected records go; `nil` where they are only counted and reported.
  let rejects: String?

  /// The number of threads; `nil` for one a processor.
  let threads: Int?

  /// Whether each record is answered before the next one is read.
  let isUnbuffered: Bool

  let isQuiet: Bool

  /// The formats of input and output.
  enum Format: String, Sendable, CaseIterable {
    case jsonl, csv, tsv, lines
  }

  init(_ arguments: Arguments) throws(UsageError) {
    input = arguments.operands.first ?? "-"
    resolution = try ResolutionOptions(arguments)
    formerIndexes = arguments.texts(Self.changedSince)
    format =
      arguments.choice(Self.format, as: Format.self) ?? Format(fileName: input) ?? .jsonl
    column = arguments.text(Self.column)
    output = arguments.text(CommonOptions.output) ?? "-"
    rejects = arguments.text(Self.rejects)
    threads = arguments.integer(CommonOptions.threads)
    isUnbuffered = arguments.has(Self.unbuffered)
    isQuiet = arguments.has(CommonOptions.quiet)
    if !formerIndexes.isEmpty, resolution.indexes.isEmpty {
      throw .requires(Self.changedSince.spelling, ResolutionOptions.index.spelling)
    }
    if column != nil, format == .jsonl || format == .lines {
      throw .requires(Self.column.spelling, "--format csv or tsv")
    }
    if resolution.explains, format == .csv || format == .tsv {
      throw .requires(ResolutionOptions.explain.spelling, "--format jsonl or lines")
    }
  }
}

extension BatchOptions.Format {
  /// The format that a file's name tells by its ending; `nil` where it tells none.
  init?(fileName: String) {
    let last = fileName.split(separator: "/").last ?? ""
    guard let dot = last.lastIndex(of: ".") else { return nil }
    switch last[dot...].dropFirst().lowercased() {
    case "jsonl", "ndjson", "json": self = .jsonl
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "txt", "lst": self = .lines
    default: return nil
    }
  }
}

extension BatchOptions {
  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT",
    help: "How the records are written (default: as the name of INPUT tells, else jsonl).")

  static let column = Option(
    "column", .text, "NAME", help: "The column with the name, for csv and tsv (default: name).")

  static let changedSince = Option(
    "changed-since", .file, "OLD", isRepeatable: true,
    help: "Write only the records that the index OLD, in the place of --index, answered otherwise.")

  static let rejects = Option(
    "rejects", .file, "FILE", help: "Write records that cannot be used, and why, to FILE.")

  static let unbuffered = Option.flag(
    "unbuffered", help: "Answer each record before reading the next, in one thread.")

  static let declaration = CommandDeclaration(
    name: "batch",
    abstract: "Resolve the names of a whole file",
    discussion: """
      Reads records from INPUT ('-' for standard input) and writes one answer for each, in the \
      same order.

      'jsonl' records are objects {"key": …, "name": …} with, where known, "kind", "lang" and \
      "countries"; the answers are objects too. 'csv' and 'tsv' have a header line; the answer's \
      columns decision, id, label, score and alias, those of the best candidate, are appended. \
      'lines' has one name a line, and its answers are JSON objects.

      With --changed-since, every name is resolved twice, against the indexes of --index and against \
      OLD, and only the records whose decision or best ID has changed are written, with both answers: \
      the former one as "before", or in the columns before_decision, before_id, before_label, \
      before_score and before_alias. Of two answers 'none' neither has an ID.

      Records that cannot be used are reported and passed over; the status is then 1.
      """,
    operands: [.one("INPUT", .file)],
    optionGroups: ResolutionOptions.groups + [
      .init("Input and output", [format, column, changedSince, CommonOptions.output, rejects]),
      .init("Work", [CommonOptions.threads, unbuffered, CommonOptions.quiet]),
    ],
    examples: [
      .init(
        "kunya batch mentions.jsonl --output resolved.jsonl --rejects rejects.jsonl",
        "Resolves a file, and keeps what could not be used."),
      .init(
        "kunya batch --column author books.csv > books-resolved.csv",
        "Adds the answer's columns to a table."),
      .init(
        "kunya batch --index names.idx --no-builtin mentions.jsonl",
        "Only your own entities, from an index of them."),
      .init(
        "kunya batch --changed-since may.idx --index june.idx mentions.jsonl",
        "Only the names that mean something else since the table has grown."),
      .init(
        "cut -f 2 names.tsv | kunya batch --format lines --match-at 0.99 -",
        "Names from another program; only near-certain ones count as matches."),
    ])
}
