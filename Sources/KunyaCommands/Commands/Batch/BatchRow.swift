internal import Kunya
internal import Records

/// The rows that `batch` writes: those of the input, with the answer's columns appended.
enum BatchRow {
  /// The columns of the answer.
  static let columns = ["decision", "id", "label", "score", "alias"]

  /// The header row.
  static func header(
    _ names: [String], _ format: TableWriter.Format, _ scopes: BatchScopes
  ) -> [UInt8] {
    var writer = TableWriter(format)
    for name in names + columns { writer.field(name) }
    if scopes.before != nil { for name in columns { writer.field("before_" + name) } }
    writer.endRow()
    return writer.bytes
  }

  /// Appends a record and its answer, or the answer and the former one, with the best candidate where there is any.
  ///
  /// The record stands as it was written, quotes and all; only broken UTF-8 is repaired.
  ///
  /// - Returns: whether there was any to repair.
  static func append(
    _ answer: ResolvedMention, _ before: ResolvedMention?, _ record: Record, of block: RecordBlock,
    _ format: TableWriter.Format, to bytes: inout [UInt8]
  ) -> Bool {
    let row = block.bytes.span.extracting(record.range)
    let replaced = WellFormedUTF8.append(row, to: &bytes)
    bytes.append(format == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t"))
    var writer = TableWriter(format)
    writer.answer(answer.resolution)
    if let before { writer.answer(before.resolution) }
    writer.endRow()
    bytes.append(contentsOf: writer.bytes)
    return replaced > 0
  }
}

extension TableWriter {
  /// The columns of one answer.
  fileprivate mutating func answer(_ resolution: Resolution) {
    field(resolution.decision.rawValue)
    let best = resolution.candidates.first
    field(best?.id ?? "")
    field(best?.label ?? "")
    field(best.map { scoreText($0.score) } ?? "")
    field(best?.alias ?? "")
  }
}
