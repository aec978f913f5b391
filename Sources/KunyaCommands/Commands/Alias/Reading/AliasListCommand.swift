internal import AliasTable
internal import Kunya
internal import Records

/// `kunya alias list`: the entities of a table, in the order of their IDs.
struct AliasListCommand: Command {
  private static let kind = Option(
    "kind", .choice(of: EntityKind.self), "KIND", help: "Only entities of this kind.")
  private static let source = Option(
    "source", .text, "NAME", help: "Only entities with something from this source.")
  private static let state = Option(
    "state", .choice(of: State.self), "STATE", help: "Which IDs (default: live).")
  private static let from = Option("from", .text, "ID", help: "Begin at this ID.")
  private static let limit = Option(
    "limit", .integer(1...Int.max), "N", help: "At most N entities.")

  /// Which IDs are listed.
  enum State: String, Sendable, CaseIterable {
    case live, merged, retired, all
  }

  static let declaration = CommandDeclaration(
    name: "list", abstract: "List the entities",
    discussion: """
      Shows ID, kind, number of names, and the name to show of each entity; for an ID that is no \
      longer used, what became of it. In JSON, all that is known.
      """,
    optionGroups: [.init("Which", [kind, source, state, from, limit])] + AliasOptions.reading,
    examples: [
      .init("kunya alias list --store names.kunya --kind place", "All places."),
      .init(
        "kunya alias list --store names.kunya --state merged", "What was merged into what."),
    ])

  private let options: AliasOptions
  private let kind: EntityKind?
  private let source: String?
  private let state: State
  private let first: String
  private let limit: Int

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    kind = arguments.choice(Self.kind, as: EntityKind.self)
    source = arguments.text(Self.source)
    state = arguments.choice(Self.state, as: State.self) ?? .live
    first = arguments.text(Self.from) ?? ""
    limit = arguments.integer(Self.limit) ?? .max
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    var lines = LineBuffer(console.output)
    var count = 0
    var failure: CommandError?
    try storing { () throws(StoreError) in
      try store.forEachTableEntity(from: first) { (entity) throws(StoreError) in
        guard isWanted(entity) else { return true }
        do throws(CommandError) {
          try lines.add(line(entity))
        } catch {
          failure = error
          return false
        }
        count += 1
        return count < limit
      }
    }
    if let failure { throw failure }
    try lines.finish()
    return .success
  }

  private func isWanted(_ entity: TableEntity) -> Bool {
    let isOfState =
      switch entity.state {
      case .live: state == .live || state == .all
      case .merged: state == .merged || state == .all
      case .retired: state == .retired || state == .all
      }
    return isOfState && (kind == nil || entity.kind == kind)
      && (source == nil || entity.claims.contains { $0.source == source }
        || entity.names.contains { $0.source == source })
  }

  private func line(_ entity: TableEntity) -> [UInt8] {
    switch options.format {
    case .jsonl:
      var json = JSONWriter()
      json.line(entity, engine: Engine.description)
      return json.bytes
    case .text:
      let fate =
        switch entity.state {
        case .live: printable(entity.label)
        case .merged(let target): "merged into \(printable(target))"
        case .retired: "retired"
        }
      let kind = entity.kind?.rawValue ?? "-"
      return Array(
        "\(printable(entity.id))\t\(kind)\t\(entity.names.count)\t\(fate)\n".utf8)
    }
  }
}

/// Lines on their way out, written when many have come together.
struct LineBuffer {
  private let output: ByteOutput
  private var bytes: [UInt8] = []

  init(_ output: ByteOutput) {
    self.output = output
  }

  mutating func add(_ line: [UInt8]) throws(CommandError) {
    bytes.append(contentsOf: line)
    if bytes.count > 1 << 16 { try flush() }
  }

  /// Writes what is left, and ends the output.
  mutating func finish() throws(CommandError) {
    try flush()
    try output.close()
  }

  private mutating func flush() throws(CommandError) {
    guard !bytes.isEmpty else { return }
    try output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
