/// Records that stand together in a file, with their bytes.
///
/// A block depends on nothing else, so that one thread can read blocks and others parse them.
public struct RecordBlock: Sendable {
  /// The file's name, for errors.
  public internal(set) var file: String
  public internal(set) var format: RecordFormat
  /// The bytes of all records, one behind the other; `Record.range` points in here.
  public internal(set) var bytes: [UInt8] = []
  public internal(set) var records: [Record] = []
  /// The number of columns that each row must have; 0 in files without a header.
  var columnCount = 0
  var limit = 0

  /// An empty block, to be filled by `RecordReader.readBlock(maxRecords:into:)`.
  public init() {
    self.init(file: "", format: .lines)
  }

  init(file: String, format: RecordFormat) {
    self.file = file
    self.format = format
  }

  /// What kept the record's bytes from being told apart; `nil` for most records.
  ///
  /// `Fields` and `JSONDocument` throw it; to be asked only by who needs the raw bytes alone.
  public func error(of record: Record) -> RecordError? {
    guard let fault = record.fault else { return nil }
    let reason: RecordError.Reason =
      switch fault.kind {
      case .tooLong: .tooLong(limit: limit)
      case .unterminatedQuote: .unterminatedQuote
      case .textAfterQuote: .textAfterQuote
      }
    return RecordError(
      file: file, record: record.number, line: record.line + fault.line,
      column: fault.column + 1, reason: reason)
  }

  /// An error at an offset in the record.
  func error(
    in record: Record, at offset: Int, _ reason: RecordError.Reason
  ) -> RecordError {
    let before = bytes[record.range].prefix(offset)
    let lines = before.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    return RecordError(
      file: file, record: record.number, line: record.line + lines,
      column: before.endIndex - lineStart + 1, reason: reason)
  }

  mutating func append(
    _ content: UnsafeBufferPointer<UInt8>, number: Int, line: Int, fault: FramingFault?
  ) {
    let start = bytes.count
    bytes.append(contentsOf: content)
    records.append(
      Record(number: number, line: line, range: start..<bytes.count, fault: fault))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }
}
