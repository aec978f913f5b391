extension AliasStore {
  /// The events of the journal, the newest first.
  ///
  /// - Parameters:
  ///   - id: only those that changed this entity; `nil` for all.
  ///   - body: gets each event; returns whether it wants more.
  public func forEachEvent(
    of id: String? = nil, _ body: (Event) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let statement = try database.prepare(
      """
      SELECT \(Self.eventColumns) FROM event
      \(id == nil ? "" : "WHERE id IN (SELECT event FROM change WHERE subject = ?)")
      ORDER BY id DESC
      """)
    if let id { statement.bind(1, id) }
    while try statement.step() {
      guard try body(event(statement)) else { return }
    }
  }

  /// An event; `nil` where there is none of this number.
  public func event(_ number: Int) throws(StoreError) -> Event? {
    let statement = try database.prepare(
      "SELECT \(Self.eventColumns) FROM event WHERE id = ?")
    statement.bind(1, number)
    return try statement.step() ? event(statement) : nil
  }

  /// The number of the last event; 0 where nothing was ever changed.
  public func lastEvent() throws(StoreError) -> Int {
    try database.integer("SELECT max(id) FROM event") ?? 0
  }

  private static let eventColumns = "id, time, actor, command, note, target, undone_by"

  private func event(_ statement: Statement) -> Event {
    Event(
      id: statement.integer(0), time: statement.text(1), actor: statement.text(2),
      command: statement.text(3), note: statement.optionalText(4),
      target: statement.isNull(5) ? nil : statement.integer(5),
      undoneBy: statement.isNull(6) ? nil : statement.integer(6))
  }

  /// How many entities an event changed.
  public func changeCount(of event: Int) throws(StoreError) -> Int {
    try database.integer("SELECT count(*) FROM change WHERE event = ?", .integer(event)) ?? 0
  }

  /// What an event did, entity by entity, in the order in which it did it.
  ///
  /// - Parameters:
  ///   - id: only what it did to this entity; `nil` for all.
  ///   - newestFirst: whether the order is the opposite one.
  ///   - body: gets each change; returns whether it wants more.
  public func forEachChange(
    of event: Event, toEntity id: String? = nil, newestFirst: Bool = false,
    _ body: (EventChange) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let statement = try database.prepare(
      """
      SELECT subject, before, after FROM change WHERE event = ?
      \(id == nil ? "" : "AND subject = ?") ORDER BY id \(newestFirst ? "DESC" : "")
      """)
    statement.bind(1, event.id)
    if let id { statement.bind(2, id) }
    while try statement.step() {
      let change = try change(statement, subject: 0)
      guard try body(EventChange(event: event, change: change)) else { return }
    }
  }

  /// What was done to an entity, the oldest first.
  ///
  /// - Parameter first: from this event on.
  func changes(
    of id: String, from first: Int = 0
  ) throws(StoreError) -> [(event: Int, change: EntityChange)] {
    let statement = try database.prepare(
      """
      SELECT event, subject, before, after FROM change WHERE subject = ? AND event >= ?
      ORDER BY event
      """)
    statement.bind(1, id)
    statement.bind(2, first)
    var changes: [(event: Int, change: EntityChange)] = []
    while try statement.step() {
      changes.append((statement.integer(0), try change(statement, subject: 1)))
    }
    return changes
  }

  private func change(_ statement: Statement, subject: Int) throws(StoreError) -> EntityChange {
    EntityChange(
      id: statement.text(subject), before: try items(statement.bytes(subject + 1)),
      after: try items(statement.bytes(subject + 2)))
  }

  private func items(_ json: UnsafeBufferPointer<UInt8>) throws(StoreError) -> [Item] {
    do throws(RejectedRecord) {
      return try decoder.items(json)
    } catch {
      throw StoreError(path: path, reason: .damaged("journal: \(error.reason)"))
    }
  }

  /// What the store held of an ID after an event; `nil` where it did not have it.
  public func entity(_ id: String, after event: Int) throws(StoreError) -> TableEntity? {
    try reading { () throws(StoreError) in
      var entity = try entity(id)
      for (_, change) in try changes(of: id, from: event + 1).reversed() {
        entity = change.reversed.applied(to: entity)
      }
      return entity
    }
  }
}
