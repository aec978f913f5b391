internal import CICU

/// What Unicode says about one code point.
enum CodePoint {
  /// General category, as far as folding asks.
  enum Kind {
    case letter, mark, digit, separator, control, other
  }

  static func kind(_ scalar: UInt32) -> Kind {
    let category = kunya_icu_category(scalar)
    switch UInt8(category >> 8) {
    case UInt8(ascii: "L"): return .letter
    case UInt8(ascii: "M"): return .mark
    case UInt8(ascii: "Z"): return .separator
    case UInt8(ascii: "N"): return UInt8(category & 0xFF) == UInt8(ascii: "d") ? .digit : .other
    case UInt8(ascii: "C"):
      return UInt8(category & 0xFF) == UInt8(ascii: "c") ? .control : .other
    default: return .other
    }
  }

  /// Script as its ISO 15924 code in four bytes.
  static func script(_ scalar: UInt32) -> UInt32 { kunya_icu_script(scalar) }

  static func isUppercase(_ scalar: UInt32) -> Bool { kunya_icu_is_uppercase(scalar) }

  static func isDefaultIgnorable(_ scalar: UInt32) -> Bool {
    kunya_icu_is_default_ignorable(scalar)
  }

  /// Whether a character is a letter of a script that is neither Latin nor Arabic.
  static func isForeignLetter(_ scalar: UInt32) -> Bool {
    guard kind(scalar) == .letter else { return false }
    switch script(scalar) {
    case latin, arabic, common, inherited, unknown: return false
    default: return true
    }
  }

  private static let latin: UInt32 = 0x4C61_746E  // "Latn"
  private static let arabic: UInt32 = 0x4172_6162  // "Arab"
  private static let common: UInt32 = 0x5A79_7979  // "Zyyy"
  private static let inherited: UInt32 = 0x5A69_6E68  // "Zinh"
  private static let unknown: UInt32 = 0x5A7A_7A7A  // "Zzzz"

  /// Value of a decimal digit of any script.
  static func digit(_ scalar: UInt32) -> UInt8? {
    let value = kunya_icu_digit(scalar)
    return value < 0 ? nil : UInt8(value)
  }
}
