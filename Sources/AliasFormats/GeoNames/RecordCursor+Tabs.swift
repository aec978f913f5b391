internal import AliasTable
internal import Records

/// GeoNames' tables: tabs between fields, no header, and nothing escaped.
extension RecordCursor {
  /// Where the record's fields are in the block's bytes; `nil` for an empty line.
  ///
  /// - Throws: `RejectedRecord` where there are not as many as expected, or the line is too long.
  func tabbedFields(_ expected: [Int]) throws(RejectedRecord) -> [Range<Int>]? {
    if let error = block.error(of: record) { throw RejectedRecord(error) }
    if record.range.isEmpty { return nil }
    var fields: [Range<Int>] = []
    var start = record.range.lowerBound
    for place in record.range where block.bytes[place] == 0x09 {
      fields.append(start..<place)
      start = place + 1
    }
    fields.append(start..<record.range.upperBound)
    guard expected.contains(fields.count) else {
      throw rejected(.fieldCount(expected: expected, found: fields.count), string(fields[0]))
    }
    return fields
  }

  func string(_ field: Range<Int>) -> String {
    String(decoding: block.bytes[field], as: UTF8.self)
  }

  /// - Throws: `RejectedRecord` where the field is not UTF-8.
  func validString(_ field: Range<Int>) throws(RejectedRecord) -> String {
    guard let text = String(validating: block.bytes[field], as: UTF8.self) else {
      throw rejected(.notUTF8)
    }
    return text
  }

  /// - Throws: `RejectedRecord` where a field is not UTF-8.
  func strings(_ fields: [Range<Int>]) throws(RejectedRecord) -> [String] {
    var strings: [String] = []
    for field in fields { strings.append(try validString(field)) }
    return strings
  }

  /// - Throws: `RejectedRecord` where the field is no ID.
  func number(_ field: Range<Int>, _ name: String) throws(RejectedRecord) -> UInt64 {
    let text = string(field)
    guard let number = UInt64(text), number < IDSet.limit else {
      throw rejected(.notNumber(field: name, text: text), text)
    }
    return number
  }

  /// A rejection of the record.
  func rejected(_ fault: ImportFault, _ key: String = "") -> RejectedRecord {
    RejectedRecord(
      file: block.file, record: record.number, line: record.line, key: key,
      reason: fault.description)
  }
}
