import Orthography

/// What a word's last letters may be: endings that make one name of another.
///
/// Sulaiman and Sulaimani, Basim and Basima, Asadi and Asadian are two names each, however little
/// their letters differ. Letters alone tell: ه is a woman's name's ending or a root's last letter.
enum NameEnding {
  /// -i, -y, ي: the nisba, or a vowel.
  case nisba
  /// -a, -ah, -eh, ه: the feminine.
  case feminine
  /// -ian, يان: Persian and Armenian surnames made of names.
  case descent
  /// A consonant that belongs to the name itself.
  case bare
  /// A letter that may be any of these, or not be written: و and u, ʿayn, ح as in Salah, -e as in
  /// Fayçale, and the t that ة is in Nusrat.
  case open

  /// The ending of a word given by its letter numbers (`LetterIndex`); the shortest words have none.
  init(_ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet) {
    guard letters.count >= 3 else {
      self = .open
      return
    }
    let end = letters.count
    let last = (
      LetterIndex.byte(letters[end - 3], alphabet), LetterIndex.byte(letters[end - 2], alphabet),
      LetterIndex.byte(letters[end - 1], alphabet)
    )
    self = alphabet == .arabic ? .arabic(last, letters.count) : .latin(last, letters.count)
  }

  private static func arabic(_ last: (UInt8, UInt8, UInt8), _ count: Int) -> NameEnding {
    if count >= 5, last == (0x9B, 0x80, 0x98) { return .descent }
    switch last.2 {
    case 0x99: return .feminine
    case 0x9B: return .nisba
    case 0x80, 0x82, 0x85, 0x91, 0x9A, 0x9C: return .open
    default: return .bare
    }
  }

  private static func latin(_ last: (UInt8, UInt8, UInt8), _ count: Int) -> NameEnding {
    let (third, second) = (last.0, last.1)
    switch last.2 {
    case UInt8(ascii: "n"):
      let isDescent = count >= 6 && second == UInt8(ascii: "a") && Self.glides.contains(third)
      return isDescent ? .descent : .bare
    case UInt8(ascii: "i"), UInt8(ascii: "y"): return .nisba
    case UInt8(ascii: "e"): return second == UInt8(ascii: "e") ? .nisba : .open
    case UInt8(ascii: "a"): return .feminine
    case UInt8(ascii: "h"):
      return second == UInt8(ascii: "a") || second == UInt8(ascii: "e") ? .feminine : .open
    case UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "w"), UInt8(ascii: "t"), 0x27:
      return .open
    default: return .bare
    }
  }

  /// What stands before -an in -ian, -yan, -jan, -ean, -iaan.
  private static let glides = Array("iyjea".utf8)

  /// Whether one of two words is the other's nisba, or its descendant.
  static func differInDescent(_ a: NameEnding, _ b: NameEnding) -> Bool {
    switch (a, b) {
    case (.nisba, .bare), (.bare, .nisba), (.descent, .bare), (.bare, .descent),
      (.nisba, .descent), (.descent, .nisba):
      true
    default: false
    }
  }

  /// Whether one of two words is the other's feminine.
  static func differInGender(_ a: NameEnding, _ b: NameEnding) -> Bool {
    switch (a, b) {
    case (.feminine, .bare), (.bare, .feminine): true
    default: false
    }
  }
}
