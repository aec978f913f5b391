import Learning
import Matching
import Testing

@Suite struct LogisticTrainerTests {
  /// Samples drawn from a logistic model of known weights.
  private static func samples(_ weights: [Double], _ count: Int) -> [LogisticTrainer.Sample] {
    var random = Seeded(seed: 31)
    return (0..<count).map { _ in
      let features =
        [1] + weights.dropFirst().map { _ in Double.random(in: -2...2, using: &random) }
      let odds = zip(weights, features).reduce(0) { $0 + $1.0 * $1.1 }
      let positive = Double.random(in: 0..<1, using: &random) < logistic(odds)
      return LogisticTrainer.Sample(features: features, positive: positive)
    }
  }

  @Test func knownWeightsAreRecovered() {
    let truth = [-0.5, 2, -1, 0, 0.7]
    let found = LogisticTrainer().fit(Self.samples(truth, 6_000))
    for (expected, actual) in zip(truth, found) {
      #expect(abs(expected - actual) < 0.15, "\(truth), found \(found)")
    }
  }

  @Test func oneFeatureFitsItsFrequency() {
    var trainer = LogisticTrainer()
    trainer.ridge = 0
    let samples = (0..<100).map {
      LogisticTrainer.Sample(features: [1], positive: $0 < 80)
    }
    let found = trainer.fit(samples)
    #expect(abs(logistic(found[0]) - 0.8) < 1e-4)
  }

  @Test func aWeightCountsAsThatManySamples() {
    let single = Self.samples([0.3, 1], 300)
    let doubled = LogisticTrainer().fit(single + single)
    let weighted = LogisticTrainer().fit(
      single.map {
        LogisticTrainer.Sample(features: $0.features, positive: $0.positive, weight: 2)
      })
    for (a, b) in zip(doubled, weighted) { #expect(abs(a - b) < 1e-6) }
  }

  @Test func aStrongerRidgeGivesSmallerWeights() {
    let samples = Self.samples([0.2, 3, -2], 500)
    var strong = LogisticTrainer()
    strong.ridge = 100
    let (free, held) = (LogisticTrainer().fit(samples), strong.fit(samples))
    for index in 1..<3 { #expect(abs(held[index]) < abs(free[index])) }
  }

  /// Without the ridge these weights would have no end.
  @Test func separableSamplesGiveFiniteWeights() {
    let samples = (0..<40).map {
      LogisticTrainer.Sample(features: [1, Double($0 - 20) + 0.5], positive: $0 >= 20)
    }
    let found = LogisticTrainer().fit(samples)
    #expect(found.allSatisfy { $0.isFinite })
    #expect(found[1] > 0.5)
  }

  @Test func aFeatureThatNeverVariesIsHarmless() {
    let samples = Self.samples([0.5, 1], 500).map {
      LogisticTrainer.Sample(features: $0.features + [0], positive: $0.positive)
    }
    let found = LogisticTrainer().fit(samples)
    #expect(found[2] == 0)
    #expect(found.allSatisfy { $0.isFinite })
  }

  @Test func nothingIsFittedToNothing() {
    #expect(LogisticTrainer().fit([]).isEmpty)
  }
}
