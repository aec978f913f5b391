/// How well pairs that are one name are told from pairs that are two.
package struct PairFigures: Sendable, Equatable {
  package private(set) var same = 0
  package private(set) var different = 0
  /// Share of the pairs of one name that score above all but two in a hundred of the others.
  package private(set) var recallAtTwoPercent = 0.0
  /// The highest score of which that is not said.
  package private(set) var threshold = 0.0

  /// - Complexity: O(n log n).
  package init(_ pairs: [(score: Double, isSame: Bool)]) {
    let others = pairs.filter { !$0.isSame }.map(\.score).sorted(by: >)
    same = pairs.count - others.count
    different = others.count
    let letThrough = Int(Double(others.count) * 0.02)
    threshold = letThrough < others.count ? others[letThrough] : 0
    guard same > 0 else { return }
    let above = pairs.count { $0.isSame && $0.score > threshold }
    recallAtTwoPercent = Double(above) / Double(same)
  }
}
