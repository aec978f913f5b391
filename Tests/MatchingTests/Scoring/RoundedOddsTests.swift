import Testing

@testable import Matching

/// Log-odds in 24 bits tell a probability to six digits at both ends.
@Suite struct RoundedOddsTests {
  @Test func bitsComeBackAsTheyWereWritten() {
    for steps in [-0x80_0000, -1_234_567, -1, 0, 1, 7_654_321, 0x7F_FFFF] as [Int32] {
      let odds = RoundedOdds(Double(steps) / 262_144)
      #expect(odds.steps == steps)
      #expect(odds.bits <= 0xFF_FFFF)
      #expect(RoundedOdds(bits: odds.bits) == odds)
      #expect(RoundedOdds(bits: odds.bits | 0xAB00_0000) == odds)
    }
  }

  @Test func aScoreKeepsItsDigitsAndItsDistanceToCertainty() {
    for step in -2_000...2_000 {
      let logOdds = Double(step) / 100.3
      let (exact, rounded) = (
        PairScorer.probability(logOdds), RoundedOdds(logOdds).probability
      )
      #expect(abs(rounded - exact) <= 2e-6 * min(exact, 1 - exact))
    }
  }

  @Test func whatIsBeyondIsTheFurthestAndNoNumberIsEven() {
    #expect(RoundedOdds(1e300) == RoundedOdds(32))
    #expect(RoundedOdds(.infinity).probability == PairScorer.probability(100))
    #expect(RoundedOdds(-.infinity) == RoundedOdds(-32))
    #expect(RoundedOdds(-.infinity).probability == PairScorer.lowest)
    #expect(RoundedOdds(.nan).probability == 0.5)
  }
}
