import Learning
import Testing

@Suite struct FiguresTests {
  private func answer(
    _ score: Double, right: Bool = true, answerable: Bool = true, match: Bool = false
  ) -> Answer {
    Answer(
      isAnswerable: answerable, isRight: right, score: score, isMatch: match,
      candidates: [(score, right)])
  }

  @Test func recallAndThresholds() throws {
    // Sorted: right .9, right .8, nobody's .7, right .6, wrong .5; one found nothing at all.
    let figures = ResolutionFigures([
      answer(0.6), answer(0.9, match: true), answer(0.7, right: false, answerable: false),
      answer(0.5, right: false), answer(0.8, match: true), answer(0, right: false),
    ])
    #expect(figures.queries == 6)
    #expect(figures.answerable == 5)
    #expect(figures.topRecall == 0.6)
    // At .6 three of four answers are right, of five that there are.
    #expect(figures.bestF1 == 2 * 3 / 9.0)
    #expect(figures.recallAt95 == 0.4)
    #expect(figures.recallAt99 == 0.4)
    #expect(figures.matchPrecision == 1)
    #expect(figures.matchRecall == 0.4)
  }

  @Test func equalScoresFallTogether() {
    let figures = ResolutionFigures([
      answer(0.9), answer(0.9, right: false, answerable: false), answer(0.9), answer(0.8),
    ])
    #expect(figures.recallAt95 == 0)
    #expect(figures.bestF1 == 2 * 3 / 7.0)
  }

  @Test func candidateRecallIsOfTheAnswerable() {
    var found = answer(0.5)
    found.isFound = true
    var aligned = found
    aligned.isAligned = true
    let none = answer(0.4, right: false, answerable: false)
    let figures = ResolutionFigures([found, aligned, none, answer(0.1, right: false)])
    #expect(figures.found == 2 / 3.0)
    #expect(figures.aligned == 1 / 3.0)
  }

  @Test func calibrationErrorIsTheDistanceWithinBins() {
    // Four candidates at .75 of which two are right, one at .05 that is wrong.
    let answers = [true, true, false, false].map { answer(0.75, right: $0) }
    let figures = ResolutionFigures(answers + [answer(0.05, right: false)])
    #expect(abs(figures.calibrationError - (4 * 0.25 + 0.05) / 5) < 1e-12)
  }

  @Test func noQueriesAreNoDivisionByZero() {
    let figures = ResolutionFigures([])
    #expect(figures.topRecall == 0)
    #expect(figures.matchPrecision == nil)
    #expect(figures.calibrationError == 0)
  }

  @Test func pairsOfOneNameAboveAllButTwoPercent() {
    // A hundred pairs of two names, .000 … .099, and one above each limit that could be meant.
    let others = (0..<100).map { (score: Double($0) / 1000, isSame: false) }
    let same = [0.0965, 0.0975, 0.0985].map { (score: $0, isSame: true) }
    let figures = PairFigures(others + same)
    #expect(figures.threshold == 0.097)
    #expect(figures.recallAtTwoPercent == 2 / 3.0)
    #expect((figures.same, figures.different) == (3, 100))
  }

  @Test func pairsThatTieWithALetThroughOneAreNotAbove() {
    let figures = PairFigures([(0.5, true), (0.5, false)])
    #expect(figures.recallAtTwoPercent == 0)
  }
}
