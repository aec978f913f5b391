internal import Kunya

/// The configuration of `kunya variants`.
struct VariantsOptions: Sendable, Equatable {
  let names: [String]
  /// The name in Arabic script, where it is known beside a Latin one.
  let arabic: String?
  /// What the names are names of, where that is known.
  let kind: ResolutionOptions.Kind?
  let limit: Int
  let format: Format

  /// How the answer is written.
  enum Format: String, Sendable, CaseIterable {
    case text, jsonl
  }

  init(_ arguments: Arguments) throws(UsageError) {
    names = arguments.operands
    arabic = arguments.text(Self.arabic)
    kind = arguments.choice(Self.kind, as: ResolutionOptions.Kind.self)
    limit = arguments.integer(Self.limit) ?? 30
    format = arguments.choice(Self.format, as: Format.self) ?? .text
    if arabic != nil, names.count != 1 || names == ["-"] {
      throw .requires(Self.arabic.spelling, "one NAME")
    }
  }

  static let arabic = Option(
    "arabic", .text, "TEXT", help: "The name in Arabic script, where it is known as well.")

  static let kind = Option(
    "kind", .choice(of: ResolutionOptions.Kind.self), "KIND",
    help: "What the names are names of: maps write otherwise than people.")

  static let limit = Option(
    "limit", .integer(1...10_000), "N", help: "At most so many spellings (default: 30).")

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT", help: "How to answer (default: text).")

  static let declaration = CommandDeclaration(
    name: "variants",
    abstract: "The likely spellings of a name in every convention, ranked",
    discussion: """
      Expands each NAME into the Latin spellings worth searching, each with its probability among \
      all spellings: those of French, English, Persian, South Asian and scholarly habits.

      A NAME may be '-': then the names are read from standard input, one a line.
      """,
    operands: [.oneOrMore("NAME", .text)],
    optionGroups: [.init("Input", [arabic, kind]), .init("Output", [limit, format])],
    examples: [
      .init("kunya variants 'Walid al-Moallem'", "From any spelling."),
      .init(
        "kunya variants --limit 100 --format jsonl - < names.txt",
        "One JSON object for each line."),
    ])
}
