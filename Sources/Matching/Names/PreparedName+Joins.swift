import Onomastics
package import Orthography

// Neighbouring parts written as one: Abdul Rahman and Abdurrahman, Nur al-Din and Noureddine.

extension PreparedName {
  /// Two or three neighbouring name parts taken as one word. Particles between them are skipped, so
  /// that Kalafarsi meets Qalʿah-ye Fārsī.
  package struct Join {
    package var alphabet: Alphabet
    /// First part covered.
    package var first: UInt8
    /// Number of parts covered, particles between them included.
    package var length: UInt8
    /// How many name parts it joins.
    package var joins: UInt8
    /// Number of letters.
    package var count: Int32
    /// What its parts tell together, in nats.
    package var information: Float
  }

  /// All joins of the name, those of its first part first.
  ///
  /// - Complexity: O(parts).
  package var joins: [Join] {
    var joins: [Join] = []
    for first in parts.indices where parts[first].kind.joins || opensName(first) {
      let unit = units[parts[first].unit]
      var join = Join(
        alphabet: unit.alphabet, first: UInt8(first), length: 1, joins: 1, count: unit.count,
        information: parts[first].information)
      var next = first + 1
      while next < parts.count, join.joins < 3 {
        let part = parts[next]
        next += 1
        if part.kind == .particle { continue }
        guard part.kind.joins, units[part.unit].alphabet == join.alphabet else { break }
        join.count += units[part.unit].count
        guard join.count <= EditModel.longestWord else { break }
        join.joins += 1
        join.length = UInt8(next - first)
        join.information = min(
          join.information + part.information, Self.mostInformationOfJoin)
        joins.append(join)
      }
    }
    return joins
  }

  /// Appends a join's letters to `numbers`.
  ///
  /// - Returns: where they begin.
  package mutating func append(_ join: Join) -> Int {
    let start = numbers.count
    for index in Int(join.first)..<Int(join.first) + Int(join.length)
    where parts[index].kind.joins || index == Int(join.first) {
      let unit = units[parts[index].unit]
      for letter in Int(unit.start)..<Int(unit.start + unit.count) {
        numbers.append(numbers[letter])
      }
    }
    return start
  }

  /// Whether a particle may be written as one with the name behind it: Ben Mansour, Benmansour; Bani
  /// Yaghoob, Baniyaghoob. Shorter words than these link names (e, ye, de, و).
  private func opensName(_ index: Int) -> Bool {
    guard parts[index].kind == .particle else { return false }
    let unit = units[parts[index].unit]
    return unit.count >= (unit.alphabet == .arabic ? 2 : 3)
  }

  /// What a join may tell, in nats: somewhat more than the most that one part can.
  package static let mostInformationOfJoin: Float = PartStatistics.most + 4
}

extension PartKind {
  /// Whether parts of this kind are written as one with their neighbours.
  fileprivate var joins: Bool {
    switch self {
    case .name, .kunya, .placeWord, .initial, .title: true
    case .number, .particle, .generic: false
    }
  }
}
