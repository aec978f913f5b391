/// What `resolve` and `batch` have in common: against what to resolve, how much to answer, and
/// when to be sure.
struct ResolutionOptions: Sendable, Equatable {
  /// Index files, searched where they are.
  let indexes: [String]

  /// Entity files in JSON Lines, indexed in memory before the work begins.
  let tables: [String]

  /// Whether the entities that come with the program take part.
  let usesBuiltin: Bool

  /// The only kind of entity wanted; `nil` for all.
  let kind: Kind?

  /// ID of the place within which the entities have to lie; `nil` for all.
  let within: String?

  /// The greatest number of candidates for one name.
  let limit: Int

  /// Whether candidates carry their explanation.
  let explains: Bool

  /// The lowest score for `match`; `nil` for the engine's own.
  let matchAt: Double?

  /// The lowest score for `review`; `nil` for the engine's own.
  let reviewAt: Double?

  /// Whether a name without a match makes the run end with ``ExitCode/incomplete``.
  let requiresMatch: Bool

  /// The kinds of entities.
  enum Kind: String, Sendable, CaseIterable {
    case person, place, organization, name
  }

  init(_ arguments: Arguments) throws(UsageError) {
    indexes = arguments.texts(Self.index)
    tables = arguments.texts(Self.table)
    usesBuiltin = !arguments.has(Self.noBuiltin)
    kind = arguments.choice(Self.kind, as: Kind.self)
    within = arguments.text(Self.within)
    limit = arguments.integer(Self.limit) ?? Self.defaultLimit
    explains = arguments.has(Self.explain)
    matchAt = arguments.number(Self.matchAt)
    reviewAt = arguments.number(Self.reviewAt)
    requiresMatch = arguments.has(Self.requireMatch)
    if !usesBuiltin, tables.isEmpty, indexes.isEmpty { throw Self.nothingToSearch }
    if let matchAt, let reviewAt, reviewAt > matchAt {
      throw .outOfOrder(Self.reviewAt.spelling, Self.matchAt.spelling)
    }
  }
}

extension ResolutionOptions {
  static let defaultLimit = 5

  /// The error where nothing is left to resolve against.
  static let nothingToSearch = UsageError.requires(
    noBuiltin.spelling, "\(index.spelling) or \(table.spelling)")

  static let index = Option(
    "index", .file, "FILE", isRepeatable: true,
    help: "Resolve against the entities of an index too (see 'kunya index').")

  static let table = Option(
    "table", .file, "FILE", isRepeatable: true,
    help: "Resolve against the entities in FILE too (JSON Lines).")

  static let noBuiltin = Option.flag(
    "no-builtin", help: "Leave out the people and places that come with the program.")

  static let kind = Option(
    "kind", .choice(of: Kind.self), "KIND", help: "Only entities of this kind.")

  static let within = Option(
    "within", .text, "ID",
    help: "Only entities that lie within the place with this ID, at whatever depth.")

  static let limit = Option(
    "limit", .integer(1...1000), "N",
    help: "At most N candidates for a name (default: \(defaultLimit)).")

  static let explain = Option.flag("explain", help: "Say what speaks for and against a candidate.")

  static let matchAt = Option(
    "match-at", CommonOptions.probability, "P",
    help: "Call it a match from score P on, a probability from 0 to 1.")

  static let reviewAt = Option(
    "review-at", CommonOptions.probability, "P",
    help: "Call it worth a person's look from score P on.")

  static let requireMatch = Option.flag(
    "require-match", help: "End with status 1 where a name has no match.")

  /// The options under their headings.
  static let groups: [CommandDeclaration.OptionGroup] = [
    .init("Entities", [index, table, noBuiltin, kind, within]),
    .init("Answers", [limit, explain]),
    .init("Decision", [matchAt, reviewAt, requireMatch]),
  ]
}
