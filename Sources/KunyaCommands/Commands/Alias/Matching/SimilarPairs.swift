internal import AliasTable
internal import Kunya

/// Finds entities of a table that have similar names, block by block.
final class SimilarPairs {
  private let store: AliasStore
  private let comparer: Comparer
  private let least: Double
  private var best: [Pair: Match] = [:]

  /// Two IDs, the lesser one first.
  private struct Pair: Hashable {
    let id: String
    let other: String
  }

  private struct Match {
    let name: String
    let otherName: String
    let score: Double
  }

  /// - Parameter least: from this score on two names are similar.
  init(_ store: AliasStore, least: Double) throws(CommandError) {
    self.store = store
    self.least = least
    comparer = try Comparer.make().get()
  }

  /// Compares the names of a block with one another; equal names are another finding.
  func compare(_ block: NameBlock) {
    block.forEachPair { one, other in
      guard one.name != other.name else { return }
      let (one, other) = one.id < other.id ? (one, other) : (other, one)
      if let kind = one.kind, let otherKind = other.kind, kind != otherKind { return }
      let score = comparer.compare(one.name, other.name, kind: one.kind?.indexKind).score
      guard score >= least else { return }
      let pair = Pair(id: one.id, other: other.id)
      if let known = best[pair],
        (known.score, other.name, one.name) >= (score, known.otherName, known.name)
      {
        return
      }
      best[pair] = Match(name: one.name, otherName: other.name, score: score)
    }
  }

  /// What was found, in the order of the IDs, without what is denied.
  func findings() throws(CommandError) -> [Finding] {
    var findings: [Finding] = []
    for (pair, match) in best.sorted(by: {
      ($0.key.id, $0.key.other) < ($1.key.id, $1.key.other)
    }) {
      let (one, other) = try storing { () throws(StoreError) in
        (try store.entity(pair.id), try store.entity(pair.other))
      }
      guard let one, let other, mayBeOne(one, other, match) else { continue }
      findings.append(
        Finding(
          .similarNames, id: pair.id, other: pair.other, name: match.name, score: match.score,
          sentence: "'\(match.name)' is like '\(match.otherName)'",
          command: ["merge", pair.id, pair.other]))
    }
    return findings
  }

  private func mayBeOne(_ one: TableEntity, _ other: TableEntity, _ match: Match) -> Bool {
    !one.denied.contains(other.id) && !other.deniedNames.contains(match.name)
  }
}
