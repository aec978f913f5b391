/// An import on its way.
final class ImportRun {
  /// Whether a record of the input could not be read.
  var hasUnread = false
  var summary = ImportSummary()
  let edit: Edit
  let source: String
  var store: AliasStore { edit.store }
  var database: Database { edit.store.database }

  init(_ edit: Edit, source: String) throws(StoreError) {
    self.edit = edit
    self.source = source
  }

  /// Takes in one entity; what it says of other IDs waits until all are known.
  ///
  /// - Returns: why it could not be taken in; `nil` where it was.
  func take(_ given: TableEntity) throws(StoreError) -> RejectedRecord? {
    let entity = given.attributed(to: source)
    summary.names += entity.names.count
    try postpone(entity)
    guard entity.isLive else { return nil }
    var own = entity
    own.denied = []
    guard let row = try store.row(of: entity.id) else {
      try edit.put(entity.id, from: nil, to: own)
      try meet(entity.id, isOwn: true)
      summary.created += 1
      return nil
    }
    switch row.state {
    case .live:
      return try update(try store.load(row), with: own)
    case .merged:
      guard let standing = try store.standing(for: entity.id) else {
        return rejection(entity.id, .retired(entity.id))
      }
      return try update(try edit.live(standing), with: own)
    case .retired(let by):
      guard !by.isEmpty, by.isSame(as: source) else {
        return rejection(entity.id, .retired(entity.id))
      }
      let old = try store.load(row)
      own.denied = old.denied
      own.deniedNames += old.deniedNames
      try edit.put(entity.id, from: old, to: own)
      try meet(entity.id, isOwn: true)
      summary.created += 1
      return nil
    }
  }

  private func update(
    _ old: TableEntity, with given: TableEntity
  ) throws(StoreError) -> RejectedRecord? {
    let isOwn = given.id.isSame(as: old.id)
    let meeting = try meet(old.id, isOwn: isOwn)
    var new = old
    if meeting == .first, !source.isEmpty {
      new.names.removeAll { ($0.source ?? "").isSame(as: source) }
      new.claims.removeAll { $0.source.isSame(as: source) }
    }
    new.takeUp(given, isOwn: isOwn, isAddition: meeting == .again)
    if new.names.isEmpty { return rejection(given.id, .deniedName(given.label, of: old.id)) }
    new.normalize()
    new.mendLabels()
    new.normalize()
    let change = EntityChange(id: old.id, from: old, to: new)
    if !change.isEmpty {
      try edit.put(change)
      summary.updated += 1
    }
    return nil
  }

  private func rejection(_ id: String, _ reason: StoreError.Reason) -> RejectedRecord {
    RejectedRecord(file: store.path, key: id, reason: reason.description)
  }

  /// What an import knows of an entity before a record of it.
  private enum Meeting {
    /// Nothing.
    case first
    /// What records of other IDs say that were merged into it; its own say more.
    case byOthers
    case again
  }

  @discardableResult
  private func meet(_ id: String, isOwn: Bool) throws(StoreError) -> Meeting {
    let key = try database.integer("SELECT key FROM entity WHERE id = ?", .text(id)) ?? 0
    let known = try database.integer("SELECT own FROM seen WHERE entity = ?", .integer(key))
    if known == nil || (known == 0 && isOwn) {
      try database.run(
        "INSERT OR REPLACE INTO seen VALUES (?, ?)", .integer(key), .integer(isOwn ? 1 : 0))
    }
    guard let known else { return .first }
    return known == 0 && isOwn ? .byOthers : .again
  }

  // MARK: What concerns other IDs

  private func postpone(_ entity: TableEntity) throws(StoreError) {
    for other in entity.denied { try postpone(entity.id, "denied", other) }
    switch entity.state {
    case .live: break
    case .merged(let target): try postpone(entity.id, "merged", target)
    case .retired(let source): try postpone(entity.id, "retired", source)
    }
    if !entity.isLive {
      for name in entity.deniedNames { try postpone(entity.id, "denied-name", name) }
    }
  }

  func postpone(
    _ id: String, _ relation: String, _ value: String
  ) throws(StoreError) {
    try database.run(
      "INSERT INTO pending (id, relation, value) VALUES (?, ?, ?)", .text(id), .text(relation),
      .text(value))
  }

  /// Takes in what waited: first what became of IDs, then what is denied of them.
  func takePending() throws(StoreError) -> [RejectedRecord] {
    var rejections: [RejectedRecord] = []
    // A target may itself be merged, and then comes first; each round brings in one link more.
    var progress = true
    while progress {
      progress = false
      for pending in try pending("relation IN ('merged', 'retired')") {
        guard try state(pending, &rejections) else { continue }
        try database.run("DELETE FROM pending WHERE key = ?", .integer(pending.key))
        progress = true
      }
    }
    for pending in try pending("relation IN ('merged', 'retired')") {
      rejections.append(rejection(pending.id, .unknownID(pending.value)))
    }
    for pending in try pending("relation = 'denied-name'") {
      guard let old = try edit.entity(pending.id) else { continue }
      var new = old
      new.deniedNames.append(pending.value)
      try edit.put(pending.id, from: old, to: new)
    }
    for pending in try pending("relation = 'denied'") {
      if let rejection = try deny(pending) { rejections.append(rejection) }
    }
    return rejections
  }

