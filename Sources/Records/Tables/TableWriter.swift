/// Writes rows of CSV or TSV such that `RecordReader` gives the same fields back.
///
/// ```swift
/// var writer = TableWriter(.csv)
/// writer.field("Assad, Hafez al-")
/// writer.field("حافظ الأسد")
/// writer.endRow()  // "Assad, Hafez al-",حافظ الأسد
/// ```
///
/// Rows end with LF. Bytes are taken as they are; `WellFormedUTF8` repairs them where needed.
public struct TableWriter: Sendable {
  public enum Format: Sendable {
    case csv, tsv
  }

  /// What has been written; the caller takes it and empties it.
  public var bytes: [UInt8] = []
  public let format: Format
  private var rowStart = 0
  private var fieldCount = 0

  public init(_ format: Format) {
    self.format = format
  }

  /// Adds a field to the row.
  public mutating func field(_ content: Span<UInt8>) {
    content.withUnsafeBufferPointer { append($0) }
  }

  /// Adds a field to the row.
  public mutating func field(_ content: String) {
    var content = content
    content.withUTF8 { append($0) }
  }

  /// Ends the row.
  public mutating func endRow() {
    // An empty line would be read as a blank one, not as a row with an empty field.
    if format == .csv, fieldCount == 1, isLastFieldEmpty {
      bytes.append(contentsOf: [quote, quote])
    }
    bytes.append(lineFeed)
    fieldCount = 0
  }

  private var isLastFieldEmpty = true

  private mutating func append(_ content: UnsafeBufferPointer<UInt8>) {
    if fieldCount > 0 { bytes.append(format == .csv ? comma : tab) }
    fieldCount += 1
    isLastFieldEmpty = content.isEmpty
    switch format {
    case .csv: appendQuotedIfNeeded(content)
    case .tsv: appendEscaped(content)
    }
  }

  private mutating func appendQuotedIfNeeded(_ content: UnsafeBufferPointer<UInt8>) {
    let needsQuotes = content.contains {
      $0 == quote || $0 == comma || $0 == lineFeed || $0 == carriageReturn
    }
    guard needsQuotes else {
      bytes.append(contentsOf: content)
      return
    }
    bytes.append(quote)
    for byte in content {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private mutating func appendEscaped(_ content: UnsafeBufferPointer<UInt8>) {
    for byte in content {
      switch byte {
      case tab: bytes.append(contentsOf: [backslash, 0x74])
      case lineFeed: bytes.append(contentsOf: [backslash, 0x6E])
      // Before the line end it would be taken for a part of that.
      case carriageReturn: bytes.append(contentsOf: [backslash, 0x72])
      case backslash: bytes.append(contentsOf: [backslash, backslash])
      default: bytes.append(byte)
      }
    }
  }
}
