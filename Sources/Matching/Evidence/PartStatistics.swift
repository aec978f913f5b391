package import Orthography

/// How much a name part tells: its information −ln P(part) in nats.
///
/// P mixes what the searched table holds, what names in general hold and what the letters make
/// likely, so that a table of ten names works as well as one of a million. Muhammad brings about
/// 4, a rare surname 12 to 14.
package struct PartStatistics: Sendable {
  /// Shares of the three sources; they sum to 1.
  package enum Share {
    package static let table: Float = 0.30
    package static let general: Float = 0.15
    package static let letters: Float = 0.55
  }
  /// No part tells more than this.
  package static let most: Float = 14

  package let latinLetters: LetterModel
  package let arabicLetters: LetterModel
  /// Relative frequency among names in general.
  package let general: PartFrequencies

  package init(latin: LetterModel, arabic: LetterModel, general: PartFrequencies) {
    latinLetters = latin
    arabicLetters = arabic
    self.general = general
  }

  /// Reads the three files of `Data/model`: trigram counts and part counts.
  ///
  /// - Throws: `DataTable.Fault` at the first faulty row.
  package init(
    latin: DataTable, arabic: DataTable, parts: DataTable
  ) throws(DataTable.Fault) {
    self.init(
      latin: try LetterModel(table: latin, alphabet: .latin),
      arabic: try LetterModel(table: arabic, alphabet: .arabic),
      general: try PartFrequencies(table: parts))
  }

  /// Information of a part.
  ///
  /// - Parameters:
  ///   - bytes: base letters in the letter page.
  ///   - tableFrequency: how often the part is a part of the searched table's names, relative.
  /// - Complexity: O(n).
  package func information(
    _ bytes: some Sequence<UInt8>, _ alphabet: Alphabet, tableFrequency: Float
  ) -> Float {
    let bytes = Array(bytes)
    let numbers = bytes.map { LetterIndex.number[Int($0)] }
    let model = alphabet == .latin ? latinLetters : arabicLetters
    let p =
      Share.table * tableFrequency + Share.general * general[bytes]
      + Share.letters * exponential(model.logProbability(numbers))
    return p > 0 ? min(Self.most, -logarithm(p)) : Self.most
  }
}
