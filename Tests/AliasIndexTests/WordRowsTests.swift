import Sections
import Testing

@testable import AliasIndex

/// The words named for a mention, and the order in which they are compared.
@Suite struct WordRowsTests {
  private func words(of unit: Int, in rows: borrowing WordRows) -> [UInt32] {
    var words: [UInt32] = []
    var pair = rows.firstPair(of: unit)
    while pair >= 0 {
      #expect(Int(rows.pairs[pair].unit) == unit)
      words.append(rows.words[Int(rows.pairs[pair].row)])
      pair = rows.nextPair(after: pair)
    }
    return words
  }

  @Test func theWordsOfAUnitAreToldInTheOrderInWhichTheyMet() {
    var rows = WordRows(wordCount: 100)
    for _ in 0..<2 {
      rows.begin(units: 2)
      rows.meet(70, 0, WordRows.open, .near)
      rows.meet(5, 1, -3, .met)
      rows.meet(5, 0, -1, .own)
      rows.meet(70, 0, WordRows.open, .own)
      rows.meet(100, 0, WordRows.open, .own)
      rows.widen(to: 3)
      rows.meet(70, 2, -2, .near)
      #expect(words(of: 0, in: rows) == [70, 5])
      #expect(words(of: 1, in: rows) == [5])
      #expect(words(of: 2, in: rows) == [70])
      #expect(rows[0, 0] == WordRows.open)
      #expect(rows[0, 1] == -.infinity)
      #expect(rows[0, 2] == -2)
      #expect(rows[1, 0] == -1)
      #expect(rows[1, 1] == -3)
      #expect((0..<4).map { rows.origin(rows.pairs[$0]) } == [.own, .met, .own, .near])
    }
  }

  @Test(arguments: [0, 1, 2, 50, 95, 96, 97, 1_000, 5_000])
  func wordsAreSortedHoweverManyThereAre(_ count: Int) {
    var random = Seeded(seed: UInt64(count))
    for wordCount in [count, 255, 256, 70_000, 20_000_000] where wordCount >= count {
      var order = WordOrder(wordCount: wordCount)
      for _ in 0..<3 {
        var words = Set<UInt64>()
        while words.count < count {
          words.insert(.random(in: 0..<UInt64(wordCount), using: &random))
        }
        var waiting = WorkBuffer<UInt64>(capacity: 1)
        for (row, word) in words.enumerated() { waiting.append(word << 32 | UInt64(row)) }
        let expected = waiting.values.sorted()
        order.sort(waiting)
        #expect(Array(waiting.values) == expected, "\(count) of \(wordCount)")
      }
    }
  }
}
