/// Texts as a source writes them, made fit to be kept.
enum SourceText {
  /// The text with single blanks between words and none at the ends; `nil` where it has no letter
  /// or digit.
  static func cleaned(_ text: String) -> String? {
    var cleaned = String.UnicodeScalarView()
    var isBlankDue = false
    var hasLetter = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) || scalar.value < 0x20 || scalar.value == 0x7F {
        isBlankDue = !cleaned.isEmpty
        continue
      }
      if isBlankDue {
        cleaned.append(" ")
        isBlankDue = false
      }
      cleaned.append(scalar)
      hasLetter =
        hasLetter || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return hasLetter ? String(cleaned) : nil
  }

  /// A text without blanks at its ends; `nil` where nothing is left.
  static func trimmed(_ text: Substring) -> String? {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return String(scalars[first...last])
  }

  /// Unicode's White_Space, which will not grow; asking for the property costs more than the rest.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  static func trimmed(_ text: String) -> String? { trimmed(text[...]) }
}
