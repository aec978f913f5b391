import Matching
import Testing

@testable import Learning

/// Decision tables learn what a weighted sum cannot tell, and nothing where there is nothing.
@Suite struct CorrectionTrainerTests {
  private static let (first, second) = (
    Corrections.names.firstIndex(of: "likeness") ?? 0,
    Corrections.names.firstIndex(of: "margin_wide") ?? 0
  )

  /// Fewer rounds than usual, of longer steps.
  private let trainer: CorrectionTrainer = {
    var trainer = CorrectionTrainer()
    (trainer.rounds, trainer.rate) = (30, 0.5)
    return trainer
  }()

  /// Candidates with all combinations of two values, and what is right of them.
  private func samples(_ isRight: (Double, Double) -> Bool) -> [CorrectionTrainer.Sample] {
    (0..<800).map { number in
      var values = [Double](repeating: 1, count: Corrections.names.count)
      values[Self.first] = Double(number % 20) / 20
      values[Self.second] = Double(number / 20 % 10)
      values[Corrections.sum] = 0
      return CorrectionTrainer.Sample(
        values: values, isRight: isRight(values[Self.first], values[Self.second]))
    }
  }

  private func correction(_ corrections: Corrections, _ first: Double, _ second: Double) -> Double {
    corrections.tables.reduce(0) { sum, table in
      var answers = 0
      for question in table.questions {
        let value =
          question.value == Self.first ? first : question.value == Self.second ? second : 1
        answers = answers << 1 | (value > question.bound ? 1 : 0)
      }
      return sum + table.amounts[answers]
    }
  }

  /// Right where exactly one of two values is high: no weights say so.
  @Test func whatTellsOnlyTogetherIsLearned() {
    let corrections = trainer.fit(samples { ($0 > 0.5) != ($1 > 4) })
    #expect(correction(corrections, 0.9, 9) < -2)
    #expect(correction(corrections, 0.1, 0) < -2)
    #expect(correction(corrections, 0.9, 0) > 2)
    #expect(correction(corrections, 0.1, 9) > 2)
  }

  @Test func theOrderOfCandidatesMakesNoDifference() {
    let samples = samples { $0 * 3 + $1 > 4 }
    #expect(
      trainer.fit(samples).tables == trainer.fit(samples.reversed()).tables)
  }

  @Test func sumsThatAreRightStay() {
    var samples = samples { first, _ in first > 0.5 }
    for index in samples.indices {
      samples[index].values[Corrections.sum] = samples[index].isRight ? 30 : -30
    }
    #expect(trainer.fit(samples).tables.isEmpty)
    #expect(trainer.fit([]).tables.isEmpty)
  }

  /// What few have seen moves little: half a dozen candidates are no proof.
  @Test func aFewCandidatesMoveLittle() {
    let corrections = trainer.fit(Array(samples { first, _ in first > 0.5 }.prefix(6)))
    for value in [0.1, 0.9] { #expect(abs(correction(corrections, value, 0)) < 2) }
  }
}
