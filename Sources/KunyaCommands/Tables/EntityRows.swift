internal import AliasTable
internal import Kunya
internal import Records

/// Reads rows of entities from JSON Lines: the files of `--table`.
///
/// A row needs `id` and one name; `kind`, `countries`, `within`, and a name's `role` and `weak` are
/// taken where they are there, and so is what an exported table says of spellings that never mean an
/// entity and of IDs merged into others; other keys are passed over. A row that cannot be used is
/// rejected, and the rest of the file is read.
enum EntityRows {
  /// One row that can be read, and where it stands.
  struct Row {
    let entity: TableEntity
    let file: String
    let record: Int
    let line: Int

    /// The row's rejection because its ID was given before.
    func duplicate(of first: String) -> Rejection {
      Rejection(
        file: file, record: record, line: line, key: entity.id,
        reason: .duplicateID(entity.id, firstAt: first))
    }
  }

  /// Hands the rows of the file at `path` to `take`, which may refuse them; rejected rows go to
  /// `rejects`.
  static func read(
    _ path: String, _ console: Console, rejects: inout RejectLog,
    _ take: (Row) throws(CommandError) -> Rejection?
  ) throws(CommandError) {
    var input = try RecordInput(path, .jsonLines, console)
    var decoder = EntityDecoder()
    while let block = try input.next(1000) {
      for record in block.records {
        let row: Row
        do throws(RejectedRecord) {
          row = Row(
            entity: try decoder.entity(record, of: block), file: block.file,
            record: record.number, line: record.line)
        } catch {
          try rejects.add([Rejection(error, from: block.file)])
          continue
        }
        if let rejection = try take(row) { try rejects.add([rejection]) }
      }
    }
  }
}
