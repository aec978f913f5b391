import Orthography
package import Transliteration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds habits of writing in names without labels: a mixture over how letters are written, one
/// habit a name, by expectation–maximization.
///
/// Each convention starts from a few spellings that are known for it, so that it keeps its name.
package struct ConventionTrainer {
  package var rounds = 40
  /// Units seen less often are not weighed.
  package var leastCount = 20.0
  /// Pseudo-counts that draw each convention to the habits of all.
  private static let smoothing = 5.0

  /// Latin letters that a convention is known for, by Arabic letter, in the order of the table.
  private static let seeds: [[(String, String)]] = [
    [("ش", "ch"), ("و", "ou"), ("ج", "dj"), ("ن", "ne"), ("ش", "che")],
    [("ق", "gh"), ("ه", "eh"), ("و", "v"), ("ض", "z"), ("و", "o")],
    [("ق", "q"), ("و", "u"), ("ه", "a"), ("ع", "'"), ("و", "w")],
    [("ح", "ha"), ("م", "me"), ("ج", "ge"), ("م", "mo"), ("ج", "g")],
    [("ي", "ee"), ("ه", "ah"), ("و", "oo"), ("م", "mu"), ("ك", "kh")],
  ]

  package init() {}

  /// Learns from names, each the units of all of its parts.
  ///
  /// - Complexity: O(rounds · units).
  package func train(_ names: [[UnitTable.Unit]]) -> ConventionTable {
    var numbers: [UnitTable.Unit: Int] = [:]
    var units: [UnitTable.Unit] = []
    for unit in Set(names.joined()).sorted(by: Self.precedes) {
      numbers[unit] = units.count
      units.append(unit)
    }
    let coded = names.map { $0.compactMap { numbers[$0] } }
    var total = [Double](repeating: 0, count: units.count)
    for name in coded { for unit in name { total[unit] += 1 } }
    let byLetter = sums(total, units)
    let general = units.indices.map { total[$0] / max(byLetter[Int(units[$0].letter)], 1) }
    var weights = seeded(units)
    var shares = [Double](
      repeating: 1 / Double(ConventionTable.count), count: ConventionTable.count)
    for _ in 0..<rounds {
      var counts = [[Double]](
        repeating: [Double](repeating: 0, count: units.count), count: ConventionTable.count)
      var mass = [Double](repeating: 1, count: ConventionTable.count)
      for name in coded {
        let posterior = Self.posterior(name, weights, shares)
        for convention in posterior.indices {
          mass[convention] += posterior[convention]
          for unit in name { counts[convention][unit] += posterior[convention] }
        }
      }
      let sum = mass.reduce(0, +)
      shares = mass.map { $0 / sum }
      for convention in weights.indices {
        let letters = sums(counts[convention], units)
        for unit in units.indices {
          let p =
            (counts[convention][unit] + Self.smoothing * general[unit])
            / (letters[Int(units[unit].letter)] + Self.smoothing)
          weights[convention][unit] = log(p / general[unit])
        }
      }
    }
    let rows = units.indices.filter { total[$0] >= leastCount }.map { unit in
      ConventionTable.Row(
        letter: units[unit].letter, latin: units[unit].latin, weights: weights.map { $0[unit] })
    }
    return ConventionTable(shares: shares, rows: rows)
  }

  private static func posterior(
    _ name: [Int], _ weights: [[Double]], _ shares: [Double]
  ) -> [Double] {
    var logs = shares.map { log($0) }
    for unit in name {
      for convention in logs.indices { logs[convention] += weights[convention][unit] }
    }
    let most = logs.max() ?? 0
    let odds = logs.map { exp($0 - most) }
    let sum = odds.reduce(0, +)
    return odds.map { $0 / sum }
  }

  private func seeded(_ units: [UnitTable.Unit]) -> [[Double]] {
    Self.seeds.map { seeds in
      units.map { unit in
        seeds.contains { letter, latin in
          LetterPage.bytes(letter) == [unit.letter] && Array(latin.utf8) == unit.latin
        } ? 2 : 0
      }
    }
  }

  private func sums(_ counts: [Double], _ units: [UnitTable.Unit]) -> [Double] {
    var sums = [Double](repeating: 0, count: 256)
    for (unit, count) in zip(units, counts) { sums[Int(unit.letter)] += count }
    return sums
  }

  private static func precedes(_ a: UnitTable.Unit, _ b: UnitTable.Unit) -> Bool {
    a.letter != b.letter
      ? a.letter < b.letter : a.latin.lexicographicallyPrecedes(b.latin)
  }
}
