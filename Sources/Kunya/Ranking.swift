import AliasIndex
import Matching

/// Orders aligned aliases by the probability that they are meant, one for each entity.
///
/// The margin to the best *other* entity is part of the probability, so equal candidates take
/// each other's certainty away: homonyms are never decided by the order of a table's rows.
struct Ranking {
  struct Found {
    var index: Int
    var candidate: CandidateSearch.Candidate
  }

  struct Ranked {
    var found: Found
    var entity: AliasIndex.Entity
    var score: Double
    /// Raw score of the alignment and the entity's prominence.
    var raw: Float
  }

  /// Raw scores closer than this many nats are as good as equal.
  static let closeMargin: Float = 1

  /// So many entities are scored with the margin; the rest could not overtake them.
  private static let scored = 6

  private let found: [Found]
  private let resolver: Resolver

  init(_ found: [Found], _ resolver: Resolver) {
    self.found = found
    self.resolver = resolver
  }

  /// The best entities.
  func best(_ limit: Int) -> [Ranked] {
    var ranked = bestAliases(max(limit, Self.scored) + 2)
    for position in ranked.indices {
      let raw = ranked[position].raw
      let rival = ranked.indices.first { other in
        other != position && !namesakes(ranked[other].entity, ranked[position].entity)
      }
      var features = ranked[position].found.candidate.features
      // Prominence tells homonyms apart, and nothing else: it moves the margin only.
      features.setMargin(score: raw, runnerUp: rival.map { ranked[$0].raw })
      ranked[position].score = PairScorer.probability(
        resolver.knowledge.calibration.logOdds(features))
    }
    ranked.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      if a.raw != b.raw { return a.raw > b.raw }
      return isInside(a.entity, b.entity)
        || (!isInside(b.entity, a.entity) && a.entity.id < b.entity.id)
    }
    return Array(ranked.prefix(limit))
  }

  /// The best alias of each entity, best raw score first.
  private func bestAliases(_ limit: Int) -> [Ranked] {
    let order = found.sorted { a, b in
      a.candidate.alignment.score != b.candidate.alignment.score
        ? a.candidate.alignment.score > b.candidate.alignment.score
        : (a.index, a.candidate.alias) < (b.index, b.candidate.alias)
    }
    var seen = Set<String>()
    var ranked: [Ranked] = []
    for item in order {
      let entity = resolver.indexes[item.index].entity(item.candidate.entity)
      guard seen.insert(entity.id).inserted else { continue }
      ranked.append(
        Ranked(
          found: item, entity: entity, score: 0,
          raw: item.candidate.alignment.score + entity.prominence))
      if ranked.count == limit * 2 { break }
    }
    ranked.sort { $0.raw != $1.raw ? $0.raw > $1.raw : $0.entity.id < $1.entity.id }
    return Array(ranked.prefix(limit))
  }

  /// A place and the division that bears its name are no rivals: Idlib lies in Idlib.
  private func namesakes(_ a: AliasIndex.Entity, _ b: AliasIndex.Entity) -> Bool {
    isInside(a, b) || isInside(b, a)
  }

  private func isInside(_ a: AliasIndex.Entity, _ b: AliasIndex.Entity) -> Bool {
    a.within.contains(b.id)
  }
}
