import Glibc
import Orthography
import Testing
import Transliteration

@testable import Learning

@Suite("Learning letter units")
struct UnitTrainerTests {
  static let pairs: [UnitAligner.Pair] = [
    ("محمد", "muhammad"), ("محمود", "mahmud"), ("حسن", "hasan"), ("حسين", "husayn"),
    ("سعيد", "said"), ("سالم", "salim"), ("كريم", "karim"), ("مريم", "maryam"),
    ("حميد", "hamid"), ("كامل", "kamil"), ("مراد", "murad"), ("سمير", "samir"),
    ("نصر", "nasr"), ("ناصر", "nasir"), ("منصور", "mansur"), ("نور", "nur"),
  ].compactMap { arabic, latin in
    LetterPage.bytes(arabic).map { UnitAligner.Pair(arabic: $0, latin: Array(latin.utf8)) }
  }

  static func alignments(_ pairs: [UnitAligner.Pair]) -> [UnitAligner.Alignment] {
    var aligner = UnitAligner()
    aligner.dropped = 0
    return aligner.align(pairs).compactMap { $0 }
  }

  @Test("An alignment's units give both spellings back")
  func alignment() {
    let alignments = Self.alignments(Self.pairs)
    #expect(alignments.count == Self.pairs.count)
    for (pair, alignment) in zip(Self.pairs, alignments) {
      #expect(alignment.units.dropFirst().map(\.letter) == pair.arabic)
      #expect(alignment.units.flatMap(\.latin) == pair.latin)
    }
  }

  @Test("Conditional probabilities add up to one, with and without pruning")
  func sums() throws {
    for pruning in [0, 1e-3] {
      var trainer = UnitTrainer()
      trainer.order = 3
      trainer.leastUnitCount = 1
      trainer.pruning = pruning
      let table = trainer.train(Self.alignments(Self.pairs).map(\.units))
      var byContext: [[Int]: [Int: Int]] = [:]
      for context in table.contexts {
        byContext[context.units] = Dictionary(
          uniqueKeysWithValues: context.entries.map { ($0.unit, $0.cost) })
      }
      func probability(_ unit: Int, _ context: [Int]) -> Double {
        if let cost = byContext[context]?[unit] { return exp(-Double(cost) / 100) }
        if context.isEmpty { return 0 }
        let backOff = table.contexts.first { $0.units == context }?.backOff ?? 0
        return exp(-Double(backOff) / 100) * probability(unit, Array(context.dropFirst()))
      }
      for context in table.contexts {
        let sum = table.units.indices.dropFirst().reduce(0) {
          $0 + probability($1, context.units)
        }
        #expect(abs(sum - 1) < 0.05, "behind \(context.units)")
      }
    }
  }

  @Test("The order of the pairs changes nothing; pruning makes the table smaller")
  func deterministic() {
    var trainer = UnitTrainer()
    trainer.leastUnitCount = 1
    let units = Self.alignments(Self.pairs).map(\.units)
    let table = trainer.train(units)
    #expect(trainer.train(units.reversed()) == table)
    trainer.pruning = 1e-2
    let pruned = trainer.train(units)
    let sizes = [table, pruned].map { $0.contexts.reduce(0) { $0 + $1.entries.count } }
    #expect(sizes[1] < sizes[0])
  }

  @Test("What was learned restores what was learned from")
  func restores() throws {
    var trainer = UnitTrainer()
    trainer.leastUnitCount = 1
    let table = trainer.train(Self.alignments(Self.pairs).map(\.units))
    var decoder = UnitDecoder(try UnitModel(table, .toArabic))
    for pair in Self.pairs {
      let best = decoder.renderings(of: pair.latin, limit: 1).first
      #expect(best.map { LetterPage.text($0.letters) } == LetterPage.text(pair.arabic))
    }
  }
}
