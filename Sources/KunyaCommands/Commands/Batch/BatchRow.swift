internal import Kunya
internal import Records

/// The rows that `batch` writes: those of the input, with the answer's columns appended.
enum BatchRow {
  /// The columns of the answer.
  static let columns = ["decision", "id", "label", "score", "alias"]

  /// The header row.
  static func header(_ names: [String], _ format: TableWriter.Format) -> [UInt8] {
    var writer = TableWriter(format)
    for name in names + columns { writer.field(name) }
    writer.endRow()
    return writer.bytes
  }

  /// Appends a record and its answer, with the best candidate where there is any.
  ///
  /// The record stands as it was written, quotes and all; only broken UTF-8 is repaired.
  ///
  /// - Returns: whether there was any to repair.
  static func append(
    _ answer: ResolvedMention, _ record: Record, of block: RecordBlock,
    _ format: TableWriter.Format, to bytes: inout [UInt8]
  ) -> Bool {
    let row = block.bytes.span.extracting(record.range)
    let replaced = WellFormedUTF8.append(row, to: &bytes)
    bytes.append(format == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t"))
    var writer = TableWriter(format)
    writer.field(answer.resolution.decision.rawValue)
    let best = answer.resolution.candidates.first
    writer.field(best?.id ?? "")
    writer.field(best?.label ?? "")
    writer.field(best.map { scoreText($0.score) } ?? "")
    writer.field(best?.alias ?? "")
    writer.endRow()
    bytes.append(contentsOf: writer.bytes)
    return replaced > 0
  }
}
