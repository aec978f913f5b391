internal import Records

extension RecordBlock {
  /// Where a field of a row begins: its line, and its byte in the line, both from 1.
  ///
  /// For messages only; the row must have the field.
  func place(ofField column: Int, in record: Record) -> (line: Int, column: Int) {
    let row = bytes[record.range]
    let delimiter: UInt8? =
      switch format {
      case .csv: UInt8(ascii: ",")
      case .tsv: UInt8(ascii: "\t")
      case .lines, .jsonLines: nil
      }
    var (fields, isQuoted) = (0, false)
    var (line, lineStart) = (record.line, row.startIndex)
    var position = row.startIndex
    while fields < column, position < row.endIndex {
      switch row[position] {
      case UInt8(ascii: "\n"):
        line += 1
        lineStart = position + 1
      // A doubled quote closes and opens again.
      case UInt8(ascii: "\"") where format == .csv:
        isQuoted.toggle()
      case delimiter where !isQuoted:
        fields += 1
      default:
        break
      }
      position += 1
    }
    return (line, position - lineStart + 1)
  }
}
