internal import AliasIndex
internal import AliasTable
internal import Kunya

/// Another entity that a name would mean as well.
struct SimilarName: Sendable {
  let id: String
  let label: String
  /// The name of that entity that is most similar.
  let name: String
  let score: Double
}

/// Finds the entities of a table that a name may mean: the store gives the neighbours, the matcher
/// decides.
struct SimilarNames {
  private let store: AliasStore
  private let comparer: Comparer

  /// From this score on two names are similar.
  let least: Double

  init(
    _ store: AliasStore, least: Double = Kunya.ResolveOptions.defaultReviewAt
  ) throws(CommandError) {
    self.store = store
    self.least = least
    comparer = try Comparer.make().get()
  }

  /// The entities, the most similar first; `entity` itself, and those that it is never the same as,
  /// are left out.
  func find(
    _ name: String, kind: EntityKind?, otherThan entity: TableEntity?
  ) throws(CommandError) -> [SimilarName] {
    let neighbours = try storing { () throws(StoreError) in
      try store.neighbours(of: name, otherThan: entity?.id)
    }
    var best: [String: (name: String, score: Double)] = [:]
    for neighbour in neighbours {
      if entity?.denied.contains(neighbour.id) ?? false { continue }
      let score =
        neighbour.name == name
        ? Self.identical : comparer.compare(name, neighbour.name, kind: kind?.indexKind).score
      guard score >= least, score > best[neighbour.id]?.score ?? 0 else { continue }
      best[neighbour.id] = (neighbour.name, score)
    }
    var found: [SimilarName] = []
    for (id, match) in best {
      let other = try storing { () throws(StoreError) in try store.entity(id) }
      guard let other, !other.deniedNames.contains(name) else { continue }
      if let kind, let otherKind = other.kind, kind != otherKind { continue }
      found.append(
        SimilarName(id: id, label: other.label, name: match.name, score: match.score))
    }
    return found.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }

  /// The same spelling; no comparison gives 1.
  private static let identical = 1 - 1e-9
}

extension EntityKind {
  /// The kind as the index knows it.
  var indexKind: IndexEntity.Kind {
    switch self {
    case .person: .person
    case .place: .place
    case .organization: .organization
    case .name: .name
    }
  }
}
