internal import AliasIndex
internal import AliasTable
internal import Kunya

/// Takes the entities of stores and tables into an index, each ID once, and keeps none of them.
struct IndexBuild: ~Copyable {
  private(set) var builder: AliasIndexBuilder
  private var places = EntityPlaces()
  /// Where IDs were given that have no entity: merged and retired ones.
  private var placeOfGone: [String: String] = [:]
  private var merged = MergedIDs()
  /// The first entity of a table.
  private var firstOfTables: Int?

  init(_ builder: consuming AliasIndexBuilder) {
    self.builder = builder
  }

  /// Adds the live entities of a store, one at a time.
  ///
  /// - Parameter isAlone: whether there is nothing else; within one store no ID comes twice.
  mutating func add(
    store path: String, isAlone: Bool, _ progress: ProgressBar
  ) throws(CommandError) -> [Rejection] {
    var rejections: [Rejection] = []
    var number = 0
    var failure: IndexBuildFault?
    try storing { () throws(StoreError) in
      let store = try AliasStore.open(path: path)
      try store.forEachEntity { (entity, redirects) throws(StoreError) in
        number += 1
        progress.advance(records: 1)
        guard failure == nil else { return }
        do throws(IndexBuildFault) {
          let entity = IndexEntity(entity, formerIDs: redirects)
          if isAlone {
            try builder.add(entity)
          } else if let first = try addUnlessKnown(entity, file: path) {
            rejections.append(
              Rejection(
                file: path, record: number, key: entity.id,
                reason: .duplicateID(entity.id, firstAt: first)))
          }
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw CommandError(failure) }
    return rejections
  }

  /// Adds the entities of the file of JSON Lines at `path`; rejected rows go to `rejects`.
  mutating func add(
    table path: String, _ console: Console, rejects: inout RejectLog, _ progress: ProgressBar
  ) throws(CommandError) {
    if firstOfTables == nil { firstOfTables = builder.entityCount }
    try EntityRows.read(path, threads: processorCount(), console, rejects: &rejects) {
      (row) throws(CommandError) in
      progress.advance(records: 1)
      do throws(IndexBuildFault) {
        return try add(row)
      } catch {
        throw CommandError(error)
      }
    }
  }

  private mutating func add(_ row: EntityRows.Row) throws(IndexBuildFault) -> Rejection? {
    if !placeOfGone.isEmpty, let first = placeOfGone[row.id] { return row.duplicate(of: first) }
    if case .entity(let entity) = row.content {
      let first = try addUnlessKnown(entity, file: row.file, line: row.line)
      return first.map { row.duplicate(of: $0) }
    }
    if let known = try builder.number(ofID: row.id) { return row.duplicate(of: places[known]) }
    placeOfGone[row.id] = "\(row.file):\(row.line)"
    if case .merged(let target) = row.content { merged.add(row.id, into: target) }
    return nil
  }

  /// - Returns: where the entity's ID was given before; `nil` where it was not.
  private mutating func addUnlessKnown(
    _ entity: IndexEntity, file: String, line: Int? = nil
  ) throws(IndexBuildFault) -> String? {
    let number = builder.entityCount
    if let known = try builder.addUnlessKnown(entity) { return places[known] }
    places.add(number, file: file, line: line)
    return nil
  }

  /// The index, with the IDs that rows of tables merged into entities of tables.
  consuming func finish() throws(CommandError) -> IndexPieces {
    do throws(IndexBuildFault) {
      for (id, target) in merged.followed() {
        if let number = try builder.number(ofID: target), number >= firstOfTables ?? 0 {
          builder.add(formerID: id, of: number)
        }
      }
      return try builder.finish()
    } catch {
      throw CommandError(error)
    }
  }
}
