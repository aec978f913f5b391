extension AliasStore {
  /// All IDs that the store has ever had, with what it holds of them, in the order of their bytes.
  ///
  /// Reads one state of the store, in bounded memory.
  ///
  /// - Parameter body: gets each entity; returns whether it wants more.
  public func forEachTableEntity(
    from first: String = "", _ body: (TableEntity) throws(StoreError) -> Bool
  ) throws(StoreError) {
    try reading { () throws(StoreError) in
      let stream = try StoreStream(self, from: first)
      while let entity = try stream.next() {
        guard try body(entity) else { return }
      }
    }
  }

  /// All live entities, in the order of their bytes, with the IDs that were merged into each.
  public func forEachEntity(
    _ body: (_ entity: TableEntity, _ redirects: [String]) throws(StoreError) -> Void
  ) throws(StoreError) {
    try forEachTableEntity { (entity) throws(StoreError) in
      if entity.isLive { try body(entity, try redirects(to: entity.id)) }
      return true
    }
  }

  /// The IDs that stand for an entity since they were merged into it, directly or by others.
  public func redirects(to id: String) throws(StoreError) -> [String] {
    let statement = try database.statement(
      """
      WITH RECURSIVE leads (key) AS (
        SELECT key FROM entity WHERE target = (SELECT key FROM entity WHERE id = ?)
        UNION SELECT entity.key FROM entity JOIN leads ON target = leads.key)
      SELECT id FROM leads JOIN entity USING (key) ORDER BY id
      """)
    statement.bind(1, id)
    defer { statement.reset() }
    var ids: [String] = []
    while try statement.step() { ids.append(statement.text(0)) }
    return ids
  }
}

/// Entities in the order of their IDs' bytes, from a store or from a folder.
protocol EntityStream: AnyObject {
  /// The next entity; `nil` at the end.
  func next() throws(StoreError) -> TableEntity?
}

/// The entities of a store.
final class StoreStream: EntityStream {
  private let store: AliasStore
  private let rows: Statement

  init(_ store: AliasStore, from first: String = "") throws(StoreError) {
    self.store = store
    rows = try store.database.prepare(
      "SELECT \(AliasStore.rowColumns) FROM entity WHERE id >= ? ORDER BY id")
    rows.bind(1, first)
  }

  func next() throws(StoreError) -> TableEntity? {
    try rows.step() ? try store.load(try store.row(rows)) : nil
  }
}

extension TableEntity {
  /// The entity as the text forms have it: a denial of a pair stands with the ID that sorts first.
  public var half: TableEntity {
    guard !denied.isEmpty else { return self }
    var half = self
    half.denied.removeAll { !id.precedes($0) }
    return half
  }
}
