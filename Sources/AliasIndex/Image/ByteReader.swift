/// Reads numbers of variable length one after the other; zeros behind the end.
///
/// Seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
struct ByteReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = max(0, position)
  }

  /// Whether nothing is left.
  @inline(__always)
  var isAtEnd: Bool { position >= bytes.count }

  @inline(__always)
  mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    defer { position += 1 }
    return bytes[position]
  }

  @inline(__always)
  mutating func number() -> UInt32 {
    var byte = byte()
    if byte < 0x80 { return UInt32(byte) }
    var number = UInt32(byte & 0x7F)
    var shift: UInt32 = 7
    repeat {
      byte = self.byte()
      number |= UInt32(byte & 0x7F) << shift
      shift += 7
    } while byte >= 0x80 && shift < 32
    return number
  }

  /// The next bytes; fewer where the section ends.
  mutating func bytes(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    let end = min(bytes.count, position + max(0, count))
    guard position < end else { return UnsafeBufferPointer(start: nil, count: 0) }
    defer { position = end }
    return UnsafeBufferPointer(rebasing: bytes[position..<end])
  }
}

extension [UInt8] {
  /// Appends a number as `ByteReader.number` reads it.
  mutating func append(number: UInt32) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
