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

  private let latinLetters: LetterModel
  private let arabicLetters: LetterModel
  /// Relative frequency among names in general, by base letters.
  private let general: [[UInt8]: Float]

  package init(latin: LetterModel, arabic: LetterModel, general: [[UInt8]: Float]) {
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
    latinLetters = try LetterModel(table: latin, alphabet: .latin)
    arabicLetters = try LetterModel(table: arabic, alphabet: .arabic)
    let part = try parts.column("part")
    let frequency = try parts.column("per_million")
    var general: [[UInt8]: Float] = [:]
    for row in parts.rows {
      guard let bytes = LetterPage.bytes(row[part]), let value = Float(row[frequency]) else {
        throw parts.fault(row, "expected a folded part and its frequency per million")
      }
      general[bytes] = value / 1_000_000
    }
    self.general = general
  }

  /// Relative frequency of a part among names in general; 0 where it is not listed.
  package func generalFrequency(_ letters: some Sequence<UInt8>) -> Float {
    general[Array(letters)] ?? 0
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
      Share.table * tableFrequency + Share.general * generalFrequency(bytes)
      + Share.letters * exponential(model.logProbability(numbers))
    return p > 0 ? min(Self.most, -logarithm(p)) : Self.most
  }
}
