package import Orthography
import Sections

/// What speaks for a reading of a word beside the n-gram model: weights of a log-linear model over
/// the whole reading, read in place.
///
/// The n-gram model proposes readings; it knows no word patterns, looks no further than a few
/// letters back, and never forward. The score of a reading is its probability by the n-gram model,
/// to a learned power, times the exponentials of the weights of all its features.
package struct ReadingWeights: Sendable {
  /// Weights in their readable form.
  package struct Table: Sendable, Equatable {
    /// Power of the probability by the n-gram model.
    package var trust: Double
    package var weights: [ReadingFeature: Double]

    package init(trust: Double = 0, weights: [ReadingFeature: Double] = [:]) {
      self.trust = trust
      self.weights = weights
    }
  }

  struct Slot: BitwiseCopyable {
    var check: UInt32 = 0
    var weight: Float = 0
  }

  /// The first slot holds the power, the others are an open hash table of a power of two slots.
  private let slots: CheckedTable<Slot>
  private let mask: Int
  let trust: Double

  init(file: SectionFile, section: UInt32) {
    slots = file.table(section)
    mask = max(0, slots.count - 2)
    trust = Double(slots[0].weight)
  }

  /// Whether there are no weights at all.
  var isEmpty: Bool { slots.count < 2 }

  /// A feature's weight, 0 where it has none.
  @inline(__always)
  func weight(_ feature: ReadingFeature) -> Float {
    let hash = feature.hash
    let check = Self.check(hash)
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    // A table that is full of other features ends the search as well.
    for _ in 0...mask {
      let found = slots[slot + 1]
      if found.check == check { return found.weight }
      if found.check == 0 { return 0 }
      slot = (slot + 1) & mask
    }
    return 0
  }

  @inline(__always)
  private static func check(_ hash: UInt64) -> UInt32 {
    max(1, UInt32(truncatingIfNeeded: hash))
  }

  static func add(_ table: Table, to writer: inout SectionFileWriter, section: UInt32) {
    if table.weights.isEmpty { return }
    var size = 16
    while size * 5 < table.weights.count * 8 { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    for (feature, weight) in table.sorted {
      let hash = feature.hash
      var slot = Int(truncatingIfNeeded: hash >> 32) & (size - 1)
      while slots[slot].check != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(check: check(hash), weight: Float(weight))
    }
    writer.add(section, [Slot(check: 0, weight: Float(table.trust))] + slots)
  }
}

extension ReadingWeights.Table {
  /// By kind, letters and symbols.
  fileprivate var sorted: [(ReadingFeature, Double)] {
    weights.sorted { a, b in
      let (x, y) = (a.key, b.key)
      return (x.kind.rawValue, x.letters.byteSwapped, x.symbols.byteSwapped)
        < (y.kind.rawValue, y.letters.byteSwapped, y.symbols.byteSwapped)
    }.map { ($0.key, $0.value) }
  }

  /// Reads a table with the columns `feature`, `letters`, `symbols` and `weight`; the row `trust`
  /// holds the power of the n-gram model.
  ///
  /// - Throws: `DataTable.Fault` at a row that is no feature, or has no number.
  package init(table: DataTable) throws(DataTable.Fault) {
    self.init()
    let kinds = Dictionary(
      uniqueKeysWithValues: ReadingFeature.Kind.allCases.map { ($0.name, $0) })
    let feature = try table.column("feature")
    let letters = try table.column("letters")
    let symbols = try table.column("symbols")
    let weight = try table.column("weight")
    for row in table.rows {
      guard let number = Double(row[weight]) else { throw table.fault(row, "no number") }
      if row[feature] == "trust" {
        trust = number
        continue
      }
      guard let kind = kinds[row[feature]], let left = ReadingFeature.packed(row[letters]),
        let right = ReadingFeature.packed(row[symbols])
      else { throw table.fault(row, "no feature: \(row[feature]) \(row[letters])") }
      weights[ReadingFeature(kind: kind, letters: left, symbols: right)] = number
    }
  }

  /// The readable table; weights in hundredths, as they are compiled.
  package func text(comments: [String]) -> String {
    var lines = comments.map { "# \($0)" } + ["feature\tletters\tsymbols\tweight"]
    lines.append("trust\t·\t·\t\(Self.hundredths(trust))")
    for (feature, weight) in sorted {
      lines.append(
        "\(feature.kind.name)\t\(ReadingFeature.text(feature.letters))"
          + "\t\(ReadingFeature.text(feature.symbols))\t\(Self.hundredths(weight))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func hundredths(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
