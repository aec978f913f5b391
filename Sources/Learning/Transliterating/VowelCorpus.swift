package import Orthography
import Transliteration

/// Words with their library romanization, made ready for the aligner: without clitics.
package struct VowelCorpus {
  /// One word of the source.
  package struct Word: Sendable {
    /// As written, for splitting by hash.
    package var text: String
    package var arabic: [UInt8]
    /// Symbols of the romanization; `nil` where it is no Arabic word's.
    package var latin: [UInt8]?
    package var count: Int
    /// Whether the source writes it with a capital.
    package var isName: Bool

    /// Both spellings without clitic.
    package var stem: (arabic: [UInt8], latin: [UInt8])? {
      guard let latin else { return nil }
      let clitic = Clitic.all[Clitic.number(arabic: arabic, latin: latin)]
      return (
        Array(arabic.dropFirst(clitic.letters.count)), Array(latin.dropFirst(clitic.latin.count))
      )
    }
  }

  package var words: [Word] = []

  /// Reads rows of Arabic word, romanization and count.
  ///
  /// Words that hold anything but Arabic letters are left out.
  package init(rows: [(arabic: String, latin: String, count: Int)], folder: Folder) {
    var text = FoldedText()
    for row in rows {
      folder.fold(row.arabic, into: &text)
      if text.fine.isEmpty || !text.fine.allSatisfy(LetterPage.isArabic) { continue }
      words.append(
        Word(
          text: row.arabic, arabic: text.fine, latin: RomanLetters.symbols(row.latin),
          count: row.count, isName: row.latin.contains { $0.isUppercase }))
    }
  }
}
