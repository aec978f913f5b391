import Matching
import Orthography

/// Counts name parts and their letters: what the rarity of a part is judged by.
struct PartCounter {
  private let origin: String
  private var arabic: [[UInt8]: Double] = [:]
  private var latin: [[UInt8]: Double] = [:]

  init(_ pairs: [TrainingSource.PartPair: Double], origin: String) {
    self.origin = origin
    for (pair, count) in pairs {
      arabic[pair.arabic, default: 0] += count
      latin[pair.latin, default: 0] += count
    }
  }

  /// Parts seen less often are left to the letter model.
  private static let leastCount = 6.0
  private static let leastTrigram = 2.0

  /// The table `parts.tsv`.
  var partFile: (name: String, text: String) { ("parts.tsv", partText([arabic, latin])) }

  /// The tables `letters_arabic.tsv` and `letters_latin.tsv`.
  var letterFiles: [(name: String, text: String)] {
    [
      ("letters_arabic.tsv", letterText(arabic, .arabic)),
      ("letters_latin.tsv", letterText(latin, .latin)),
    ]
  }

  private func partText(_ alphabets: [[[UInt8]: Double]]) -> String {
    var lines = [
      "# How often a folded name part is a part of a person's name, a million parts of its alphabet.",
      "# Counted in \(origin); parts seen less than \(Int(Self.leastCount)) times are left out.",
      "part\tper_million",
    ]
    for counts in alphabets {
      let total = counts.values.reduce(0, +)
      let rows = counts.filter { $0.value >= Self.leastCount }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      for (part, count) in rows {
        lines.append("\(LetterPage.text(part))\t\((count / total * 1_000_000).rounded(to: 1))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Trigram counts over different parts, each weighted by the root of its count, so that a few
  /// common names do not make their letters common.
  private func letterText(_ counts: [[UInt8]: Double], _ alphabet: Alphabet) -> String {
    var trigrams: [[UInt8]: Double] = [:]
    for (part, count) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let numbers = part.map { LetterIndex.number[Int($0)] }.filter { $0 != 0 }
      let edged = [0, 0] + numbers + [0]
      for index in 2..<edged.count {
        trigrams[Array(edged[index - 2...index]), default: 0] += count.squareRoot()
      }
    }
    var lines = [
      "# Three letters in a row in \(alphabet) name parts; · is the edge of the word.",
      "# Counted in \(origin), each different part with the root of its count.",
      "letters\tcount",
    ]
    let rows = trigrams.filter { $0.value >= Self.leastTrigram }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (letters, count) in rows {
      let text = letters.map { $0 == 0 ? "·" : EditTable.text([$0], alphabet) }.joined()
      lines.append("\(text)\t\(count.rounded(to: 1))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
