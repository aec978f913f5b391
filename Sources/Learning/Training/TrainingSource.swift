import Matching
package import Onomastics
package import Orthography

/// Rows of names in two scripts, as training reads them.
package struct TrainingSource {
  /// One row: the same name in Arabic and in Latin script.
  package struct Row: Sendable {
    package var arabic: String
    package var latin: String
    package var weight: Double
    package var place: Bool

    package init(arabic: String, latin: String, weight: Double, place: Bool = false) {
      self.arabic = arabic
      self.latin = latin
      self.weight = weight
      self.place = place
    }
  }

  /// One pair of parts of a row, in the letter page.
  package struct PartPair: Hashable, Sendable {
    package var arabic: [UInt8]
    package var latin: [UInt8]
  }

  private let folder: Folder
  private let grammar: NameGrammar

  package init(folder: Folder, grammar: NameGrammar) {
    self.folder = folder
    self.grammar = grammar
  }

  /// Pairs of parts of all rows whose two sides have equally many parts of the same kinds, with
  /// the summed weight of the rows.
  ///
  /// Particles, titles and articles are left to the grammar: only name parts are paired.
  package func partPairs(_ rows: [Row]) -> [PartPair: Double] {
    var pairs: [PartPair: Double] = [:]
    var text = FoldedText()
    var arabic = NameParse()
    var latin = NameParse()
    for row in rows {
      folder.fold(row.arabic, into: &text)
      grammar.parse(text, kind: row.place ? .place : .person, into: &arabic)
      folder.fold(row.latin, into: &text)
      grammar.parse(text, kind: row.place ? .place : .person, into: &latin)
      let left = arabic.parts.filter(Self.isPaired)
      let right = latin.parts.filter(Self.isPaired)
      guard left.count == right.count else { continue }
      for (l, r) in zip(left, right)
      where l.reading.alphabet == .arabic && r.reading.alphabet == .latin {
        let pair = PartPair(
          arabic: Array(arabic.text(l.reading)), latin: Array(latin.text(r.reading)))
        if pair.arabic.isEmpty || pair.latin.isEmpty { continue }
        pairs[pair, default: 0] += row.weight
      }
    }
    return pairs
  }

  private static func isPaired(_ part: NamePart) -> Bool {
    switch part.kind {
    case .name, .kunya, .placeWord: true
    case .initial, .number, .particle, .title, .generic: false
    }
  }
}

extension EditTrainer.Pair {
  /// A pair from letter page bytes.
  package init(left: [UInt8], right: [UInt8], weight: Double, longest: Int) {
    self.init(
      left: left.compactMap { LetterIndex.number[Int($0)] == 0 ? nil : LetterIndex.number[Int($0)] }
        .prefix(longest).map { $0 },
      right: right.compactMap {
        LetterIndex.number[Int($0)] == 0 ? nil : LetterIndex.number[Int($0)]
      }.prefix(longest).map { $0 }, weight: weight)
  }
}
