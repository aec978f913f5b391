/// One record of a `RecordBlock`: where it came from and where its bytes are.
///
/// Its content is had through `Fields.read(_:of:)` or `JSONDocument.read(_:of:)`, either of which
/// throws what is wrong with it.
public struct Record: Sendable {
  /// 1-based, rejected records counted, the header not.
  public let number: Int
  /// 1-based line on which the record begins.
  public let line: Int
  /// The record as it stands in the file, its line end left out, in `RecordBlock.bytes`.
  ///
  /// The first bytes only where the record is too long.
  public let range: Range<Int>
  let fault: FramingFault?

  /// The same record, of which only these bytes are to be read; for what stands around a record in
  /// files that are not quite of its format. Bytes that are not in `range` are ignored.
  public func narrowed(to part: Range<Int>) -> Record {
    Record(number: number, line: line, range: part.clamped(to: range), fault: fault)
  }
}

/// Why the bytes of a record could not be told from those of its neighbours.
struct FramingFault: Equatable {
  enum Kind { case tooLong, unterminatedQuote, textAfterQuote }

  let kind: Kind
  /// Lines between the record's first and the fault's.
  let line: Int
  /// 0-based byte in that line.
  let column: Int
}
