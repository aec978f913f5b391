package import AliasIndex
package import Matching

/// A candidate as the calibration sees it.
package struct ExaminedCandidate: Sendable {
  package var id: String
  package var label: String
  /// The alias that matched.
  package var alias: String
  /// The features, those of the margin included.
  package var features: Features
  package var score: Double
}

extension ResolverSession {
  /// The best candidates for a mention before any decision: what training and evaluation learn
  /// from.
  ///
  /// - Returns: best first, as `resolve` ranks them.
  package func examine(
    _ name: UnsafeBufferPointer<UInt8>, kind: IndexEntity.Kind?, limit: Int
  ) -> [ExaminedCandidate] {
    rank(name, kind: kind, limit: limit).compactMap { item in
      guard let features = item.features else { return nil }
      let index = resolver.indexes[item.found.index]
      let entity = resolver.entity(item.found.entity)
      return ExaminedCandidate(
        id: entity.id, label: entity.label,
        alias: index.aliasText(item.found.candidate.alias),
        features: features, score: item.score)
    }
  }

  /// How far the last search came with an entity, in whichever index it came furthest.
  package func reach(ofEntity id: String) -> CandidateSearch.Reach {
    let reaches = searches.map { $0.reach(ofEntity: id) }
    return reaches.max { $0.rawValue < $1.rawValue } ?? .none
  }
}
