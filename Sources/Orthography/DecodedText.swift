/// Text read from bytes that may be damaged.
public struct DecodedText: Sendable, Equatable {
  /// The text, each invalid sequence replaced by U+FFFD.
  public let text: String
  /// Byte ranges of the invalid sequences, in order.
  public let invalid: [Range<Int>]

  /// Decodes UTF-8, reporting what is no UTF-8.
  ///
  /// - Complexity: O(n).
  public init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    var invalid: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let decoded = UTF8Decoding.scalar(in: bytes, at: index)
      if !decoded.isValid { invalid.append(index..<index + decoded.length) }
      index += decoded.length
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.invalid = invalid
  }
}
