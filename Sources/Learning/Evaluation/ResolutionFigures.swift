/// How well labelled queries were answered, in the usual figures.
///
/// Queries whose entity is not in the table count wherever they are answered at all: in precision,
/// F1 and calibration, not in recall.
package struct ResolutionFigures: Sendable, Equatable {
  package private(set) var queries = 0
  /// Queries whose entity is in the table.
  package private(set) var answerable = 0
  /// Share of the answerable whose best candidate is right, whatever its score.
  package private(set) var topRecall = 0.0
  /// The best F1 that any threshold on the score gives.
  package private(set) var bestF1 = 0.0
  /// Recall at the lowest threshold that is right in 95, in 99 of 100 cases.
  package private(set) var recallAt95 = 0.0
  package private(set) var recallAt99 = 0.0
  /// Share of the answerable whose entity the keys found when asked for 60, and of those that it was
  /// aligned for.
  package private(set) var found = 0.0
  package private(set) var aligned = 0.0
  /// Mean distance between probability and share of right candidates in ten equal bins, weighted
  /// by their size: over the first candidates of each query, and over the best alone.
  package private(set) var calibrationError = 0.0
  package private(set) var topCalibrationError = 0.0
  /// Precision and recall of what the engine called a match; precision is `nil` where it called
  /// nothing so.
  package private(set) var matchPrecision: Double?
  package private(set) var matchRecall = 0.0

  /// - Complexity: O(n log n).
  package init(_ answers: [Answer]) {
    queries = answers.count
    answerable = answers.count(where: \.isAnswerable)
    calibrationError = Self.calibrationError(answers.flatMap(\.candidates))
    topCalibrationError = Self.calibrationError(answers.compactMap(\.candidates.first))
    let matches = answers.filter(\.isMatch)
    let rightMatches = matches.count(where: \.isRight)
    if !matches.isEmpty { matchPrecision = Double(rightMatches) / Double(matches.count) }
    guard answerable > 0 else { return }
    let all = Double(answerable)
    let share = { (count: Int) in Double(count) / all }
    topRecall = share(answers.count(where: \.isRight))
    found = share(answers.count(where: \.isFound))
    aligned = share(answers.count(where: \.isAligned))
    matchRecall = share(rightMatches)
    sweep(answers)
  }

  /// Lowers the threshold from one score to the next; equal scores fall together.
  private mutating func sweep(_ answers: [Answer]) {
    let order = answers.filter { $0.score > 0 }.sorted { $0.score > $1.score }
    var right = 0
    for (index, answer) in order.enumerated() {
      if answer.isRight { right += 1 }
      if index + 1 < order.count, order[index + 1].score == answer.score { continue }
      let precision = Double(right) / Double(index + 1)
      let recall = Double(right) / Double(answerable)
      bestF1 = max(bestF1, 2 * Double(right) / Double(index + 1 + answerable))
      if precision >= 0.95 { recallAt95 = max(recallAt95, recall) }
      if precision >= 0.99 { recallAt99 = max(recallAt99, recall) }
    }
  }

  private static func calibrationError(
    _ candidates: [(score: Double, isRight: Bool)]
  ) -> Double {
    guard !candidates.isEmpty else { return 0 }
    var sums = [Double](repeating: 0, count: 10)
    for (score, isRight) in candidates {
      sums[min(9, max(0, Int(score * 10)))] += score - (isRight ? 1 : 0)
    }
    return sums.reduce(0) { $0 + abs($1) } / Double(candidates.count)
  }
}
