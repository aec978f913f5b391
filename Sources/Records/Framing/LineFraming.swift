/// Finds records that are one line each: JSON Lines, TSV, plain lines.
///
/// A line ends with LF, CR LF, or the input. A CR anywhere else is data, and so is a NUL.
struct LineFraming: Sendable {
  let limit: Int
  /// How much of the record has been searched already.
  private var searched = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func next(in bytes: UnsafeBufferPointer<UInt8>, isAtEnd: Bool) -> Frame {
    let found = bytes.firstIndex(of: lineFeed, from: searched)
    guard found != nil || isAtEnd else {
      searched = bytes.count
      // One byte more than the limit may be a CR.
      return bytes.count > limit + 1 ? endless() : .incomplete
    }
    let end = found ?? bytes.count
    searched = 0
    let content = bytes.contentLength(upTo: end)
    let fault = content > limit ? FramingFault(kind: .tooLong, line: 0, column: limit) : nil
    return .record(
      content: content, length: found == nil ? end : end + 1, lines: found == nil ? 0 : 1,
      fault: fault)
  }

  private mutating func endless() -> Frame {
    searched = 0
    return .endless(lines: 0, fault: FramingFault(kind: .tooLong, line: 0, column: limit))
  }
}
