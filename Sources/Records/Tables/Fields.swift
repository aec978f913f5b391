/// The fields of a CSV or TSV row, unquoted and unescaped; reused from row to row.
///
/// A record of plain lines is a row of one field.
public struct Fields: Sendable {
  /// The content of all fields, one behind the other; `subscript` points in here.
  public private(set) var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []

  public init() {}

  public var count: Int { ranges.count }

  /// Where a field's content is in `bytes`.
  ///
  /// - Precondition: `column` is in `0..<count`, as every column of the header is after a `read`
  ///   that did not throw.
  public subscript(column: Int) -> Range<Int> { ranges[column] }

  /// Splits a record into its fields.
  ///
  /// - Throws: `RecordError` with `.tooLong`, `.unterminatedQuote`, `.textAfterQuote`, or
  ///   `.raggedRow` at the first field too many or at the end of a row with too few.
  /// - Complexity: O(n) in the record's bytes; no allocation once warm.
  public mutating func read(_ record: Record, of block: RecordBlock) throws(RecordError) {
    bytes.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    if let error = block.error(of: record) { throw error }
    let surplus = block.bytes.withUnsafeBufferPointer { all in
      split(
        UnsafeBufferPointer(rebasing: all[record.range]), format: block.format,
        expected: block.columnCount)
    }
    if block.columnCount > 0, count != block.columnCount {
      throw block.error(
        in: record, at: surplus ?? record.range.count,
        .raggedRow(expected: block.columnCount, found: count))
    }
  }

  /// - Returns: Where the first field beyond the expected ones begins.
  private mutating func split(
    _ record: UnsafeBufferPointer<UInt8>, format: RecordFormat, expected: Int
  ) -> Int? {
    switch format {
    case .lines, .jsonLines:
      addPlain(record, from: 0, to: record.count)
      return nil
    case .csv:
      return split(record, at: comma, special: quote, expected: expected) { fields, start in
        fields.addQuoted(record, from: start)
      }
    case .tsv:
      return split(record, at: tab, special: backslash, expected: expected) { fields, start in
        fields.addEscaped(record, from: start)
      }
    }
  }

  /// Splits at a delimiter; in records that have the special byte `add` takes each field.
  @inline(__always)
  private mutating func split(
    _ record: UnsafeBufferPointer<UInt8>, at delimiter: UInt8, special: UInt8, expected: Int,
    add: (inout Fields, Int) -> Int
  ) -> Int? {
    let isPlain = record.firstIndex(of: special, from: 0) == nil
    if isPlain { bytes.append(contentsOf: record) }
    var surplus: Int?
    var start = 0
    while true {
      if count == expected, surplus == nil { surplus = start }
      let end: Int
      if isPlain {
        end = record.firstIndex(of: delimiter, from: start) ?? record.count
        ranges.append(start..<end)
      } else {
        end = add(&self, start)
      }
      if end >= record.count { return surplus }
      start = end + 1
    }
  }

  private mutating func addPlain(
    _ record: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) {
    let first = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: record[start..<end]))
    ranges.append(first..<bytes.count)
  }

  /// Adds a CSV field, quoted or not, and gives the place of the comma behind it.
  private mutating func addQuoted(
    _ record: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    guard start < record.count, record[start] == quote else {
      let end = record.firstIndex(of: comma, from: start) ?? record.count
      addPlain(record, from: start, to: end)
      return end
    }
    let first = bytes.count
    var position = start + 1
    while let found = record.firstIndex(of: quote, from: position) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: record[position..<found]))
      position = found + 1
      guard position < record.count, record[position] == quote else { break }
      bytes.append(quote)
      position += 1
    }
    ranges.append(first..<bytes.count)
    return position
  }

  /// Adds a TSV field and gives the place of the tab behind it.
  ///
  /// A backslash before any other letter is data.
  private mutating func addEscaped(
    _ record: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let first = bytes.count
    let end = record.firstIndex(of: tab, from: start) ?? record.count
    var position = start
    while position < end {
      let byte = record[position]
      if byte == backslash, position + 1 < end,
        let meant = Self.unescaped(record[position + 1])
      {
        bytes.append(meant)
        position += 2
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    ranges.append(first..<bytes.count)
    return end
  }

  private static func unescaped(_ letter: UInt8) -> UInt8? {
    switch letter {
    case 0x74: tab
    case 0x6E: lineFeed
    case 0x72: carriageReturn
    case backslash: backslash
    default: nil
    }
  }
}
