internal import Glibc

/// What a search for the next record's end has found in the input window.
enum Frame: Equatable {
  /// The record may end behind the window.
  case incomplete
  /// A record and its line end.
  ///
  /// - Parameters:
  ///   - content: Its bytes without the line end.
  ///   - length: Its bytes with the line end.
  ///   - lines: How many line ends are among these.
  case record(content: Int, length: Int, lines: Int, fault: FramingFault?)
  /// A record that is over the limit; what is in the window of it can go, and so can all that
  /// follows up to the next line end.
  case endless(lines: Int, fault: FramingFault)
}

let lineFeed: UInt8 = 0x0A
let carriageReturn: UInt8 = 0x0D
let quote: UInt8 = 0x22
let comma: UInt8 = 0x2C
let tab: UInt8 = 0x09
let backslash: UInt8 = 0x5C

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or behind `start`.
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// The length of the first `end` bytes without a carriage return at their end.
  @inline(__always)
  func contentLength(upTo end: Int) -> Int {
    end > 0 && self[end - 1] == carriageReturn ? end - 1 : end
  }
}
