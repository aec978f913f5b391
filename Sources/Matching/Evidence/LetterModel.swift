package import Orthography
package import Sections

/// How probable a sequence of letters is as a name part: an interpolated trigram model.
///
/// Gives parts that no list has seen their rarity. Counts are read from
/// `Data/model/letters_*.tsv`; smoothing is Witten–Bell.
package final class LetterModel: @unchecked Sendable {
  // Sendable by hand: a view of immutable memory that `file` keeps alive.

  private static let side = LetterIndex.count
  private let file: SectionFile
  /// Natural log of P(letter | two letters before), indexed by the three.
  private let logs: UnsafeBufferPointer<Float>

  /// The number that stands before the first letter and behind the last.
  private static let edge = 0

  /// The one section of a compiled model.
  private static let logs: UInt32 = 1

  package static let format = SectionFile.Format(magic: "KUNYALET", version: 1) { name in
    name == logs ? "logs" : "section \(name)"
  }

  /// The model as `init(file:)` reads it.
  package var image: UnsafeRawBufferPointer { file.bytes }

  /// Opens a compiled model; nothing is copied.
  ///
  /// - Throws: `SectionFault` where it is not as long as it has to be.
  /// - Complexity: O(1).
  package init(file: SectionFile) throws(SectionFault) {
    self.file = file
    logs = try file.table(Self.logs, count: Self.side * Self.side * Self.side)
  }

  /// Reads trigram counts: columns `letters` (three, `·` for the word's edge) and `count`.
  ///
  /// - Throws: `DataTable.Fault` at the first faulty row.
  package convenience init(table: DataTable, alphabet: Alphabet) throws(DataTable.Fault) {
    let letters = try table.column("letters")
    let count = try table.column("count")
    var counts = [Float](repeating: 0, count: Self.side * Self.side * Self.side)
    for row in table.rows {
      var index = 0
      var length = 0
      for scalar in row[letters].unicodeScalars {
        length += 1
        var number = UInt8(Self.edge)
        if scalar != "·" {
          guard let byte = LetterPage.byte(scalar),
            LetterPage.isArabic(byte) == (alphabet == .arabic),
            case let known = LetterIndex.number[Int(byte)], known != 0
          else { throw table.fault(row, "a letter outside the alphabet") }
          number = known
        }
        index = index * Self.side + Int(number)
      }
      guard length == 3, let value = Float(row[count]), value >= 0 else {
        throw table.fault(row, "expected three letters and a count")
      }
      counts[index] += value
    }
    var file = SectionFileWriter()
    file.add(Self.logs, Self.smoothed(counts))
    do throws(SectionFault) {
      try self.init(file: file.open(Self.format))
    } catch {
      preconditionFailure("a model that was compiled just now: \(error)")
    }
  }

  /// The model's logarithms from trigram counts, both indexed by three letter numbers.
  private static func smoothed(_ counts: [Float]) -> [Float] {
    var unigram = [Float](repeating: 0, count: side)
    var bigram = [Float](repeating: 0, count: side * side)
    for a in 0..<side {
      for b in 0..<side {
        for c in 0..<side {
          let count = counts[(a * side + b) * side + c]
          unigram[c] += count
          bigram[b * side + c] += count
        }
      }
    }
    let total = unigram.reduce(0, +)
    let uniform = 1 / Float(side)
    let base = unigram.map { (($0) + uniform) / (total + 1) }
    var pairs = [Float](repeating: 0, count: side * side)
    for b in 0..<side {
      let row = bigram[b * side..<(b + 1) * side]
      let sum = row.reduce(0, +)
      let types = Float(row.count { $0 > 0 }) + 1
      for c in 0..<side {
        pairs[b * side + c] = (bigram[b * side + c] + types * base[c]) / (sum + types)
      }
    }
    var logs = [Float](repeating: 0, count: side * side * side)
    for ab in 0..<side * side {
      let row = counts[ab * side..<(ab + 1) * side]
      let sum = row.reduce(0, +)
      let types = Float(row.count { $0 > 0 }) + 1
      for c in 0..<side {
        let p = (counts[ab * side + c] + types * pairs[(ab % side) * side + c]) / (sum + types)
        logs[ab * side + c] = logarithm(p)
      }
    }
    return logs
  }

  /// Natural log of the probability of a whole part, its end included.
  ///
  /// - Complexity: O(n).
  package func logProbability(_ letters: [UInt8]) -> Float {
    var sum: Float = 0
    var (a, b) = (Self.edge, Self.edge)
    for letter in letters {
      sum += logs[(a * Self.side + b) * Self.side + Int(letter)]
      (a, b) = (b, Int(letter))
    }
    return sum + logs[(a * Self.side + b) * Self.side + Self.edge]
  }
}
