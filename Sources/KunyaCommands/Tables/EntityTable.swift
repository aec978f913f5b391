internal import AliasIndex
internal import AliasTable
internal import Kunya
internal import Records

/// Reads entities from JSON Lines: the files of `--table`.
///
/// A row needs `id` and one name; `kind`, `countries`, `within`, and a name's `role` and `weak` are
/// taken where they are there, other keys are passed over, and so are the rows of an exported table
/// that say what became of an ID. A row that cannot be used is rejected, and the rest of the file is
/// read.
struct EntityTable {
  private(set) var entities: [IndexEntity] = []
  private var placeOfID: [String: String] = [:]

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

  private mutating func add(
    _ record: Record, of block: RecordBlock, _ decoder: inout EntityDecoder
  ) throws(Rejection) {
    let entity: TableEntity
    do throws(RejectedRecord) {
      entity = try decoder.entity(record, of: block)
    } catch {
      throw Rejection(error, from: block.file)
    }
    if let first = placeOfID[entity.id] {
      throw Rejection(
        file: block.file, record: record.number, line: record.line, key: entity.id,
        reason: .duplicateID(entity.id, firstAt: first))
    }
    placeOfID[entity.id] = "\(block.file):\(record.line)"
    if entity.isLive { entities.append(IndexEntity(entity)) }
  }
}

extension IndexEntity {
  /// The entity of a table as the index takes it.
  init(_ entity: TableEntity) {
    let record = entity.record
    self.init(
      id: record.id, kind: record.kind?.indexKind ?? .unknown, label: entity.label,
      names: record.names.map { Name($0.text, weak: $0.weak) }, countries: record.countries,
      within: record.within)
  }
}
