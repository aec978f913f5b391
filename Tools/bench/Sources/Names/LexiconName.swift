import Onomastics
import Orthography

/// One name of the lexicon as the generator takes it: its Latin spellings and its Arabic one.
struct LexiconName {
  var latin: [String]
  var arabic: String

  /// Names with plain Latin spellings and an Arabic form of one word, commonest first.
  static func all(of lexicon: NameLexicon) -> [LexiconName] {
    let names = (0..<lexicon.itemCount).compactMap { item -> (Int, LexiconName)? in
      let arabic = Array(lexicon.arabic(ofItem: item))
      let latin = lexicon.forms(ofItem: item).compactMap { form in
        latinText(Array(lexicon.formLetters(Int(form))))
      }
      guard arabic.count >= 3, arabic.allSatisfy(LetterPage.isArabic), !latin.isEmpty else {
        return nil
      }
      return (
        lexicon.weight(ofItem: item),
        LexiconName(latin: latin, arabic: LetterPage.text(arabic))
      )
    }
    return names.enumerated().sorted { a, b in
      a.element.0 != b.element.0 ? a.element.0 > b.element.0 : a.offset < b.offset
    }.map(\.element.1)
  }

  private static func latinText(_ letters: [UInt8]) -> String? {
    let isPlain = letters.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    return letters.count >= 3 && isPlain ? LetterPage.text(letters) : nil
  }
}
