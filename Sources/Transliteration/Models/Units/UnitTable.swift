package import Orthography

/// A joint n-gram model over letter units, in its readable form.
///
/// A *unit* is one Arabic letter with the Latin letters that stand for it (`م:mu`); a pair of
/// spellings is a sequence of units. The probability of a unit depends on the units before it:
/// an entry of the longest known context gives it, else the shorter context's entry lowered by the
/// context's back-off.
///
/// Units in a context are written one after the other, `<` is the beginning of a word. Behind it
/// always stands the unit of the mark `^`, which holds Latin letters with no Arabic letter behind
/// them; `$` is the end. Costs are hundredths of a nat.
package struct UnitTable: Sendable, Equatable {
  /// One Arabic letter with its Latin letters, in the bytes of `RomanLetters`.
  package struct Unit: Hashable, Sendable {
    package var letter: UInt8
    package var latin: [UInt8]
    package init(letter: UInt8, latin: [UInt8]) {
      self.letter = letter
      self.latin = latin
    }
  }

  /// A unit behind a context, and what it costs.
  package struct Entry: Sendable, Equatable {
    package var unit: Int
    package var cost: Int
    package init(unit: Int, cost: Int) {
      self.unit = unit
      self.cost = cost
    }
  }

  /// What may follow some units.
  package struct Context: Sendable, Equatable {
    /// Numbers of units, the nearest last.
    package var units: [Int]
    package var backOff: Int
    package var entries: [Entry]
    package init(units: [Int], backOff: Int, entries: [Entry]) {
      self.units = units
      self.backOff = backOff
      self.entries = entries
    }
  }

  /// The mark before a word's first letter, and the ends.
  package static let opening = UInt8(ascii: "^")
  package static let startUnit = Unit(letter: UInt8(ascii: "<"), latin: [])
  package static let endUnit = Unit(letter: UInt8(ascii: "$"), latin: [])

  /// Number 0 is the start, 1 the end.
  package private(set) var units: [Unit] = [Self.startUnit, Self.endUnit]
  /// The empty context first.
  package var contexts: [Context] = []

  private var numbers: [Unit: Int] = [Self.startUnit: 0, Self.endUnit: 1]

  package init() {}

  /// The number of a unit, new if need be.
  package mutating func number(_ unit: Unit) -> Int {
    if let known = numbers[unit] { return known }
    numbers[unit] = units.count
    units.append(unit)
    return units.count - 1
  }

  // MARK: Text

  private static let noContext = "·"

  /// Reads a table with the columns `context`, `backoff` and `units`.
  ///
  /// - Throws: `DataTable.Fault` at a row that is no such row.
  package init(table: DataTable) throws(DataTable.Fault) {
    let context = try table.column("context")
    let backOff = try table.column("backoff")
    let continuations = try table.column("units")
    for row in table.rows {
      var units: [Int] = []
      if row[context] != Self.noContext {
        for text in row[context].split(separator: " ") {
          guard let unit = Self.unit(text) else {
            throw table.fault(row, "no unit: \(text)")
          }
          units.append(number(unit))
        }
      }
      guard let price = Int(row[backOff]) else {
        throw table.fault(row, "no number: \(row[backOff])")
      }
      var entries: [Entry] = []
      for text in row[continuations].split(separator: " ") {
        guard let equals = text.lastIndex(of: "="), let unit = Self.unit(text[..<equals]),
          let cost = Int(text[text.index(after: equals)...]), cost >= 0
        else {
          throw table.fault(row, "no unit with its cost: \(text)")
        }
        entries.append(Entry(unit: number(unit), cost: cost))
      }
      contexts.append(Context(units: units, backOff: price, entries: entries))
    }
    guard contexts.first?.units.isEmpty == true else {
      throw DataTable.Fault(
        table: table.name, line: 0, reason: "the first row is not the empty context")
    }
  }

  /// The table as text, `comments` on top.
  package func text(comments: [String]) -> String {
    var lines = comments.map { "# \($0)" }
    lines.append("context\tbackoff\tunits")
    let names = units.map(Self.text)
    for context in contexts {
      let title =
        context.units.isEmpty
        ? Self.noContext : context.units.map { names[$0] }.joined(separator: " ")
      let entries = context.entries.map { "\(names[$0.unit])=\($0.cost)" }
      lines.append("\(title)\t\(context.backOff)\t\(entries.joined(separator: " "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ unit: Unit) -> String {
    unit == startUnit || unit == endUnit
      ? RomanLetters.sign([unit.letter])
      : "\(RomanLetters.sign([unit.letter])):\(RomanLetters.sign(unit.latin))"
  }

  private static func unit(_ text: some StringProtocol) -> Unit? {
    switch text {
    case "<": return startUnit
    case "$": return endUnit
    default:
      guard let colon = text.firstIndex(of: ":"),
        let letter = RomanLetters.bytes(sign: text[..<colon]), letter.count == 1,
        let latin = RomanLetters.bytes(sign: text[text.index(after: colon)...]), latin.count <= 4
      else { return nil }
      return Unit(letter: letter[0], latin: latin)
    }
  }
}
