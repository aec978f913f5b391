/// What became of one labelled query.
package struct Answer: Sendable {
  /// Whether the entity that is meant is in the table; otherwise "none" is right.
  package var isAnswerable: Bool
  /// Whether the best candidate is the entity that is meant.
  package var isRight: Bool
  /// Score of the best candidate; 0 where there is none.
  package var score: Double
  /// Whether the engine called it a match.
  package var isMatch: Bool
  /// Whether the entity that is meant was found by keys, and whether it came through the cut.
  package var isFound: Bool
  package var isAligned: Bool
  /// Scores of the first candidates, and which of them is right.
  package var candidates: [(score: Double, isRight: Bool)]

  package init(
    isAnswerable: Bool = false, isRight: Bool = false, score: Double = 0, isMatch: Bool = false,
    isFound: Bool = false, isAligned: Bool = false, candidates: [(score: Double, isRight: Bool)]
  ) {
    self.isAnswerable = isAnswerable
    self.isRight = isRight
    self.score = score
    self.isMatch = isMatch
    self.isFound = isFound
    self.isAligned = isAligned
    self.candidates = candidates
  }
}