  private struct Pending {
    let key: Int
    let id: String
    let value: String
    let relation: String
  }

  private func pending(_ condition: String) throws(StoreError) -> [Pending] {
    let statement = try database.prepare(
      "SELECT key, id, value, relation FROM pending WHERE \(condition) ORDER BY key")
    var found: [Pending] = []
    while try statement.step() {
      found.append(
        Pending(
          key: statement.integer(0), id: statement.text(1), value: statement.text(2),
          relation: statement.text(3)))
    }
    return found
  }

  /// - Returns: whether the matter is settled.
  private func state(
    _ pending: Pending, _ rejections: inout [RejectedRecord]
  ) throws(StoreError) -> Bool {
    let isMerge = pending.relation == "merged"
    if isMerge, try edit.entity(pending.value) == nil { return false }
    let state: EntityState =
      isMerge ? .merged(into: pending.value) : .retired(source: pending.value)
    let old = try edit.entity(pending.id)
    if let old {
      if !old.state.isSame(as: state) {
        rejections.append(rejection(pending.id, .idExists(pending.id)))
      }
      return true
    }
    try edit.put(pending.id, from: nil, to: TableEntity(id: pending.id, state: state))
    summary.created += 1
    return true
  }

  private func deny(_ pending: Pending) throws(StoreError) -> RejectedRecord? {
    let (id, other) = (pending.id, pending.value)
    guard let one = try edit.entity(id), let two = try edit.entity(other), !id.isSame(as: other)
    else { return rejection(id, .unknownID(other)) }
    var (newOne, newTwo) = (one, two)
    newOne.denied.append(other)
    newTwo.denied.append(id)
    try edit.put(id, from: one, to: newOne)
    try edit.put(other, from: two, to: newTwo)
    return nil
  }

  // MARK: What the source no longer says

  /// Lets go of what only earlier versions of the source spoke of.
  ///
  /// Not where a record could not be read: the source may still speak of it there.
  func retireWhatIsGone() throws(StoreError) {
    guard !source.isEmpty, !hasUnread else { return }
    let key = try store.sourceKey(source)
    var last = 0
    while true {
      let gone = try next(after: last, key)
      guard let end = gone.last else { return }
      for entity in gone { try letGo(entity) }
      last = end
    }
  }

  /// The next entities that only earlier versions of the source spoke of.
  private func next(after last: Int, _ source: Int) throws(StoreError) -> [Int] {
    let statement = try database.statement(
      """
      SELECT entity FROM claim WHERE entity > ? AND source = ?
      AND entity NOT IN (SELECT entity FROM seen) ORDER BY entity LIMIT 1000
      """)
    statement.bind(1, last)
    statement.bind(2, source)
    defer { statement.reset() }
    var entities: [Int] = []
    while try statement.step() { entities.append(statement.integer(0)) }
    return entities
  }

  private func letGo(_ key: Int) throws(StoreError) {
    let id = try store.id(ofEntity: key)
    guard let old = try edit.entity(id), old.isLive else { return }
    var new = old
    new.claims.removeAll { $0.source.isSame(as: source) }
    new.names.removeAll { ($0.source ?? "").isSame(as: source) }
    if new.names.isEmpty {
      new.retire(source: source)
      summary.retired += 1
    } else {
      summary.updated += 1
    }
    try edit.put(id, from: old, to: new)
  }
}

extension TableEntity {
  /// The entity with all that has no source said by this one.
  func attributed(to source: String) -> TableEntity {
    guard !source.isEmpty else { return self }
    var entity = self
    for index in entity.claims.indices where entity.claims[index].source.isEmpty {
      entity.claims[index].source = source
    }
    for index in entity.names.indices where entity.names[index].source == nil {
      entity.names[index].source = source
    }
    entity.normalize()
    return entity
  }

  /// Takes up what comes in of the same entity.
  ///
  /// - Parameters:
  ///   - isOwn: whether it comes under its own ID; another has no say in how it is called.
  ///   - isAddition: whether what is there stays as it is.
  fileprivate mutating func takeUp(_ given: TableEntity, isOwn: Bool, isAddition: Bool) {
    for var claim in given.claims {
      if !isOwn { claim.label = nil }
      guard let index = claims.firstIndex(where: { $0.source.isSame(as: claim.source) }) else {
        claims.append(claim)
        continue
      }
      if isAddition {
        claims[index].fill(from: claim)
        claims[index].label = claims[index].label ?? claim.label
      } else {
        claim.label = claim.label ?? claims[index].label
        claim.fill(from: claims[index])
        claims[index] = claim
      }
    }
    let gone = Set(removed.map { Item.removed($0).key })
    for var name in given.names {
      let taken = RemovedName(text: name.text, source: name.source ?? "")
      if gone.contains(Item.removed(taken).key) || deniedNames.contains(where: name.text.isSame) {
        continue
      }
      if !isOwn || isAddition, name.role == .preferred { name.role = .alias }
      if let index = names.firstIndex(where: { $0.order(against: name) == 0 }) {
        if !isAddition { names[index] = name }
      } else {
        names.append(name)
      }
    }
    deniedNames += given.deniedNames
    removed += given.removed
  }
}
