internal import AliasIndex
internal import Kunya
internal import Records

/// Reads entities from JSON Lines: the files of `--table`.
///
/// A row needs `id` and one name; `kind`, `countries`, `within`, and a name's `role` and `weak` are
/// taken where they are there, other keys are passed over. A row that cannot be used is rejected,
/// and the rest of the file is read.
struct EntityTable {
  private(set) var entities: [IndexEntity] = []
  private var placeOfID: [String: String] = [:]

  /// Adds the entities of the file at `path`; rejected rows go to `rejects`.
  mutating func read(
    _ path: String, _ console: Console, rejects: inout RejectLog
  ) throws(CommandError) {
    var input = try RecordInput(path, .jsonLines, console)
    var document = JSONDocument()
    while let block = try input.next(1000) {
      for record in block.records {
        do throws(Rejection) {
          try add(record, of: block, &document)
        } catch {
          try rejects.add([error])
        }
      }
    }
  }

  private mutating func add(
    _ record: Record, of block: RecordBlock, _ document: inout JSONDocument
  ) throws(Rejection) {
    do throws(RecordError) {
      try document.read(record, of: block)
    } catch {
      throw Rejection(error)
    }
    let entity = try document.entity()
    if let first = placeOfID[entity.id] {
      throw Rejection(
        file: block.file, record: record.number, line: record.line, key: entity.id,
        reason: .duplicateID(entity.id, firstAt: first))
    }
    placeOfID[entity.id] = "\(block.file):\(record.line)"
    entities.append(entity)
  }
}
