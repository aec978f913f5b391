internal import AliasIndex
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
  struct Row: Sendable {
    let id: String
    let content: Content
    let file: String
    let record: Int
    let line: Int

    /// The row's rejection because its ID was given before.
    func duplicate(of first: String) -> Rejection {
      Rejection(
        file: file, record: record, line: line, key: id,
        reason: .duplicateID(id, firstAt: first))
    }
  }

  /// What a row says.
  enum Content: Sendable {
    case entity(IndexEntity)
    /// Another ID stands for the row's.
    case merged(into: String)
    case retired
  }

  /// Hands the rows of the file at `path` to `take`, in their order, which may refuse them;
  /// rejected rows go to `rejects`.
  ///
  /// - Parameter threads: how many read rows while the calling one takes them; it reads them too
  ///   where there is but one.
  static func read(
    _ path: String, threads: Int, _ console: Console, rejects: inout RejectLog,
    _ take: (Row) throws(CommandError) -> Rejection?
  ) throws(CommandError) {
    var input = try RecordInput(path, .jsonLines, console)
    try OrderedPipeline(threads: threads).run(
      read: { () throws(CommandError) in try input.next(recordsPerBlock) },
      makeScratch: { RowReader() },
      work: { (block, reader) throws(CommandError) in reader.read(block) },
      write: { (rows) throws(CommandError) in
        for row in rows {
          switch row {
          case .success(let row):
            if let rejection = try take(row) { try rejects.add([rejection]) }
          case .failure(let rejection): try rejects.add([rejection])
          }
        }
      })
  }

  private static let recordsPerBlock = 500
}

/// Reads the rows of blocks, one thread's.
private final class RowReader {
  private var decoder = EntityDecoder()

  func read(_ block: RecordBlock) -> [Result<EntityRows.Row, Rejection>] {
    block.records.map { record in
      do throws(RejectedRecord) {
        let entity = try decoder.entity(record, of: block)
        return .success(
          EntityRows.Row(
            id: entity.id, content: EntityRows.Content(entity), file: block.file,
            record: record.number, line: record.line))
      } catch {
        return .failure(Rejection(error, from: block.file))
      }
    }
  }
}

extension EntityRows.Content {
  fileprivate init(_ entity: TableEntity) {
    switch entity.state {
    case .live: self = .entity(IndexEntity(entity))
    case .merged(let target): self = .merged(into: target)
    case .retired: self = .retired
    }
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
