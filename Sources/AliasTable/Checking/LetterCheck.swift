internal import Orthography

/// Looks at the letters of a name.
enum LetterCheck {
  /// What is odd about the letters of a name.
  struct Oddity: Equatable {
    let rule: Finding.Rule
    let sentence: String
    /// The name as it was probably meant; `nil` where that is not clear.
    let mended: String?
  }

  static func oddities(of name: String) -> [Oddity] {
    var oddities: [Oddity] = []
    if let oddity = invisible(name) { oddities.append(oddity) }
    for word in name.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "'" }) {
      if let oddity = mixture(String(word), in: name) { oddities.append(oddity) }
    }
    return oddities
  }

  /// Characters that steer others and are not seen; ZWNJ and ZWJ belong to the spelling of Persian
  /// and other languages where they stand between letters.
  private static func invisible(_ name: String) -> Oddity? {
    let scalars = Array(name.unicodeScalars)
    var found: [Unicode.Scalar] = []
    var mended = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let properties = scalar.properties
      let isHidden =
        properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control
        || (properties.isWhitespace && scalar != " ")
      let isJoiner = scalar.value == 0x200C || scalar.value == 0x200D
      let isBetweenLetters =
        index > 0 && index + 1 < scalars.count && scalars[index - 1].properties.isAlphabetic
        && scalars[index + 1].properties.isAlphabetic
      if isHidden && !(isJoiner && isBetweenLetters) {
        found.append(scalar)
        if properties.isWhitespace { mended.append(" ") }
      } else {
        mended.append(scalar)
      }
    }
    guard !found.isEmpty else { return nil }
    let codes = found.map { "U+" + hexadecimal($0.value) }
    return Oddity(
      rule: .invisible, sentence: "invisible characters: \(codes.joined(separator: " "))",
      mended: String(mended))
  }

  /// Letters of several scripts in one word.
  private static func mixture(_ word: String, in name: String) -> Oddity? {
    let main = Script(of: word)
    let strangers = word.unicodeScalars.filter {
      let script = Script($0)
      return script != .common && script != main
    }
    guard !strangers.isEmpty, main != .common else { return nil }
    let list = strangers.map { "\($0) (U+\(hexadecimal($0.value)), \(Script($0).rawValue))" }
      .joined(separator: ", ")
    let replaced = word.unicodeScalars.map { scalar -> Unicode.Scalar? in
      let script = Script(scalar)
      return script == .common || script == main
        ? scalar : LookAlikes.letter(like: scalar, in: main)
    }
    guard replaced.allSatisfy({ $0 != nil }) else {
      return Oddity(
        rule: .mixedScripts, sentence: "several scripts in '\(word)': \(main.rawValue), \(list)",
        mended: nil)
    }
    var mended = String.UnicodeScalarView()
    mended.append(contentsOf: replaced.compactMap { $0 })
    return Oddity(
      rule: .lookAlike, sentence: "\(list) in the \(main.rawValue) word '\(word)'",
      mended: name.replacing(word, with: String(mended)))
  }

  static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
