/// Finds CSV records, whose quoted fields may hold line ends.
///
/// Quotes are quotes at the beginning of a field only; elsewhere in an unquoted field they are data
/// (`ד"ר` is a Hebrew title, and seldom written as RFC 4180 would have it).
///
/// A quoted field that goes wrong costs the record up to the end of the line on which the field
/// opened, no more; the next record begins behind it. Else one forgotten quote would swallow the
/// file. The lines that were searched in vain are then read again, but only once: as the field did not
/// close in them, their quotes stand in pairs, and pairs leave no field open at a line's end.
struct QuotedFraming: Sendable {
  let limit: Int
  private var state = State.fieldStart
  private var position = 0
  /// Line ends before `position`, and where the line of `position` begins.
  private var lines = 0
  private var lineStart = 0
  private var opening = Opening()

  private enum State { case fieldStart, unquoted, quoted, closed, closedThenReturn, broken }

  /// Where the last quoted field opened.
  private struct Opening {
    var line = 0
    var column = 0
    /// The first line end in the field.
    var lineEnd: Int?
  }

  init(limit: Int) {
    self.limit = limit
  }

  mutating func next(
    in bytes: UnsafeBufferPointer<UInt8>, isAtEnd: Bool
  ) -> Frame {
    if position == 0, let frame = unquotedLine(in: bytes) { return frame }
    // Of a record over the limit no more is looked at than shows that it is.
    let end = min(bytes.count, limit + 2)
    while position < end {
      if let frame = step(over: bytes[position], in: bytes) {
        return frame
      }
    }
    if bytes.count >= limit + 2 { return overLimit(bytes) }
    return isAtEnd ? atEndOfInput(bytes) : .incomplete
  }

  /// The quick way for most records: a line without any quote.
  private func unquotedLine(in bytes: UnsafeBufferPointer<UInt8>) -> Frame? {
    guard let end = bytes.firstIndex(of: lineFeed, from: 0), end <= limit,
      UnsafeBufferPointer(rebasing: bytes[..<end]).firstIndex(of: quote, from: 0) == nil
    else { return nil }
    return .record(
      content: bytes.contentLength(upTo: end), length: end + 1, lines: 1, fault: nil)
  }

  private mutating func step(
    over byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Frame? {
    switch (state, byte) {
    case (.quoted, lineFeed):
      if opening.lineEnd == nil { opening.lineEnd = position }
      lines += 1
      lineStart = position + 1
    case (.quoted, quote):
      state = .closed
    case (.quoted, _):
      break
    case (_, lineFeed):
      return recordEnd(in: bytes)
    case (.closed, quote):
      state = .quoted
    case (.fieldStart, quote):
      state = .quoted
      opening = Opening(line: lines, column: position - lineStart)
    case (.fieldStart, comma), (.unquoted, comma), (.closed, comma):
      state = .fieldStart
    case (.closed, carriageReturn):
      state = .closedThenReturn
    case (.closed, _), (.closedThenReturn, _):
      if opening.lineEnd != nil {
        // The quote that seemed to close the field opened another.
        return unterminated(in: bytes)
      }
      state = .broken
      opening.column = position - lineStart
    case (.fieldStart, _):
      state = .unquoted
    case (.unquoted, _), (.broken, _):
      break
    }
    position += 1
    return nil
  }

  /// The record whose line end is at `position`.
  private mutating func recordEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Frame {
    let content = bytes.contentLength(upTo: position)
    let fault = content > limit ? tooLong() : brokenFault()
    return finish(
      .record(content: content, length: position + 1, lines: lines + 1, fault: fault))
  }

  private mutating func atEndOfInput(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Frame {
    if state == .quoted, opening.lineEnd != nil { return unterminated(in: bytes) }
    let content = bytes.contentLength(upTo: bytes.count)
    var fault = content > limit ? tooLong() : brokenFault()
    if state == .quoted, fault == nil { fault = openingFault(.unterminatedQuote) }
    return finish(.record(content: content, length: bytes.count, lines: lines, fault: fault))
  }

  private mutating func overLimit(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Frame {
    if state == .quoted, opening.lineEnd != nil { return unterminated(in: bytes) }
    return finish(.endless(lines: lines, fault: tooLong()))
  }

  /// The record up to the end of the line on which its last quoted field opened.
  private mutating func unterminated(in bytes: UnsafeBufferPointer<UInt8>) -> Frame {
    let end = opening.lineEnd ?? position
    return finish(
      .record(
        content: bytes.contentLength(upTo: end), length: end + 1, lines: opening.line + 1,
        fault: openingFault(.unterminatedQuote)))
  }

  private func openingFault(_ kind: FramingFault.Kind) -> FramingFault {
    FramingFault(kind: kind, line: opening.line, column: opening.column)
  }

  private func brokenFault() -> FramingFault? {
    state == .broken ? openingFault(.textAfterQuote) : nil
  }

  private func tooLong() -> FramingFault {
    FramingFault(kind: .tooLong, line: lines, column: max(0, limit - lineStart))
  }

  private mutating func finish(_ frame: Frame) -> Frame {
    state = .fieldStart
    position = 0
    lines = 0
    lineStart = 0
    return frame
  }
}
