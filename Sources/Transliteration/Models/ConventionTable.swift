package import Orthography
import Sections

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Habits of writing names in Latin letters, learned without labels: which Latin letters each one
/// prefers for an Arabic letter.
///
/// The n-gram models say how a letter may be written between its neighbours; a convention weighs
/// the ways against each other. `press-fr` is the convention that writes ش as ch and و as ou.
package struct ConventionTable: Sendable, Equatable {
  /// How much likelier a unit is in each convention than in all names: natural logarithms.
  package struct Row: Sendable, Equatable {
    package var letter: UInt8
    package var latin: [UInt8]
    package var weights: [Double]
    package init(letter: UInt8, latin: [UInt8], weights: [Double]) {
      self.letter = letter
      self.latin = latin
      self.weights = weights
    }
  }

  struct Record: BitwiseCopyable {
    var letter: UInt32 = 0
    var latin: UInt32 = 0
    var weights: (Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0)
  }

  /// Number of conventions.
  package static let count = 5

  /// Share of the names that each convention writes.
  package private(set) var shares: [Double]
  package private(set) var rows: [Row]

  package init(shares: [Double] = [Double](repeating: 0.2, count: count), rows: [Row] = []) {
    self.shares = shares
    self.rows = rows
  }

  init(file: SectionFile, section: UInt32) {
    self.init()
    let table = file.table(section, of: Record.self)
    for index in 0..<table.count {
      let record = table[index]
      let weights = [
        record.weights.0, record.weights.1, record.weights.2, record.weights.3, record.weights.4,
      ].map { Double($0) }
      if record.letter == 0 {
        shares = weights
      } else {
        var latin: [UInt8] = []
        var packed = record.latin
        while packed != 0 {
          latin.append(UInt8(truncatingIfNeeded: packed))
          packed >>= 8
        }
        rows.append(
          Row(letter: UInt8(truncatingIfNeeded: record.letter), latin: latin, weights: weights))
      }
    }
  }

  func add(to writer: inout SectionFileWriter, section: UInt32) {
    let all = [Row(letter: 0, latin: [], weights: shares)] + rows
    writer.add(
      section,
      all.map { row in
        let w = row.weights.map { Float($0) }
        return Record(
          letter: UInt32(row.letter), latin: UnitModelBuilder.pack(row.latin),
          weights: (w[0], w[1], w[2], w[3], w[4]))
      })
  }

  /// For each convention the factor on each unit of a model.
  func factors(_ model: UnitModel, trust: Double) -> [[Double]] {
    var factors = [[Double]](
      repeating: [Double](repeating: 1, count: model.units.count), count: Self.count)
    for row in rows {
      let isOpening = row.letter == UnitTable.opening
      let group = model.group(
        isOpening ? 0 : UInt32(row.letter), length: isOpening ? 0 : 1, opens: isOpening)
      let wanted = UnitModelBuilder.pack(row.latin)
      for unit in group
      where model.units[unit].output == wanted
        && Int(model.units[unit].outputLength) == row.latin.count
      {
        for convention in 0..<Self.count {
          factors[convention][unit] = exp(trust * row.weights[convention])
        }
      }
    }
    return factors
  }

  // MARK: Text

  private static let names = ["maghreb", "persian", "scholarly", "english", "gulf"]

  /// Reads a table with the columns `letter`, `latin` and one for each convention; the row `·`
  /// holds the conventions' shares.
  ///
  /// - Throws: `DataTable.Fault` at a row that is no unit, or lacks a number.
  package init(table: DataTable) throws(DataTable.Fault) {
    self.init()
    let letter = try table.column("letter")
    let latin = try table.column("latin")
    var columns: [Int] = []
    for name in Self.names { columns.append(try table.column(name)) }
    for row in table.rows {
      let weights = columns.compactMap { Double(row[$0]) }
      guard weights.count == Self.count else { throw table.fault(row, "no number") }
      if row[letter] == "·" {
        shares = weights
        continue
      }
      guard let own = RomanLetters.bytes(sign: row[letter]), own.count == 1,
        let written = RomanLetters.bytes(sign: row[latin]), written.count <= 4
      else { throw table.fault(row, "no unit: \(row[letter]) \(row[latin])") }
      rows.append(Row(letter: own[0], latin: written, weights: weights))
    }
  }

  /// The readable table.
  package func text(comments: [String]) -> String {
    var lines = comments.map { "# \($0)" }
    lines.append((["letter", "latin"] + Self.names).joined(separator: "\t"))
    func numbers(_ weights: [Double]) -> [String] {
      weights.map { "\(($0 * 100).rounded() / 100)" }
    }
    lines.append((["·", ""] + numbers(shares)).joined(separator: "\t"))
    for row in rows {
      lines.append(
        ([RomanLetters.sign([row.letter]), RomanLetters.sign(row.latin)] + numbers(row.weights))
          .joined(separator: "\t"))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
