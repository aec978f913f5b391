/// Reads a file of any format record by record, in bounded memory.
///
/// ```swift
/// var reader = try RecordReader(ByteSource(path: "people.csv"), format: .csv)
/// let name = try reader.requireHeader().column("name")
/// var block = RecordBlock()
/// var fields = Fields()
/// while try reader.readBlock(maxRecords: 1000, into: &block) {
///   for record in block.records {
///     try fields.read(record, of: block)
///     resolve(fields.bytes.span.extracting(fields[name]))
///   }
/// }
/// ```
///
/// What all formats share: lines end with LF or CR LF, the last one also with the input; a byte
/// order mark at the start is skipped; a record over the limit is one rejected record, of which
/// only the beginning is kept; any byte is data, NUL too, and UTF-8 is not checked here.
///
/// CSV beyond RFC 4180: a quote inside an unquoted field is data. A quoted field that is never
/// closed, or not within the limit, rejects the record up to the end of the line on which the field
/// opened, and the line behind it begins the next record; likewise when the quote that seems to
/// close it on a later line has text behind it, since then it surely opens another field. Blank
/// lines of CSV and TSV are skipped and not counted, except in a table of a single column, where
/// they are rows with an empty field.
public struct RecordReader: ~Copyable, Sendable {
  public let format: RecordFormat
  /// The names of the columns; `nil` in formats that have none.
  public private(set) var header: TableHeader?

  private var window: InputWindow
  private var lineFraming: LineFraming
  private var quotedFraming: QuotedFraming
  /// Records given so far, and lines they took, with the header's.
  private var recordCount = 0
  private var lineCount = 0
  /// Inside a record over the limit, whose line end is still to come.
  private var isSkipping = false
  private let limit: Int

  /// The limit of a record unless another is given: 1 MiB.
  public static let defaultLimit = 1 << 20
  private static let prefixOfTooLong = 256

  /// Starts reading; the header of CSV and TSV is read at once.
  ///
  /// - Parameters:
  ///   - hasHeader: False for a table that begins with a row; its rows may be of any length.
  ///   - limit: The most bytes a record may have, its line end not counted.
  /// - Throws: `RecordError` of the source, of the header's record, `.missingHeader` where there is
  ///   nothing, or `.duplicateColumn`.
  public init(
    _ source: consuming ByteSource, format: RecordFormat, hasHeader: Bool = true,
    limit: Int = RecordReader.defaultLimit
  ) throws(RecordError) {
    try self.init(
      source, format: format, hasHeader: hasHeader, limit: limit, chunkSize: 1 << 18)
  }

  init(
    _ source: consuming ByteSource, format: RecordFormat, hasHeader: Bool = true, limit: Int,
    chunkSize: Int
  ) throws(RecordError) {
    self.format = format
    self.limit = limit
    window = InputWindow(source, chunkSize: chunkSize)
    lineFraming = LineFraming(limit: limit)
    quotedFraming = QuotedFraming(limit: limit)
    if format.hasHeader, hasHeader { try readHeader() }
  }

  /// The header of a format that has one.
  ///
  /// - Throws: `RecordError` with `.missingHeader` in the other formats.
  public func requireHeader() throws(RecordError) -> TableHeader {
    guard let header else {
      throw RecordError(file: window.source.name, reason: .missingHeader)
    }
    return header
  }

  /// Replaces a block's records by the next ones, at most `maxRecords`.
  ///
  /// The block ends early rather than wait for input while it has a record to give, so that a
  /// program at the other end of a pipe gets its answers.
  ///
  /// - Returns: Whether there were any; false at the end of the input.
  /// - Throws: `RecordError` with `.isDirectory` or `.system`, when the input cannot be read.
  public mutating func readBlock(
    maxRecords: Int, into block: inout RecordBlock
  ) throws(RecordError) -> Bool {
    block.removeAll()
    block.file = window.source.name
    block.format = format
    block.columnCount = header?.names.count ?? 0
    block.limit = limit
    while block.records.count < maxRecords {
      if takeRecord(into: &block) { continue }
      if window.isAtEnd || !block.records.isEmpty { break }
      try window.readMore()
    }
    return !block.records.isEmpty
  }

  /// The next records, at most `maxRecords`, in a block of their own; `nil` at the end.
  ///
  /// - Throws: `RecordError` with `.isDirectory` or `.system`, when the input cannot be read.
  public mutating func readBlock(maxRecords: Int) throws(RecordError) -> RecordBlock? {
    var block = RecordBlock()
    return try readBlock(maxRecords: maxRecords, into: &block) ? block : nil
  }

  private mutating func readHeader() throws(RecordError) {
    recordCount = -1
    guard let block = try readBlock(maxRecords: 1), let record = block.records.first else {
      throw RecordError(file: window.source.name, reason: .missingHeader)
    }
    header = try TableHeader(record, of: block)
  }

  /// Moves one record, or a part to be skipped, from the window to the block.
  ///
  /// - Returns: False where the window does not have a whole one.
  private mutating func takeRecord(into block: inout RecordBlock) -> Bool {
    if isSkipping && !skipToLineEnd() { return false }
    if window.count == 0 { return false }
    switch nextFrame() {
    case .incomplete:
      return false
    case .record(let content, let length, let lines, let fault):
      if fault != nil || !isBlank(content) { add(content, fault, to: &block) }
      lineCount += lines
      window.consume(length)
    case .endless(let lines, let fault):
      add(window.count, fault, to: &block)
      lineCount += lines
      window.consume(min(window.count, limit + 2))
      isSkipping = true
    }
    return true
  }

  private mutating func nextFrame() -> Frame {
    let isAtEnd = window.isAtEnd
    if format == .csv {
      var framing = quotedFraming
      let frame = window.withBytes { framing.next(in: $0, isAtEnd: isAtEnd) }
      quotedFraming = framing
      return frame
    }
    var framing = lineFraming
    let frame = window.withBytes { framing.next(in: $0, isAtEnd: isAtEnd) }
    lineFraming = framing
    return frame
  }

  private mutating func add(_ content: Int, _ fault: FramingFault?, to block: inout RecordBlock) {
    recordCount += 1
    let kept = fault?.kind == .tooLong ? min(limit, Self.prefixOfTooLong) : content
    window.withBytes { bytes in
      block.append(
        UnsafeBufferPointer(rebasing: bytes[..<kept]), number: recordCount, line: lineCount + 1,
        fault: fault)
    }
  }

  /// Whether a line of so many bytes is no record.
  private func isBlank(_ content: Int) -> Bool {
    switch format {
    case .lines: return false
    case .csv, .tsv: return content == 0 && header?.names.count != 1
    case .jsonLines:
      return window.withBytes { bytes in
        bytes[..<content].allSatisfy { $0 == 0x20 || $0 == tab || $0 == carriageReturn }
      }
    }
  }

  /// Drops the rest of a record over the limit; false where its end is not in the window.
  private mutating func skipToLineEnd() -> Bool {
    guard let end = window.withBytes({ $0.firstIndex(of: lineFeed, from: 0) }) else {
      window.consume(window.count)
      return false
    }
    window.consume(end + 1)
    lineCount += 1
    isSkipping = false
    return true
  }
}
