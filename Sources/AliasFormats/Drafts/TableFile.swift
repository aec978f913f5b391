internal import AliasTable
internal import Records

/// A CSV or TSV file, row by row.
final class TableFile {
  let name: String
  let header: TableHeader?
  private var cursor: RecordCursor
  private var fields = Fields()

  /// - Throws: `RecordError` of the source or its header.
  init(
    _ source: consuming ByteSource, _ format: RecordFormat, hasHeader: Bool
  ) throws(RecordError) {
    name = source.name
    let reader = try RecordReader(source, format: format, hasHeader: hasHeader)
    header = reader.header
    cursor = RecordCursor(reader)
  }

  /// Goes to the next row; false at the end.
  func advance() throws(RecordError) -> Bool { try cursor.advance() }

  var record: Int { cursor.record.number }
  var line: Int { cursor.record.line }

  /// The row's fields.
  ///
  /// - Throws: `RejectedRecord` where the row breaks its format or is not UTF-8.
  func strings() throws(RejectedRecord) -> [String] {
    do throws(RecordError) {
      try fields.read(cursor.record, of: cursor.block)
    } catch {
      throw RejectedRecord(error)
    }
    var strings: [String] = []
    for column in 0..<fields.count {
      guard let text = String(validating: fields.bytes[fields[column]], as: UTF8.self) else {
        throw rejection(.notUTF8)
      }
      strings.append(text)
    }
    return strings
  }

  /// A rejection of the row.
  func rejection(_ fault: ImportFault, key: String = "") -> RejectedRecord {
    RejectedRecord(
      file: name, record: record, line: line, key: key, reason: fault.description)
  }
}
