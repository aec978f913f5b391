internal import AliasTable
internal import Kunya
internal import Records

/// `kunya alias show`: all that is known of an entity.
struct AliasShowCommand: Command {
  private static let at = Option(
    "at", .integer(0...Int.max), "EVENT", help: "As it was after this event.")

  static let declaration = CommandDeclaration(
    name: "show", abstract: "Show all that is known of an entity",
    discussion: "Shows each entity; for an ID that is no longer used, what became of it.",
    operands: [.oneOrMore("ID", .text)],
    optionGroups: [.init("When", [at])] + AliasOptions.reading,
    examples: [
      .init("kunya alias show --store names.kunya acme:7", "An entity in text."),
      .init(
        "kunya alias show --store names.kunya --at 12 --format jsonl acme:7",
        "The same as it was after event 12, in JSON."),
    ])

  private let options: AliasOptions
  private let ids: [String]
  private let event: Int?

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    ids = arguments.operands
    event = arguments.integer(Self.at)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    for (number, id) in ids.enumerated() {
      let (entity, redirects) = try storing { () throws(StoreError) in
        try store.reading { () throws(StoreError) in
          let entity =
            if let event { try store.entity(id, after: event) } else { try store.entity(id) }
          return (entity, event == nil ? try store.redirects(to: id) : [])
        }
      }
      guard let entity else {
        throw .store(StoreError(path: options.store, reason: .unknownID(id)))
      }
      switch options.format {
      case .jsonl:
        var json = JSONWriter()
        json.line(entity, engine: Engine.description)
        try console.output.write(json.bytes)
      case .text:
        let style = TextStyle(isOn: console.terminal.usesColour)
        try console.output.write(
          (number > 0 ? "\n" : "") + EntityText(style).text(entity, redirects))
      }
    }
    return .success
  }
}
