internal import AliasIndex
internal import Records

/// Labelled sets: tables of entities, and spellings of which it is known whom they mean.
///
/// A folder with two files in JSON Lines. `table.jsonl` has an entity a line: `set`, `id`, `kind`,
/// and its names `latin` and `arab`, of which one may be missing. `queries.jsonl` has a spelling a
/// line: `set`, `type`, `tier`, the spelling `q`, the ID `gold` of the entity or null where it is
/// not in the table, and `target`, the name that is meant. The type says which side of the table is
/// searched: `fa->latin` is Persian script against the Latin names alone.
struct LabelledSets: Sendable {
  /// Names of the sets, in the order in which they first appear.
  private(set) var sets: [String] = []
  private(set) var queries: [Query] = []
  private(set) var entities: [Entity] = []

  /// One labelled spelling.
  struct Query: Sendable {
    let set: String
    let type: String
    let name: String
    /// The entity that is meant; `nil` where the table does not have it.
    let gold: String?
    /// A name of what is meant, also where the table does not have it.
    let target: String
  }

  /// One row of a table.
  struct Entity: Sendable {
    let set: String
    let id: String
    let kind: IndexEntity.Kind
    let latin: String?
    let arabic: String?
  }

  /// Reads the sets of a folder; only queries of these tiers.
  mutating func read(
    _ folder: String, tiers: Set<String>, _ console: Console
  ) throws(CommandError) {
    try Self.forEachObject(of: "\(folder)/table.jsonl", console) {
      (document) throws(RecordError) in
      let set = document.string(of: try document.require("set", in: .root, as: .string))
      if !sets.contains(set) { sets.append(set) }
      let kind = try document.text("kind").flatMap(ResolutionOptions.Kind.init(rawValue:))
      entities.append(
        Entity(
          set: set, id: document.string(of: try document.require("id", in: .root, as: .string)),
          kind: kind?.indexKind ?? .unknown, latin: try document.text("latin"),
          arabic: try document.text("arab")))
    }
    try Self.forEachObject(of: "\(folder)/queries.jsonl", console) {
      (document) throws(RecordError) in
      guard tiers.contains(try document.text("tier") ?? "") else { return }
      let name = document.string(of: try document.require("q", in: .root, as: .string))
      queries.append(
        Query(
          set: document.string(of: try document.require("set", in: .root, as: .string)),
          type: document.string(of: try document.require("type", in: .root, as: .string)),
          name: name, gold: try document.text("gold"),
          target: try document.text("target") ?? name))
    }
  }

  /// Keeps these sets and types; an empty list keeps all.
  mutating func keep(sets wantedSets: [String], types: [String]) {
    queries.removeAll { query in
      !wantedSets.isEmpty && !wantedSets.contains(query.set)
        || !types.isEmpty && !types.contains(query.type)
    }
    sets.removeAll { !wantedSets.isEmpty && !wantedSets.contains($0) }
  }

  /// What a group of queries is searched in: one set's names in one script.
  struct Ground: Hashable, Sendable {
    let set: String
    let isArabic: Bool

    init(of query: Query) {
      set = query.set
      isArabic = query.type.hasSuffix("arab")
    }
  }

  /// The entities of a ground, each with its one name there.
  func entities(of ground: Ground) -> [IndexEntity] {
    entities.compactMap { entity in
      guard entity.set == ground.set,
        let name = ground.isArabic ? entity.arabic : entity.latin
      else { return nil }
      return IndexEntity(id: entity.id, kind: entity.kind, names: [.init(name)])
    }
  }

  private static func forEachObject(
    of path: String, _ console: Console,
    _ body: (borrowing JSONDocument) throws(RecordError) -> Void
  ) throws(CommandError) {
    var input = try RecordInput(path, .jsonLines, console)
    var document = JSONDocument()
    while let block = try input.next(1000) {
      do throws(RecordError) {
        for record in block.records {
          try document.read(record, of: block)
          try body(document)
        }
      } catch {
        throw CommandError(reading: error)
      }
    }
  }
}

extension JSONDocument {
  /// The text of a member of the record; `nil` where it is missing or null.
  fileprivate func text(_ name: StaticString) throws(RecordError) -> String? {
    try optional(name, in: .root, as: .string).map { string(of: $0) }
  }
}
