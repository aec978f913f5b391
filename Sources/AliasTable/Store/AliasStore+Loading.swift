extension AliasStore {
  /// All that the store holds of an ID; `nil` where it never heard of it.
  public func entity(_ id: String) throws(StoreError) -> TableEntity? {
    guard let row = try row(of: id) else { return nil }
    return try load(row)
  }

  /// An entity's row, without what hangs on it.
  struct Row {
    let key: Int
    let id: String
    let state: EntityState
  }

  func row(of id: String) throws(StoreError) -> Row? {
    let statement = try database.statement(
      "SELECT \(Self.rowColumns) FROM entity WHERE id = ?")
    statement.bind(1, id)
    defer { statement.reset() }
    return try statement.step() ? try row(statement) : nil
  }

  static let rowColumns = "key, id, state, target, retired_by"

  func row(_ statement: Statement) throws(StoreError) -> Row {
    let state: EntityState
    switch statement.text(2) {
    case "merged": state = .merged(into: try id(ofEntity: statement.integer(3)))
    case "retired": state = .retired(source: try sourceName(statement.integer(4)))
    default: state = .live
    }
    return Row(key: statement.integer(0), id: statement.text(1), state: state)
  }

  /// The entity of a row.
  ///
  /// - Complexity: O(k log n) for k names.
  func load(_ row: Row) throws(StoreError) -> TableEntity {
    var entity = TableEntity(id: row.id, state: row.state)
    if entity.isLive {
      try loadClaims(row.key, into: &entity)
      try loadNames(row.key, into: &entity)
    }
    try loadDenials(row.key, into: &entity)
    entity.normalize()
    return entity
  }

  private func loadClaims(_ key: Int, into entity: inout TableEntity) throws(StoreError) {
    let statement = try database.statement(
      """
      SELECT source, label, kind, born, gender, countries, within, refs, extra
      FROM claim WHERE entity = ?
      """)
    statement.bind(1, key)
    defer { statement.reset() }
    while try statement.step() {
      entity.claims.append(
        Claim(
          source: try sourceName(statement.integer(0)), label: statement.optionalText(1),
          kind: statement.optionalText(2).flatMap(EntityKind.init), born: statement.optionalText(3),
          gender: statement.optionalText(4), countries: try stored(statement, 5).texts,
          within: try stored(statement, 6).texts, refs: try stored(statement, 7).references,
          extra: try stored(statement, 8).members))
    }
  }

  private func loadNames(_ key: Int, into entity: inout TableEntity) throws(StoreError) {
    let statement = try database.statement(
      "SELECT text, lang, source, role, weak, extra FROM alias WHERE entity = ?")
    statement.bind(1, key)
    defer { statement.reset() }
    while try statement.step() {
      let (lang, source) = (statement.text(1), statement.integer(2))
      entity.names.append(
        NameRecord(
          text: statement.text(0), lang: lang.isEmpty ? nil : lang,
          role: NameRole(rawValue: statement.text(3)) ?? .alias,
          source: source == 0 ? nil : try sourceName(source), weak: statement.integer(4) != 0,
          extra: try stored(statement, 5).members))
    }
  }

  private func loadDenials(_ key: Int, into entity: inout TableEntity) throws(StoreError) {
    let pairs = try database.statement(
      """
      SELECT id FROM denial JOIN entity ON key = other WHERE entity = ?1
      UNION ALL
      SELECT id FROM denial JOIN entity ON key = denial.entity WHERE other = ?1
      """)
    pairs.bind(1, key)
    defer { pairs.reset() }
    while try pairs.step() { entity.denied.append(pairs.text(0)) }
    let names = try database.statement("SELECT text FROM denied_name WHERE entity = ?")
    names.bind(1, key)
    defer { names.reset() }
    while try names.step() { entity.deniedNames.append(names.text(0)) }
    let removed = try database.statement("SELECT text, source FROM removed_name WHERE entity = ?")
    removed.bind(1, key)
    defer { removed.reset() }
    while try removed.step() {
      entity.removed.append(
        RemovedName(text: removed.text(0), source: try sourceName(removed.integer(1))))
    }
  }

  private func stored(_ statement: Statement, _ column: Int) throws(StoreError) -> StoredJSON {
    guard !statement.isNull(column) else { return .empty }
    guard let value = StoredJSON(statement.bytes(column)) else {
      throw StoreError(path: path, reason: .damaged("a list that is no JSON"))
    }
    return value
  }

  // MARK: Keys

  func id(ofEntity key: Int) throws(StoreError) -> String {
    try database.text("SELECT id FROM entity WHERE key = ?", .integer(key)) ?? ""
  }

  /// The name of a source; there are few, so they are kept.
  func sourceName(_ key: Int) throws(StoreError) -> String {
    if key == 0 { return "" }
    if let known = sourceNames[key] { return known }
    let name = try database.text("SELECT name FROM source WHERE key = ?", .integer(key)) ?? ""
    sourceNames[key] = name
    return name
  }

  /// The key of a source; made where there is none yet.
  func sourceKey(_ name: String) throws(StoreError) -> Int {
    if name.isEmpty { return 0 }
    if let known = sourceKeys[ExactText(name)] { return known }
    let found = try database.integer("SELECT key FROM source WHERE name = ?", .text(name))
    let key: Int
    if let found {
      key = found
    } else {
      try database.run("INSERT INTO source (name) VALUES (?)", .text(name))
      key = database.lastRowID
    }
    sourceKeys[ExactText(name)] = key
    return key
  }

  /// Forgets the keys of sources that a transaction made and did not keep.
  func forgetSources() {
    sourceKeys.removeAll()
    sourceNames.removeAll()
  }

  /// The live entity that stands for an ID, merges followed; `nil` where there is none.
  public func standing(for id: String) throws(StoreError) -> String? {
    var id = id
    var steps = 0
    while let row = try row(of: id) {
      switch row.state {
      case .live: return row.id
      case .retired: return nil
      case .merged(let target): id = target
      }
      steps += 1
      if steps > 1000 { throw StoreError(path: path, reason: .redirectRing(id)) }
    }
    return nil
  }
}
