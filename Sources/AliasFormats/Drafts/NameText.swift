/// A name as a source writes it, made fit to be kept.
enum NameText {
  /// The text with single blanks between words and none at the ends; `nil` where it has no letter
  /// or digit.
  static func cleaned(_ text: String) -> String? {
    var cleaned = String.UnicodeScalarView()
    var isBlankDue = false
    var hasLetter = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
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
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return String(scalars[first...last])
  }

  static func trimmed(_ text: String) -> String? { trimmed(text[...]) }
}
