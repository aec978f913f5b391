/// UTF-8 to code points and back, in buffers that the caller owns.
enum UTF8Text {
  /// Decodes into a buffer that has room for a code point per byte; returns their number.
  static func decode(
    _ utf8: UnsafeBufferPointer<UInt8>, into scalars: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var index = 0
    var count = 0
    while index < utf8.count {
      let lead = utf8[index]
      if lead < 0x80 {
        scalars[count] = UInt32(lead)
        index += 1
      } else if lead >= 0xC2, lead < 0xE0, index + 1 < utf8.count,
        utf8[index + 1] & 0xC0 == 0x80
      {
        scalars[count] = UInt32(lead & 0x1F) << 6 | UInt32(utf8[index + 1] & 0x3F)
        index += 2
      } else {
        return decodeRest(utf8, from: index, into: scalars, count)
      }
      count += 1
    }
    return count
  }

  /// The longer and the invalid sequences, by the standard library's decoder.
  private static func decodeRest(
    _ utf8: UnsafeBufferPointer<UInt8>, from start: Int,
    into scalars: UnsafeMutableBufferPointer<UInt32>, _ decoded: Int
  ) -> Int {
    var count = decoded
    let text = String(decoding: UnsafeBufferPointer(rebasing: utf8[start...]), as: UTF8.self)
    for scalar in text.unicodeScalars {
      scalars[count] = scalar.value
      count += 1
    }
    return count
  }

  /// Appends code points, whose upper byte is left out of account.
  ///
  /// - Parameter buffer: room for four bytes a code point.
  static func append(
    _ scalars: UnsafeBufferPointer<UInt32>, to output: inout [UInt8],
    _ buffer: UnsafeMutableBufferPointer<UInt8>
  ) {
    var count = 0
    for element in scalars {
      let scalar = element & RuleTables.scalarMask
      switch scalar {
      case 0..<0x80:
        buffer[count] = UInt8(truncatingIfNeeded: scalar)
        count += 1
      case 0x80..<0x800:
        buffer[count] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
        buffer[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        count += 2
      case 0x800..<0x10000:
        buffer[count] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
        buffer[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        buffer[count + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        count += 3
      default:
        buffer[count] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
        buffer[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
        buffer[count + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        buffer[count + 3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        count += 4
      }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
  }
}
