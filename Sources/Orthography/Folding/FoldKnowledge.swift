import Synchronization

/// What a folder's rules compile to. One object, so that passing a folder along counts one
/// reference.
final class FoldKnowledge: Sendable {
  let table: FoldTable
  /// Base letter of every fine letter, as far as the rules unite them.
  let base: [UInt8]

  /// Rare characters and canonical text.
  private final class Rare: Sendable {
    let clusters: ClusterFolder
    let canonical: CanonicalForm

    init(_ rules: FoldRules, _ clusters: ClusterFolder) {
      self.clusters = clusters
      canonical = CanonicalForm(rules, clusters: clusters)
    }
  }

  /// Most runs of a program meet nothing rare, so it is made when first asked for.
  private let rare = AtomicLazyReference<Rare>()
  private let rules: @Sendable () -> FoldRules?

  init(_ rules: FoldRules) throws(ICUError) {
    let clusters = try ClusterFolder(rules)
    table = FoldTable(clusters)
    base = clusters.base
    self.rules = { rules }
    _ = rare.storeIfNil(Rare(rules, clusters))
  }

  init(_ prepared: Folder.Prepared, _ rules: @escaping @Sendable () -> FoldRules?) {
    table = FoldTable(prepared)
    base = prepared.base
    self.rules = rules
  }

  var clusters: ClusterFolder { loaded.clusters }
  var canonical: CanonicalForm { loaded.canonical }

  private var loaded: Rare {
    if let known = rare.load() { return known }
    let rules = rules() ?? .none
    // Of two threads that come first at once, one throws its own away.
    return rare.storeIfNil(Rare(rules, (try? ClusterFolder(rules)) ?? ClusterFolder()))
  }
}
