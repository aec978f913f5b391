import Orthography
import Testing
import Transliteration

@testable import Learning

@Suite("Learning weights of readings")
struct ReadingTrainerTests {
  /// Words of the pattern fāʿil, each with fāʿal as the reading that the letters suggest first.
  static let cases: [ReadingTrainer.Case] = [
    "سالم", "ناصر", "كامل", "عادل", "ماجد", "خالد", "طارق", "صالح", "هاشم", "قاسم", "فاضل", "باسم",
  ].compactMap { word in
    LetterPage.bytes(word).map { letters in
      let readings: [[[UInt8]]] = [Array("aa".utf8), Array("ai".utf8)].map { vowels in
        [[], [letters[0]], [0xC3], [letters[2], vowels[1]], [letters[3]]]
      }
      return ReadingTrainer.Case(
        word: letters,
        proposals: readings.enumerated().map { number, units in
          VowelRestorer.Proposal(
            clitic: 4,
            outputs: units.map { unit in
              unit.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            },
            symbols: Array(units.joined()), log: number == 0 ? -4 : -5)
        }, right: 1)
    }
  }

  static func trained() -> ReadingWeights.Table {
    var trainer = ReadingTrainer()
    trainer.leastCount = 4
    trainer.rounds = 20
    return trainer.train(cases)
  }

  @Test("The pattern of the words is learned, single letters are not")
  func pattern() throws {
    let table = Self.trained()
    let patterns = table.weights.filter { $0.key.kind == .wazn }
    #expect(patterns.count == 2)
    #expect(patterns.values.contains { $0 > 0 } && patterns.values.contains { $0 < 0 })
    #expect(!table.weights.keys.contains { $0.kind == .next3 })
  }

  @Test("The same cases give the same weights")
  func deterministic() {
    #expect(Self.trained() == Self.trained())
  }
}
