import Orthography

/// A word, or part of one, in one script that is foreign to the letter page.
///
/// A run ends at a change of script, and where a capital follows a small letter
/// (`МостафаХашеми`), which begins a word within the word.
struct ForeignRun {
  /// Its place in the folded text.
  let letters: Range<Int>
  /// Its place in the original, in bytes.
  let source: Range<Int>
  let text: String
  let script: Script
  /// Whether it begins with a capital that follows a small letter.
  let beginsWord: Bool
  let isCapitalized: Bool
  let isAllCapital: Bool

  /// The run that begins with the foreign letter at `first`.
  init(in folded: FoldedText, from first: Int, of utf8: UnsafeBufferPointer<UInt8>) {
    let head = Self.text(folded, first, utf8)
    let script = Self.script(head)
    var isCapital = Self.isUpper(head)
    isCapitalized = isCapital
    beginsWord =
      first > 0 && isCapital && folded.fine[first - 1] == LetterPage.foreign
      && Self.isLower(Self.text(folded, first - 1, utf8))
    var allCapital = isCapital
    var count = 1
    var index = first + 1
    while index < folded.count {
      if folded.fine[index] == LetterPage.foreign {
        let letter = Self.text(folded, index, utf8)
        let letterScript = Self.script(letter)
        guard letterScript == script || letterScript == .common else { break }
        if Self.isUpper(letter) && !isCapital { break }
        isCapital = Self.isUpper(letter)
        allCapital = allCapital && isCapital
        count += 1
      } else if !Self.joins(folded, index, in: script) {
        break
      }
      index += 1
    }
    letters = first..<index
    source = folded.source(of: letters)
    text = String(decoding: utf8[source], as: UTF8.self)
    self.script = script
    isAllCapital = allCapital && count > 1
  }

  /// Whether what is no foreign letter still belongs to the word: the joiners of Indic scripts
  /// between two letters, and an apostrophe typed for the Hebrew geresh.
  private static func joins(_ folded: FoldedText, _ index: Int, in script: Script) -> Bool {
    switch LetterPage.base[Int(folded.fine[index])] {
    case LetterPage.softBoundary:
      script == .devanagari && index + 1 < folded.count
        && folded.fine[index + 1] == LetterPage.foreign
    case UInt8(ascii: "'"): script == .hebrew
    default: false
    }
  }

  private static func text(
    _ folded: FoldedText, _ index: Int, _ utf8: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar? {
    String(decoding: utf8[folded.source(of: index..<index + 1)], as: UTF8.self)
      .unicodeScalars.first
  }

  private static func script(_ scalar: Unicode.Scalar?) -> Script {
    scalar.map { Script($0) } ?? .common
  }

  private static func isUpper(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.isUppercase ?? false
  }

  private static func isLower(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.isLowercase ?? false
  }
}
