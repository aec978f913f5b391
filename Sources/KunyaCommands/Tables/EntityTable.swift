internal import AliasIndex
internal import AliasTable
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
    try EntityRows.read(path, console, rejects: &rejects) { add($0) }
  }

  private mutating func add(_ row: EntityRows.Row) -> Rejection? {
    if let first = placeOfID[row.entity.id] { return row.duplicate(of: first) }
    placeOfID[row.entity.id] = "\(row.file):\(row.line)"
    switch row.entity.state {
    case .live: entities.append(IndexEntity(row.entity))
    case .merged(let target): merged.add(row.entity.id, into: target)
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

extension IndexEntity {
  /// The entity of a table as the index takes it.
  init(_ entity: TableEntity, formerIDs: [String] = []) {
    let record = entity.record
    self.init(
      id: record.id, kind: record.kind?.indexKind ?? .unknown, label: entity.label,
      names: record.names.map { Name($0.text, weak: $0.weak) }, countries: record.countries,
      within: record.within, deniedNames: entity.deniedNames, formerIDs: formerIDs)
  }
}
