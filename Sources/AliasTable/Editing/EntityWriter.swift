/// Writes a change of an entity to the tables.
struct EntityWriter {
  private let store: AliasStore
  private var database: Database { store.database }

  init(_ store: AliasStore) {
    self.store = store
  }

  /// - Parameter isNew: whether the store is known not to have the ID yet.
  func write(
    _ change: EntityChange, isNew: Bool, blocks: inout BlockBuffer
  ) throws(StoreError) {
    let coming = Set(change.after.map(\.key))
    let key = try entityKey(change, isNew: isNew)
    for item in change.before where !coming.contains(item.key) {
      try delete(item, key, &blocks)
    }
    for item in change.after { try insert(item, key, &blocks) }
    let isGone =
      change.before.contains { $0.key.isState }
      && !change.after.contains { $0.key.isState }
    if isGone { try database.run("DELETE FROM entity WHERE key = ?", .integer(key)) }
  }

  private func entityKey(_ change: EntityChange, isNew: Bool) throws(StoreError) -> Int {
    if !isNew, let key = try key(of: change.id) { return key }
    let statement = try database.statement("INSERT INTO entity (id) VALUES (?)")
    statement.bind(1, change.id)
    try statement.run()
    return database.lastRowID
  }

  private func key(of id: String) throws(StoreError) -> Int? {
    try database.integer("SELECT key FROM entity WHERE id = ?", .text(id))
  }

  private func known(_ id: String) throws(StoreError) -> Int {
    guard let key = try key(of: id) else {
      throw StoreError(path: store.path, reason: .unknownID(id))
    }
    return key
  }

  // MARK: Items

  private func insert(
    _ item: Item, _ entity: Int, _ blocks: inout BlockBuffer
  ) throws(StoreError) {
    switch item {
    case .state(let state): try write(state, entity)
    case .claim(let claim): try write(claim, entity)
    case .name(let name): try write(name, entity, &blocks)
    case .denied(let id):
      let other = try known(id)
      try database.run(
        "INSERT OR IGNORE INTO denial VALUES (?, ?)", .integer(min(entity, other)),
        .integer(max(entity, other)))
    case .deniedName(let text):
      try database.run(
        "INSERT OR IGNORE INTO denied_name VALUES (?, ?)", .integer(entity), .text(text))
    case .removed(let name):
      try database.run(
        "INSERT OR IGNORE INTO removed_name VALUES (?, ?, ?)", .integer(entity), .text(name.text),
        .integer(try store.sourceKey(name.source)))
    }
  }

  private func write(_ state: EntityState, _ entity: Int) throws(StoreError) {
    switch state {
    // A new row is live.
    case .live:
      try database.run(
        "UPDATE entity SET state = 'live', target = NULL, retired_by = NULL WHERE key = ? AND state <> 'live'",
        .integer(entity))
    case .merged(let target):
      try database.run(
        "UPDATE entity SET state = 'merged', target = ?, retired_by = NULL WHERE key = ?",
        .integer(try known(target)), .integer(entity))
    case .retired(let source):
      try database.run(
        "UPDATE entity SET state = 'retired', target = NULL, retired_by = ? WHERE key = ?",
        .integer(try store.sourceKey(source)), .integer(entity))
    }
  }

  private func write(_ claim: Claim, _ entity: Int) throws(StoreError) {
    let statement = try database.statement(
      "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    statement.bind(1, entity)
    statement.bind(2, try store.sourceKey(claim.source))
    statement.bind(3, claim.label)
    statement.bind(4, claim.kind?.rawValue)
    statement.bind(5, claim.born)
    statement.bind(6, claim.gender)
    statement.bind(7, StoredJSON.column(claim.countries))
    statement.bind(8, StoredJSON.column(claim.within))
    statement.bind(9, StoredJSON.column(claim.refs))
    statement.bind(10, StoredJSON.column(claim.extra))
    try statement.run()
  }

  private func write(
    _ name: NameRecord, _ entity: Int, _ blocks: inout BlockBuffer
  ) throws(StoreError) {
    let statement = try database.statement(
      """
      INSERT INTO alias (entity, text, lang, source, role, weak, extra) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET role = excluded.role, weak = excluded.weak, extra = excluded.extra
      RETURNING key
      """)
    statement.bind(1, entity)
    statement.bind(2, name.text)
    statement.bind(3, name.lang ?? "")
    statement.bind(4, try store.sourceKey(name.source ?? ""))
    statement.bind(5, name.role.rawValue)
    statement.bind(6, name.weak ? 1 : 0)
    statement.bind(7, StoredJSON.column(name.extra))
    _ = try statement.step()
    let alias = statement.integer(0)
    statement.reset()
    if let keys = store.keys {
      blocks.add(keys.all(of: name.text), alias: alias)
    } else {
      try database.run("INSERT OR IGNORE INTO unkeyed VALUES (?)", .integer(alias))
    }
  }

  private func delete(
    _ item: Item, _ entity: Int, _ blocks: inout BlockBuffer
  ) throws(StoreError) {
    switch item {
    case .state: break
    case .claim(let claim):
      try database.run(
        "DELETE FROM claim WHERE entity = ? AND source = ?", .integer(entity),
        .integer(try store.sourceKey(claim.source)))
    case .name(let name): try delete(name, entity, &blocks)
    case .denied(let id):
      // Where the other one has gone, the denial has gone with it.
      guard let other = try key(of: id) else { break }
      try database.run(
        "DELETE FROM denial WHERE entity = ? AND other = ?", .integer(min(entity, other)),
        .integer(max(entity, other)))
    case .deniedName(let text):
      try database.run(
        "DELETE FROM denied_name WHERE entity = ? AND text = ?", .integer(entity), .text(text))
    case .removed(let name):
      try database.run(
        "DELETE FROM removed_name WHERE entity = ? AND text = ? AND source = ?", .integer(entity),
        .text(name.text), .integer(try store.sourceKey(name.source)))
    }
  }

  private func delete(
    _ name: NameRecord, _ entity: Int, _ blocks: inout BlockBuffer
  ) throws(StoreError) {
    let alias = try database.integer(
      "DELETE FROM alias WHERE entity = ? AND text = ? AND lang = ? AND source = ? RETURNING key",
      .integer(entity), .text(name.text), .text(name.lang ?? ""),
      .integer(try store.sourceKey(name.source ?? "")))
    guard let alias else { return }
    blocks.remove(alias: alias)
    try database.run("DELETE FROM unkeyed WHERE alias = ?", .integer(alias))
    // Keys that stayed behind would find whatever name gets the row's number next.
    guard let keys = store.keys, try store.setting("keys") == keys.version else {
      return try store.noteStaleKeys(ofAlias: alias)
    }
    for block in keys.all(of: name.text) {
      try database.run(
        "DELETE FROM block WHERE block = ? AND alias = ?", .integer(block), .integer(alias))
    }
  }
}
