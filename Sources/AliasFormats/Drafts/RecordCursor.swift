internal import AliasTable
internal import Records

/// Goes through the records of a file one by one.
struct RecordCursor: ~Copyable {
  private var reader: RecordReader
  private(set) var block = RecordBlock()
  private var position = -1

  init(_ reader: consuming RecordReader) {
    self.reader = reader
  }

  /// The record that `advance()` has found.
  var record: Record { block.records[position] }

  /// Goes to the next record; false at the end.
  mutating func advance() throws(RecordError) -> Bool {
    position += 1
    if position < block.records.count { return true }
    position = 0
    return try reader.readBlock(maxRecords: 256, into: &block)
  }

  /// A rejection of the record.
  func rejection(_ fault: ImportFault, key: String) -> EntityReading {
    .rejected(
      RejectedRecord(
        file: block.file, record: record.number, line: record.line, key: key,
        reason: fault.description))
  }
}
