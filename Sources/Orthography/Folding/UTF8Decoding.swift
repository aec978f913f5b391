/// Decoding of one character of UTF-8 that may be damaged.
enum UTF8Decoding {
  struct Decoded {
    let scalar: UInt32
    let length: Int
    let isValid: Bool
  }

  /// The character at an index within `source`.
  ///
  /// An invalid sequence becomes U+FFFD; its length is that of the longest prefix of a valid one,
  /// at least 1, as the Unicode Standard (3.9, "maximal subparts") and the WHATWG recommend.
  @inline(__always)
  static func scalar(in source: UnsafeBufferPointer<UInt8>, at index: Int) -> Decoded {
    let lead = source[index]
    if lead < 0x80 { return Decoded(scalar: UInt32(lead), length: 1, isValid: true) }
    if lead >= 0xC2 && lead < 0xE0 && index + 1 < source.count {
      let second = source[index + 1]
      if second & 0xC0 == 0x80 {
        return Decoded(
          scalar: UInt32(lead & 0x1F) << 6 | UInt32(second & 0x3F), length: 2, isValid: true)
      }
    }
    return longer(in: source, at: index, lead)
  }

  private static func longer(
    in source: UnsafeBufferPointer<UInt8>, at index: Int, _ lead: UInt8
  ) -> Decoded {
    let length: Int
    var scalar: UInt32
    // The second byte's range keeps out overlong forms, surrogates and values above U+10FFFF.
    var allowed: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xE0...0xEF:
      length = 3
      scalar = UInt32(lead & 0x0F)
      if lead == 0xE0 { allowed = 0xA0...0xBF }
      if lead == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      scalar = UInt32(lead & 0x07)
      if lead == 0xF0 { allowed = 0x90...0xBF }
      if lead == 0xF4 { allowed = 0x80...0x8F }
    default: return Decoded(scalar: 0xFFFD, length: 1, isValid: false)
    }
    for offset in 1..<length {
      guard index + offset < source.count, allowed.contains(source[index + offset]) else {
        return Decoded(scalar: 0xFFFD, length: offset, isValid: false)
      }
      scalar = scalar << 6 | UInt32(source[index + offset] & 0x3F)
      allowed = 0x80...0xBF
    }
    return Decoded(scalar: scalar, length: length, isValid: true)
  }
}
