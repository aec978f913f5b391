/// A change that is being made: one transaction and one event.
///
/// Entities are taken out whole, changed, and put back; what differs is written to the tables and to
/// the journal. So every command is a function on entities, and every change can be undone alike.
final class Edit {
  let store: AliasStore
  let command: String
  let authorship: Authorship
  /// The event that is undone by this one.
  let target: Int?
  /// The event's number, once there is anything to put down.
  private(set) var event: Int?
  private var database: Database { store.database }
  /// Keys of names that are new in this change, to be written in order.
  private var blocks = BlockBuffer()

  init(_ store: AliasStore, _ command: String, _ authorship: Authorship, target: Int? = nil) {
    self.store = store
    self.command = command
    self.authorship = authorship
    self.target = target
  }

  /// What the store holds of an ID.
  func entity(_ id: String) throws(StoreError) -> TableEntity? { try store.entity(id) }

  /// The live entity with this ID.
  ///
  /// - Throws: `StoreError` with `.unknownID`, `.merged` or `.retired`.
  func live(_ id: String) throws(StoreError) -> TableEntity {
    guard let entity = try entity(id) else { throw fault(.unknownID(id)) }
    switch entity.state {
    case .live: return entity
    case .merged:
      guard let target = try store.standing(for: id) else { throw fault(.retired(id)) }
      throw fault(.merged(id, into: target))
    case .retired: throw fault(.retired(id))
    }
  }

  func fault(_ reason: StoreError.Reason) -> StoreError {
    StoreError(path: store.path, reason: reason)
  }

  /// Replaces what the store holds of an ID; `nil` takes it away as if it had never been.
  ///
  /// Denials of pairs stand on both sides, and both have to be put.
  func put(
    _ id: String, from old: TableEntity?, to new: TableEntity?
  ) throws(StoreError) {
    var new = new
    new?.normalize()
    let change = EntityChange(id: id, from: old, to: new)
    guard !change.isEmpty else { return }
    try put(change, isNew: old == nil)
  }

  /// Changes two entities in what is said of both.
  ///
  /// Both are taken out before either is put back: a denial is one row for the two of them.
  ///
  /// - Parameter body: gets each entity, with the ID of the other.
  func putBoth(
    _ id: String, _ other: String,
    _ body: (inout TableEntity, String) throws(StoreError) -> Void
  ) throws(StoreError) {
    let (one, two) = (try live(id), try live(other))
    var (newOne, newTwo) = (one, two)
    try body(&newOne, other)
    try body(&newTwo, id)
    try put(id, from: one, to: newOne)
    try put(other, from: two, to: newTwo)
  }

  /// Makes a change to the tables and writes it down.
  func put(_ change: EntityChange, isNew: Bool = false) throws(StoreError) {
    let event = try beginEvent()
    let writer = EntityWriter(store)
    try writer.write(change, isNew: isNew, blocks: &blocks)
    if blocks.isFull { try blocks.empty(into: database) }
    try record(change, event)
  }

  /// Ends the change.
  ///
  /// - Returns: the event; `nil` where nothing has changed in the end.
  func finish() throws(StoreError) -> Int? {
    try blocks.empty(into: database)
    guard let event else { return nil }
    let changes = try database.integer(
      "SELECT count(*) FROM (SELECT 1 FROM change WHERE event = ? LIMIT 1)", .integer(event))
    if changes == 0 {
      try database.run("DELETE FROM event WHERE id = ?", .integer(event))
      return nil
    }
    return event
  }

  private func beginEvent() throws(StoreError) -> Int {
    if let event { return event }
    let last = try database.integer("SELECT max(id) FROM event") ?? 0
    try database.run(
      "INSERT INTO event (id, time, actor, command, note, target) VALUES (?, ?, ?, ?, ?, ?)",
      .integer(last + 1), .text(Timestamp.now()), .text(authorship.actor), .text(command),
      .text(authorship.note), target.map { .integer($0) } ?? .null)
    event = last + 1
    return last + 1
  }

  /// Writes a change down; with what this event has done to the entity before, where it has.
  private func record(_ change: EntityChange, _ event: Int) throws(StoreError) {
    let insertion = try database.statement(
      "INSERT INTO change (event, subject, before, after) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    )
    insertion.bind(1, event)
    insertion.bind(2, change.id)
    insertion.bind(3, EntityChange.jsonBytes(change.before))
    insertion.bind(4, EntityChange.jsonBytes(change.after))
    try insertion.run()
    if database.changeCount == 1 { return }
    guard let earlier = try store.changes(of: change.id, from: event).first?.change else { return }
    let whole = earlier.followed(by: change)
    if whole.isEmpty {
      try database.run(
        "DELETE FROM change WHERE subject = ? AND event = ?", .text(change.id), .integer(event))
    } else {
      try database.run(
        "UPDATE change SET before = ?, after = ? WHERE subject = ? AND event = ?",
        .text(EntityChange.json(whole.before)), .text(EntityChange.json(whole.after)),
        .text(change.id), .integer(event))
    }
  }
}

extension AliasStore {
  /// Runs `body` as one change.
  ///
  /// - Parameter isTrial: whether nothing is kept.
  /// - Returns: what `body` gave, and the event; `nil` where nothing has changed, or in a trial.
  func change<Result>(
    _ command: String, by authorship: Authorship, isTrial: Bool = false, target: Int? = nil,
    _ body: (Edit) throws(StoreError) -> Result
  ) throws(StoreError) -> (result: Result, event: Int?) {
    try inTransaction(isTrial: isTrial) { () throws(StoreError) in
      let edit = Edit(self, command, authorship, target: target)
      let result = try body(edit)
      let event = try edit.finish()
      return (result, isTrial ? nil : event)
    }
  }
}
