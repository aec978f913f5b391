internal import AliasIndex
internal import Kunya

/// The entities of files of JSON Lines, in memory; see `EntityRows`.
struct EntityTable {
  private(set) var entities: [IndexEntity] = []
  private var placeOfID: [String: String] = [:]
  private var merged = MergedIDs()

  /// Adds the entities of the file at `path`; rejected rows go to `rejects`.
  mutating func read(
    _ path: String, _ console: Console, rejects: inout RejectLog
  ) throws(CommandError) {
    try EntityRows.read(path, threads: 1, console, rejects: &rejects) { add($0) }
  }

  private mutating func add(_ row: EntityRows.Row) -> Rejection? {
    if let first = placeOfID[row.id] { return row.duplicate(of: first) }
    placeOfID[row.id] = "\(row.file):\(row.line)"
    switch row.content {
    case .entity(let entity): entities.append(entity)
    case .merged(let target): merged.add(row.id, into: target)
    case .retired: break
    }
    return nil
  }

  /// Gives each entity the IDs that were merged into it, directly or by others; to be called once
  /// all files are read.
  mutating func followMerges() {
    guard !merged.isEmpty else { return }
    let positions = Dictionary(
      entities.indices.map { (entities[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    for (id, target) in merged.followed() {
      if let position = positions[target] { entities[position].formerIDs.append(id) }
    }
    merged = MergedIDs()
  }
}
