/// One change of the table, as the journal has it.
public struct Event: Sendable {
  public let id: Int
  /// When it was made, in UTC: `2026-03-05T14:02:11.042Z`.
  public let time: String
  public let actor: String
  /// What was done, as the command is called: `add`, `merge`.
  public let command: String
  public let note: String?
  /// The event that this one took back.
  public let target: Int?
  /// The event that took this one back, and is in force.
  public let undoneBy: Int?
}

/// What an event did to one entity.
public struct EventChange: Sendable {
  public let event: Event
  let change: EntityChange

  public var id: String { change.id }

  /// Whether the entity was made by it.
  public var isCreation: Bool { change.isCreation }

  /// What went and what came, one line each, `-` or `+` first: for people.
  public var lines: [String] { change.lines }

  /// The items before and after as JSON objects.
  public var json: (before: String, after: String) {
    (EntityChange.json(change.before), EntityChange.json(change.after))
  }
}
