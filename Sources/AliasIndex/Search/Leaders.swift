import Matching

/// The best scores of different entities so far.
struct Leaders {
  private let most: Int
  private let within: Float
  private let withinSettled: Float
  private let withinNamesakes: Float
  private var entries: [(entity: Int, score: Float)] = []
  /// The best score that settles the search.
  private var settled = -Float.infinity
  /// The best score of what accounts for the whole mention and ends the search.
  private var whole = -Float.infinity
  private static let rounding: Float = 0.001

  /// Whether all that has something for every part of the mention has been looked at.
  var hasWhole = false

  /// - Parameter otherScript: what a name written in another script scores less than in its own.
  init(most: Int, _ limits: CandidateSearch.Limits, otherScript: Float) {
    self.most = max(1, most)
    within = limits.within
    withinSettled = limits.withinSettled
    withinNamesakes = limits.withinNamesakes + otherScript
    entries.reserveCapacity(self.most + 1)
  }

  /// What an entity must score to be wanted.
  ///
  /// - Parameter isWhole: whether it has something for every part of the mention.
  func least(isWhole: Bool) -> Float {
    guard let first = entries.first, let last = entries.last else { return -.infinity }
    return max(
      first.score - within,
      isWhole ? settled - withinNamesakes : max(settled, whole) - withinSettled,
      entries.count == most ? last.score : -.infinity)
  }

  /// What a bound on its score must reach: it is added up in another order than the score, and may
  /// be rounded the other way.
  var floor: Float { floor(isWhole: !hasWhole) }

  func floor(isWhole: Bool) -> Float { least(isWhole: isWhole) - Self.rounding }

  /// Says that the search ends with what accounts for the whole mention: what lacks a part is wanted
  /// no more than beside one that settles it.
  mutating func end(withWhole score: Float) { whole = max(whole, score) }

  mutating func add(_ entity: Int, _ score: Float, isSettled: Bool) {
    if isSettled { settled = max(settled, score) }
    if let known = entries.firstIndex(where: { $0.entity == entity }) {
      guard score > entries[known].score else { return }
      entries.remove(at: known)
    }
    let place = entries.firstIndex { $0.score < score } ?? entries.count
    entries.insert((entity, score), at: place)
    if entries.count > most { entries.removeLast() }
  }
}
