internal import AliasIndex
internal import AliasTable
internal import Kunya
internal import Records

/// Reads entities from JSON Lines: the files of `--table`.
///
/// A row needs `id` and one name; `kind`, `countries`, `within`, and a name's `role` and `weak` are
/// taken where they are there, and so is what an exported table says of spellings that never mean an
/// entity and of IDs merged into others; other keys are passed over. A row that cannot be used is
/// rejected, and the rest of the file is read.
struct EntityTable {
  private(set) var entities: [IndexEntity] = []
  private var placeOfID: [String: String] = [:]

  /// Merged IDs that no entity has been given yet, each with the ID that stands for it.
  private var merged: [(id: String, target: String)] = []

  /// Adds the entities of the file at `path`; rejected rows go to `rejects`.
  mutating func read(
    _ path: String, _ console: Console, rejects: inout RejectLog
  ) throws(CommandError) {
    var input = try RecordInput(path, .jsonLines, console)
    var decoder = EntityDecoder()
    while let block = try input.next(1000) {
      for record in block.records {
        do throws(Rejection) {
          try add(record, of: block, &decoder)
        } catch {
          try rejects.add([error])
        }
      }
    }
  }

  /// Takes an ID for what stands at `place`.
  ///
  /// - Returns: where it was given before; `nil` where it was not.
  mutating func claim(_ id: String, at place: String) -> String? {
    if let first = placeOfID[id] { return first }
    placeOfID[id] = place
    return nil
  }

  private mutating func add(
    _ record: Record, of block: RecordBlock, _ decoder: inout EntityDecoder
  ) throws(Rejection) {
    let entity: TableEntity
    do throws(RejectedRecord) {
      entity = try decoder.entity(record, of: block)
    } catch {
      throw Rejection(error, from: block.file)
    }
    let place = "\(block.file):\(record.line)"
    if let first = claim(entity.id, at: place) {
      throw Rejection(
        file: block.file, record: record.number, line: record.line, key: entity.id,
        reason: .duplicateID(entity.id, firstAt: first))
    }
    switch entity.state {
    case .live: entities.append(IndexEntity(entity))
    case .merged(let target): merged.append((entity.id, target))
    case .retired: break
    }
  }

  /// Gives each entity the IDs that were merged into it, directly or by others; to be called once
  /// all files are read.
  mutating func followMerges() {
    guard !merged.isEmpty else { return }
    let positions = Dictionary(
      entities.indices.map { (entities[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    let targets = Dictionary(
      merged.map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
    for (id, target) in merged {
      var target = target
      var steps = 0
      // IDs that were merged in a ring have no entity; the ring has at most as many as there are.
      while let next = targets[target], steps < merged.count { (target, steps) = (next, steps + 1) }
      if let position = positions[target] { entities[position].formerIDs.append(id) }
    }
    merged.removeAll()
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
