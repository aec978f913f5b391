extension AliasStore {
  /// Takes events back, the newest first, all of them or none.
  ///
  /// - Returns: the events that took them back, in the same order as they were undone.
  /// - Throws: `StoreError` with `.unknownEvent`, `.alreadyUndone`, or `.needed` where a later event
  ///   rests on one of them: it changed the same items, or the entity would be left without names
  ///   or without existing while others refer to it.
  @discardableResult
  public func undo(
    _ events: [Int], by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> [Int] {
    try inTransaction(isTrial: isTrial) { () throws(StoreError) in
      var undone: [Int] = []
      for number in Set(events).sorted(by: >) { undone.append(try undoOne(number, authorship)) }
      return undone
    }
  }

  private func undoOne(_ number: Int, _ authorship: Authorship) throws(StoreError) -> Int {
    guard let event = try event(number) else { throw fault(.unknownEvent(number)) }
    if let by = event.undoneBy { throw fault(.alreadyUndone(number, by: by)) }
    let edit = Edit(self, "undo", authorship, target: number)
    let dependents = try dependents(on: event)
    if !dependents.isEmpty { throw fault(.needed(number, by: dependents)) }
    // References to other entities can only be made to those that are there, and rows can only go
    // when nothing refers to them any more.
    for step in UndoStep.allCases {
      try forEachChange(of: event, newestFirst: true) { (entry) throws(StoreError) in
        let part = step.part(of: entry.change.reversed)
        if !part.isEmpty { try edit.put(part) }
        return true
      }
    }
    guard let undo = try edit.finish() else { throw fault(.unknownEvent(number)) }
    try database.run(
      "UPDATE event SET undone_by = ? WHERE id = ?", .integer(undo), .integer(number))
    // What an undo took back is in force again once the undo itself is taken back.
    if let target = event.target {
      try database.run("UPDATE event SET undone_by = NULL WHERE id = ?", .integer(target))
    }
    return undo
  }

  func fault(_ reason: StoreError.Reason) -> StoreError {
    StoreError(path: path, reason: reason)
  }

  /// The later events, still in force, that rest on an event.
  private func dependents(on event: Event) throws(StoreError) -> [Int] {
    var found: Set<Int> = []
    let latest = try lastEvent()
    guard latest > event.id else { return [] }
    try forEachChange(of: event) { (entry) throws(StoreError) in
      let change = entry.change
      var inForce: [Int] = []
      for later in try changes(of: change.id, from: event.id + 1)
      where try isInForce(later.event, after: event.id) {
        inForce.append(later.event)
        if later.change.rests(on: change) { found.insert(later.event) }
      }
      if change.isCreation { found.formUnion(try merges(into: change.id, after: event.id)) }
      // Without names an entity is none.
      if found.isEmpty, let left = change.reversed.applied(to: try entity(change.id)),
        left.isLive, left.names.isEmpty
      {
        found.formUnion(inForce)
      }
      return true
    }
    return found.sorted()
  }

  /// Whether an event has an effect on what came after `first`: it is not undone, and does not
  /// merely undo another one after `first`.
  private func isInForce(_ number: Int, after first: Int) throws(StoreError) -> Bool {
    guard let event = try event(number), event.undoneBy == nil else { return false }
    return (event.target ?? 0) < first
  }

  /// The events that merged other entities into one, where they had no name that it lacked.
  private func merges(into id: String, after first: Int) throws(StoreError) -> [Int] {
    let statement = try database.prepare(
      "SELECT id FROM entity WHERE target = (SELECT key FROM entity WHERE id = ?)")
    statement.bind(1, id)
    var events: [Int] = []
    while try statement.step() {
      for (event, change) in try changes(of: statement.text(0), from: first + 1)
      where change.after.contains(where: { $0.isSame(as: .state(.merged(into: id))) }) {
        events.append(event)
      }
    }
    return events
  }
}

/// The order in which an event is taken back.
private enum UndoStep: CaseIterable {
  /// What stands for itself.
  case own
  /// What speaks of other IDs, once they are there.
  case ofOthers
  /// What had never been, once nothing speaks of it.
  case removals

  func part(of change: EntityChange) -> EntityChange {
    switch self {
    case .removals: change.isRemoval ? change : EntityChange(id: change.id)
    case _ where change.isRemoval: EntityChange(id: change.id)
    case .own: change.filtered { !$0.speaksOfOthers }
    case .ofOthers: change.filtered { $0.speaksOfOthers }
    }
  }
}

extension EntityChange {
  /// Whether it takes the entity away as if it had never been.
  var isRemoval: Bool {
    before.contains { $0.key.isState } && !after.contains { $0.key.isState }
  }

  /// Whether it made the entity.
  var isCreation: Bool { reversed.isRemoval }

  /// Whether this later change of the same entity needs the earlier one.
  func rests(on earlier: EntityChange) -> Bool {
    // All that is said of an entity needs it to be there, and to be where it was.
    let changesState = keys.contains { $0.isState }
    return earlier.isCreation || changesState || earlier.keys.contains { $0.isState }
      || !keys.isDisjoint(with: earlier.keys)
  }
}
