/// Text taken apart into what is in Arabic script and what is not.
enum ArabicRuns {
  /// Whether the rules of a scheme may read the whole text: it has letters in Arabic script, and
  /// none of another.
  ///
  /// Spaces, digits, signs and invisible characters go with either.
  ///
  /// - Complexity: O(n) in the bytes.
  static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    var isArabic = false
    while index < utf8.count {
      let byte = utf8[index]
      switch byte {
      case 0x00..<0x41, 0x5B..<0x61, 0x7B..<0xC0: index += 1
      // U+0600–06FF, U+0740–077F
      case 0xD8...0xDB, 0xDD:
        index += 2
        isArabic = true
      // U+2000–203F
      case 0xE2 where index + 1 < utf8.count && utf8[index + 1] == 0x80: index += 3
      // U+FB00–FEFF
      case 0xEF where index + 1 < utf8.count && (0xAC...0xBB).contains(utf8[index + 1]):
        index += 3
        isArabic = true
      default: return false
      }
    }
    return isArabic
  }

  /// Calls `body` with one run after the other; signs between letters go with those before.
  static func forEach(in text: String, _ body: (_ run: String, _ isArabic: Bool) -> Void) {
    var run = String.UnicodeScalarView()
    var isArabic = false
    var hasLetters = false
    for scalar in text.unicodeScalars {
      let kind = kind(scalar)
      if let kind, hasLetters, kind != isArabic {
        body(String(run), isArabic)
        run = String.UnicodeScalarView()
      }
      if let kind {
        isArabic = kind
        hasLetters = true
      }
      run.append(scalar)
    }
    if !run.isEmpty { body(String(run), isArabic) }
  }

  /// Whether a character belongs to Arabic script; `nil` where it belongs to none.
  private static func kind(_ scalar: Unicode.Scalar) -> Bool? {
    switch scalar.value {
    case 0x600...0x6FF, 0x740...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE: true
    default: scalar.properties.isAlphabetic ? false : nil
    }
  }
}
