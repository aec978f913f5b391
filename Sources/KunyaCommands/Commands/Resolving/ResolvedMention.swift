internal import Kunya
internal import Matching

/// A mention with all that is said about it.
struct ResolvedMention: Sendable {
  /// The record's key, or its number.
  let key: String

  /// The mention, as it was given.
  let name: String

  let resolution: Resolution
  let form: NameForm

  /// Why each candidate got its score, in the order of the candidates; empty where not asked for.
  let explanations: [Explanation]

  /// The explanation of a candidate, where there is one.
  func explanation(ofCandidate position: Int) -> Explanation? {
    explanations.indices.contains(position) ? explanations[position] : nil
  }
}
