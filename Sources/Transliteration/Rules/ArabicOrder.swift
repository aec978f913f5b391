import Orthography

/// Normalization of plain Arabic text without ICU: there only the order of marks can be wrong.
///
/// A vowel belongs before a shadda in every normalization form, though it is typed behind it as
/// often: their combining classes are 27 (fathatan) to 35 (superscript alef), in the order of
/// their code points.
enum ArabicOrder {
  /// Brings text into a form, in place; `false` where ICU must do it, the text unchanged.
  ///
  /// - Parameter text: code points with anything in their upper byte, which goes with them.
  @inline(__always)
  static func normalize(
    _ text: UnsafeMutableBufferPointer<UInt32>, _ form: NormalizationForm
  ) -> Bool {
    var last: UInt32 = 0
    var isOrdered = true
    for element in text {
      let scalar = element & RuleTables.scalarMask
      guard isPlain(scalar, form) else { return false }
      let mark = order(scalar)
      if mark != 0, mark < last { isOrdered = false }
      last = mark
    }
    if !isOrdered { sortMarks(text) }
    return true
  }

  /// Characters that no form changes, but for the order of marks.
  ///
  /// Left out of U+0600–06FF are what is decomposed in some form (آ أ ؤ إ ئ ۀ ۂ ۓ in NFD, ٵ–ٸ in
  /// NFKC) and marks of other classes, of which some compose.
  @inline(__always)
  private static func isPlain(_ scalar: UInt32, _ form: NormalizationForm) -> Bool {
    switch scalar {
    case 0..<0x80: true
    case 0x627...0x652, 0x660...0x674, 0x679...0x6BF, 0x6C1, 0x6C3...0x6D2: true
    case 0x621...0x626, 0x6C0, 0x6C2, 0x6D3: form == .nfc || form == .nfkc
    case 0x6D5, 0x6F0...0x6F9, 0x200C...0x200F: true
    default: false
    }
  }

  /// The place of a mark among the marks of a letter; 0 for a letter.
  @inline(__always)
  private static func order(_ scalar: UInt32) -> UInt32 {
    if scalar >= 0x64B, scalar <= 0x652 { return scalar - 0x64A }
    return scalar == 0x670 ? 9 : 0
  }

  private static func sortMarks(_ text: UnsafeMutableBufferPointer<UInt32>) {
    for index in text.indices {
      let element = text[index]
      let mark = order(element & RuleTables.scalarMask)
      if mark == 0 { continue }
      var place = index
      while place > 0, order(text[place - 1] & RuleTables.scalarMask) > mark {
        text[place] = text[place - 1]
        place -= 1
      }
      text[place] = element
    }
  }
}
