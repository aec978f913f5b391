extension ImportRun {
  /// Notes that an ID means another entity of the input from now on.
  func takeFormer(_ id: String, of standing: String) throws(StoreError) {
    try postpone(id, "former", standing)
  }

  /// Makes redirects of former IDs, once all entities are known.
  ///
  /// An entity that the source gave under such an ID before, and gives no longer, is merged into
  /// the one that has taken its place; what others have said of it stays. Where the input has an
  /// entity of that ID too, or the ID was merged or retired by somebody else, it is left alone.
  ///
  /// - Complexity: O(n log m) in the former IDs; memory is bounded.
  func redirectFormerIDs() throws(StoreError) {
    var last = 0
    while true {
      let batch = try formerIDs(after: last)
      guard let end = batch.last else { return }
      for former in batch { try redirect(former.id, to: former.standing) }
      last = end.key
    }
  }

  private func formerIDs(
    after last: Int
  ) throws(StoreError) -> [(key: Int, id: String, standing: String)] {
    let statement = try database.statement(
      """
      SELECT key, id, value FROM pending WHERE relation = 'former' AND key > ? ORDER BY key
      LIMIT 1000
      """)
    statement.bind(1, last)
    defer { statement.reset() }
    var batch: [(key: Int, id: String, standing: String)] = []
    while try statement.step() {
      batch.append((statement.integer(0), statement.text(1), statement.text(2)))
    }
    return batch
  }

  private func redirect(_ former: String, to given: String) throws(StoreError) {
    // Its record may have been rejected.
    guard let standing = try store.standing(for: given), !standing.isSame(as: former) else {
      return
    }
    let old = try edit.entity(former)
    switch old?.state {
    case nil: break
    case .retired(let by)?:
      guard !by.isEmpty, by.isSame(as: source) else { return }
    case .live?:
      guard try isGone(former), let old else { return }
      try hand(old, to: standing)
      return
    case .merged?: return
    }
    try edit.put(
      former, from: old, to: TableEntity(id: former, state: .merged(into: standing)))
  }

  /// Whether the source gave an entity before and gives it no longer.
  private func isGone(_ id: String) throws(StoreError) -> Bool {
    guard !source.isEmpty, !hasUnread else { return false }
    return try database.integer(
      """
      SELECT 1 FROM entity JOIN claim ON claim.entity = key
      WHERE id = ? AND claim.source = ? AND key NOT IN (SELECT entity FROM seen)
      """, .text(id), .integer(try store.sourceKey(source))) != nil
  }

  /// Merges an entity into another, without what the source said of it: of that the other's record
  /// is the newer version.
  private func hand(_ old: TableEntity, to standing: String) throws(StoreError) {
    if old.denied.contains(where: standing.isSame) { return }
    var rest = old
    rest.names.removeAll { ($0.source ?? "").isSame(as: source) }
    rest.claims.removeAll { $0.source.isSame(as: source) }
    try edit.put(old.id, from: old, to: rest)
    try store.merge(old.id, into: standing, edit)
    summary.updated += 1
  }
}
