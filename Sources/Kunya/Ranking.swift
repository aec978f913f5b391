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
    var sameBytes: Bool
  }

  /// Raw scores closer than this many nats are as good as equal.
  static let closeMargin: Float = 1

  /// So many entities are scored with the margin; the rest could not overtake them.
  private static let scored = 6

  /// What the very same bytes are worth beyond the same letters, in nats: marks that folding
  /// drops tell some names apart (عمّان, عمان).
  private static let sameBytes: Float = 4

  private let found: [Found]
  private let resolver: Resolver
  private let mention: UnsafeBufferPointer<UInt8>

  init(_ found: [Found], _ resolver: Resolver, mention: UnsafeBufferPointer<UInt8>) {
    self.found = found
    self.resolver = resolver
    self.mention = mention
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
      // Prominence tells homonyms apart, and nothing else: it sets the rival further off or nearer,
      // and leaves the alignment's own score as it is.
      let own = ranked[position].found.candidate.alignment.score
      features.setMargin(score: own, runnerUp: rival.map { ranked[$0].raw - (raw - own) })
      ranked[position].found.candidate.features = features
      ranked[position].score = PairScorer.probability(
        resolver.knowledge.calibration.logOdds(features))
    }
    ranked.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      if a.raw != b.raw { return a.raw > b.raw }
      return Self.isInside(a.entity, b.entity)
        || (!Self.isInside(b.entity, a.entity) && a.entity.id < b.entity.id)
    }
    orderNamesakes(&ranked)
    return Array(ranked.prefix(limit))
  }

  /// Namesakes have each other in nobody's way; among them prominence decides who comes first.
  private func orderNamesakes(_ ranked: inout [Ranked]) {
    for end in stride(from: ranked.count - 1, to: 0, by: -1) {
      for position in 0..<end
      where ranked[position + 1].raw > ranked[position].raw
        && namesakes(ranked[position].entity, ranked[position + 1].entity)
      {
        ranked.swapAt(position, position + 1)
      }
    }
  }

  /// The best alias of each entity, best raw score first.
  private func bestAliases(_ limit: Int) -> [Ranked] {
    let order = found.sorted { a, b in
      a.candidate.alignment.score != b.candidate.alignment.score
        ? a.candidate.alignment.score > b.candidate.alignment.score
        : (a.index, a.candidate.alias) < (b.index, b.candidate.alias)
    }
    let marked = hasMarks
    var positions: [String: Int] = [:]
    var ranked: [Ranked] = []
    for item in order {
      let index = resolver.indexes[item.index]
      let entity = index.entity(item.candidate.entity)
      let same = marked && index.isAlias(item.candidate.alias, mention)
      if let known = positions[entity.id] {
        guard same, !ranked[known].sameBytes else { continue }
        ranked[known].raw += Self.sameBytes
        ranked[known].sameBytes = true
        continue
      }
      if ranked.count >= limit * 2 { continue }
      positions[entity.id] = ranked.count
      ranked.append(
        Ranked(
          found: item, entity: entity, score: 0,
          raw: item.candidate.alignment.score + entity.prominence + (same ? Self.sameBytes : 0),
          sameBytes: same))
    }
    ranked.sort { $0.raw != $1.raw ? $0.raw > $1.raw : $0.entity.id < $1.entity.id }
    return Array(ranked.prefix(limit))
  }

  /// Whether the mention is written with harakat or shadda (U+064B…U+0652).
  private var hasMarks: Bool {
    mention.indices.dropLast().contains {
      mention[$0] == 0xD9 && (0x8B...0x92).contains(mention[$0 + 1])
    }
  }

  /// Whether two entities fit about equally well and are not one inside the other: then neither
  /// is a match, whatever their scores.
  static func rivals(_ a: Ranked, _ b: Ranked) -> Bool {
    a.raw > b.raw - closeMargin && !namesakes(a.entity, b.entity)
  }

  private func namesakes(_ a: AliasIndex.Entity, _ b: AliasIndex.Entity) -> Bool {
    Self.namesakes(a, b)
  }

  /// A place and the division that bears its name are no rivals: Idlib lies in Idlib.
  private static func namesakes(_ a: AliasIndex.Entity, _ b: AliasIndex.Entity) -> Bool {
    isInside(a, b) || isInside(b, a)
  }

  private static func isInside(_ a: AliasIndex.Entity, _ b: AliasIndex.Entity) -> Bool {
    a.within.contains(b.id)
  }
}
