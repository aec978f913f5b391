package import Matching
import Onomastics
import Orthography
import Transliteration

/// Parts of full names in both scripts, as the name grammar takes them apart.
package struct NameCorpus {
  /// One part of one person's name, in base letters.
  package struct Part: Sendable {
    package var arabic: [UInt8]
    package var latin: [UInt8]
  }

  /// One row of the source.
  package struct Name: Sendable {
    /// The Arabic-script name as written, for splitting by hash.
    package var text: String
    package var latin: String
    package var isPersian: Bool
    /// Empty where the two sides do not have the same number of parts.
    package var parts: [Part]
  }

  package var names: [Name] = []

  /// Reads rows of Arabic-script name, language and Latin name.
  package init(
    rows: [(arabic: String, language: String, latin: String)], reading: Knowledge.Reading
  ) {
    var text = FoldedText()
    var arabic = NameParse()
    var latin = NameParse()
    for row in rows {
      reading.folder.fold(row.arabic, into: &text)
      reading.grammar.parse(text, kind: .person, into: &arabic)
      reading.folder.fold(row.latin, into: &text)
      reading.grammar.parse(text, kind: .person, into: &latin)
      names.append(
        Name(
          text: row.arabic, latin: row.latin, isPersian: row.language == "fa",
          parts: Self.parts(arabic, latin)))
    }
  }

  /// Parts in both scripts; none where the two sides do not have the same number.
  static func parts(_ arabic: NameParse, _ latin: NameParse) -> [Part] {
    let left = arabic.parts.filter(isPaired)
    let right = latin.parts.filter(isPaired)
    guard left.count == right.count else { return [] }
    var parts: [Part] = []
    for (l, r) in zip(left, right)
    where l.reading.alphabet == .arabic && r.reading.alphabet == .latin {
      let part = Part(
        arabic: arabic.text(l.reading).filter { LetterPage.isArabic($0) },
        latin: latin.text(r.reading).filter { LetterPage.isLatin($0) })
      if !part.arabic.isEmpty && !part.latin.isEmpty { parts.append(part) }
    }
    return parts
  }

  private static func isPaired(_ part: NamePart) -> Bool {
    switch part.kind {
    case .name, .kunya, .placeWord: true
    case .initial, .number, .particle, .title, .generic: false
    }
  }
}
