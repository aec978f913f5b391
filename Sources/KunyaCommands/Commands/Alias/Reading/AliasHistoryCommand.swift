internal import AliasTable
internal import Records

/// `kunya alias history`: who changed what, when and why.
struct AliasHistoryCommand: Command {
  private static let limit = Option(
    "limit", .integer(1...Int.max), "N", help: "At most N events (default: 20 without an ID).")
  private static let event = Option(
    "event", .integer(1...Int.max), "N", help: "One event, with all that it changed.")

  static let declaration = CommandDeclaration(
    name: "history", abstract: "Show who changed what, when and why",
    discussion: """
      Shows the events of the table, the newest first; with an ID, those that changed the entity, \
      and what they changed of it: '-' for what went, '+' for what came.
      """,
    operands: [.optional("ID", .text)],
    optionGroups: [.init("Which", [limit, event])] + AliasOptions.reading,
    examples: [
      .init("kunya alias history --store names.kunya", "The last twenty events."),
      .init("kunya alias history --store names.kunya acme:7", "All that befell an entity."),
      .init("kunya alias history --store names.kunya --event 17", "All that one event did."),
    ])

  private let options: AliasOptions
  private let id: String?
  private let limit: Int
  private let event: Int?

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    id = arguments.operands.first
    event = arguments.integer(Self.event)
    limit = arguments.integer(Self.limit) ?? (id == nil ? 20 : .max)
    if let id, event != nil { throw .conflict("'\(id)'", Self.event.spelling) }
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    var lines = LineBuffer(console.output)
    let style = TextStyle(isOn: console.terminal.usesColour)
    for event in try events(store) {
      let changes = try storing { () throws(StoreError) in try changed(store, event) }
      let count = try storing { () throws(StoreError) in try store.changeCount(of: event.id) }
      switch options.format {
      case .jsonl:
        var json = JSONWriter()
        json.line(event, changes, entities: count)
        try lines.add(json.bytes)
      case .text:
        try lines.add(Array(HistoryText(style).text(event, changes, entities: count).utf8))
      }
    }
    try lines.finish()
    return .success
  }

  private func events(_ store: AliasStore) throws(CommandError) -> [Event] {
    try storing { () throws(StoreError) in
      if let event {
        guard let found = try store.event(event) else {
          throw StoreError(path: options.store, reason: .unknownEvent(event))
        }
        return [found]
      }
      if let id, try store.entity(id) == nil {
        throw StoreError(path: options.store, reason: .unknownID(id))
      }
      var events: [Event] = []
      try store.forEachEvent(of: id) { (event) throws(StoreError) in
        events.append(event)
        return events.count < limit
      }
      return events
    }
  }

  /// What an event did, as far as it was asked for.
  private func changed(_ store: AliasStore, _ event: Event) throws(StoreError) -> [EventChange] {
    guard id != nil || self.event != nil else { return [] }
    var changes: [EventChange] = []
    try store.forEachChange(of: event, toEntity: id) { (change) throws(StoreError) in
      changes.append(change)
      return changes.count < Self.mostChanges
    }
    return changes
  }

  /// Nobody reads more; an import may have millions.
  private static let mostChanges = 10_000
}

/// An event, for people.
struct HistoryText {
  private let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
  }

  func text(_ event: Event, _ changes: [EventChange], entities: Int) -> String {
    var text = style.bold("\(event.id)") + "  \(event.time)  \(printable(event.actor))  "
    text += event.command
    if let target = event.target { text += " \(target)" }
    if changes.isEmpty {
      text += "  \(entities) \(entities == 1 ? "entity" : "entities")"
    }
    if let by = event.undoneBy { text += "  (undone by \(by))" }
    text += "\n"
    if let note = event.note { text += "  \(printable(note))\n" }
    for change in changes {
      text += "  \(printable(change.id))\n"
      for line in change.lines { text += "    \(printable(line))\n" }
    }
    return text
  }
}

extension JSONWriter {
  /// An event of a table: `Data/schemas/table-event.schema.json`.
  mutating func line(_ event: Event, _ changes: [EventChange], entities: Int) {
    beginObject()
    key("event")
    integer(event.id)
    key("time")
    string(event.time)
    key("actor")
    string(event.actor)
    key("command")
    string(event.command)
    key("note")
    if let note = event.note { string(note) } else { null() }
    key("undoes")
    if let target = event.target { integer(target) } else { null() }
    key("undone_by")
    if let by = event.undoneBy { integer(by) } else { null() }
    key("entities")
    integer(entities)
    key("changes")
    beginArray()
    for change in changes {
      difference(change.id, change.json)
    }
    endArray()
    engine()
    endObject()
    endLine()
  }

  /// The items of an entity that go, and those that come.
  mutating func difference(_ id: String, _ items: (before: String, after: String)) {
    beginObject()
    key("id")
    string(id)
    key("before")
    raw(Array(items.before.utf8).span)
    key("after")
    raw(Array(items.after.utf8).span)
    endObject()
  }
}
