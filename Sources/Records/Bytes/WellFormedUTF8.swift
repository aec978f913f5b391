/// UTF-8 as it must be (Unicode, table 3-7): no overlong forms, no surrogates, nothing cut short.
public enum WellFormedUTF8 {
  /// Appends `bytes` with every broken sequence replaced by U+FFFD.
  ///
  /// One replacement stands for the longest beginning of a sequence, as Unicode recommends and
  /// `String(decoding:as:)` does.
  ///
  /// - Returns: The number of replacements; 0 where the bytes were well-formed.
  /// - Complexity: O(n); no allocation once `output` is large enough.
  @discardableResult
  public static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var replaced = 0
      var position = 0
      var clean = 0
      while position < bytes.count {
        let sequence = sequence(in: bytes, at: position)
        if !sequence.isWellFormed {
          output.append(contentsOf: bytes[clean..<position])
          output.append(contentsOf: [0xEF, 0xBF, 0xBD])
          clean = position + sequence.length
          replaced += 1
        }
        position += sequence.length
      }
      output.append(contentsOf: bytes[clean...])
      return replaced
    }
  }

  /// The sequence at a position: a whole one, or the part of one that a replacement stands for.
  @inline(__always)
  static func sequence(
    in bytes: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (length: Int, isWellFormed: Bool) {
    let lead = bytes[position]
    if lead < 0x80 { return (1, true) }
    return multibyteSequence(in: bytes, at: position, lead: lead)
  }

  private static func multibyteSequence(
    in bytes: UnsafeBufferPointer<UInt8>, at position: Int, lead: UInt8
  ) -> (length: Int, isWellFormed: Bool) {
    let length =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if length == 1 { return (1, false) }
    var allowed: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    for offset in 1..<length {
      guard position + offset < bytes.count, allowed.contains(bytes[position + offset]) else {
        return (offset, false)
      }
      allowed = 0x80...0xBF
    }
    return (length, true)
  }
}
