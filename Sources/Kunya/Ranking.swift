import AliasIndex
import Matching
import Orthography

/// Orders aligned aliases by the probability that they are meant, one for each entity.
///
/// The margin to the best *other* entity is part of the probability, so equal candidates take
/// each other's certainty away: homonyms are never decided by the order of a table's rows.
struct Ranking {
  struct Found {
    /// Number of the index that holds the alias.
    var index: Int
    var candidate: CandidateSearch.Candidate
    /// Whose alias it is: the candidate's own entity, or one that stands for it.
    var entity: Place
  }

  /// An entity of one of several indexes.
  struct Place: Equatable {
    var index: Int
    var number: Int
  }

  struct Ranked {
    var found: Found
    /// Of the best only.
    var features: Features?
    var odds = RoundedOdds(0)
    /// The probability of `odds`.
    var score = 0.0
    /// Raw score of the alignment and the entity's prominence.
    var raw: Float
    var sameBytes: Bool
    /// Scores of the entity's aliases, one for each alphabet; the best is that of `found`.
    var scores: [AliasScore] = []
    /// Of the best only, where another entity fits about as well: how sure it is that one of them is
    /// meant. Neither is a match then, whatever their scores.
    var contested: RoundedOdds?
  }

  /// The best score of an entity's aliases in one alphabet.
  struct AliasScore {
    var alphabet: Alphabet
    var score: Float
  }

  /// Raw scores closer than this many nats are as good as equal.
  static let closeMargin: Float = 1
  /// A rival is at least so probable, as a share of the other's probability.
  private static let rivalShare = 0.5
  /// An entity that scores less by no more than so many nats is one of the crowd.
  fileprivate static let crowdMargin: Float = 2

  /// So many entities are scored with the margin, and this many more may be rivals; the rest could
  /// not overtake them.
  private static let scored = 6
  private static let rivals = 2

  /// How many entities the search has to find for the best `limit`.
  static func wanted(_ limit: Int) -> Int { max(limit, scored) + rivals }

  /// What the very same bytes are worth beyond the same letters, in nats: marks that folding
  /// drops tell some names apart (عمّان, عمان).
  private static let sameBytes: Float = 4

  /// What ranking may add to an alias's score beyond the entity's prominence.
  static func bonus(_ mention: UnsafeBufferPointer<UInt8>) -> Float {
    hasMarks(mention) ? sameBytes : 0
  }

  private let found: [Found]
  private let resolver: Resolver
  private let mention: UnsafeBufferPointer<UInt8>
  /// Whether the mention was brought over from a third script.
  private let bridged: Bool
  private let likeness: TextLikeness
  /// What the calibration sees of a candidate by itself.
  private let features: (Found) -> Features

  init(
    _ found: [Found], _ resolver: Resolver, mention: UnsafeBufferPointer<UInt8>, bridged: Bool,
    features: @escaping (Found) -> Features
  ) {
    self.found = found
    self.resolver = resolver
    self.mention = mention
    self.bridged = bridged
    likeness = TextLikeness(mention)
    self.features = features
  }

  /// The best entities.
  func best(_ limit: Int) -> [Ranked] {
    var ranked = bestAliases(Self.wanted(limit))
    for position in ranked.indices {
      var features = features(ranked[position].found)
      setTexts(ranked[position].found, &features)
      ranked[position].features = features
    }
    let others = ranked.indices.map { position in
      ranked.indices.filter { $0 != position && !namesakes(ranked[$0], ranked[position]) }
    }
    for (position, others) in others.enumerated() {
      ranked[position].setMargin(over: others.map { ranked[$0].raw })
    }
    for (position, others) in others.enumerated() {
      ranked[position].setOdds(over: others.first.flatMap { ranked[$0].features }, resolver)
    }
    ranked.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      if a.raw != b.raw { return a.raw > b.raw }
      return isInside(a, b) || (!isInside(b, a) && precedes(a, b))
    }
    orderNamesakes(&ranked)
    setContested(&ranked)
    return Array(ranked.prefix(limit))
  }

  /// Says of the best whether it is contested. That one of a hundred of the same name is meant may be
  /// sure, although none of them is likely: so it is told how likely the best would be without them.
  private func setContested(_ ranked: inout [Ranked]) {
    guard var best = ranked.first else { return }
    let others = ranked.dropFirst()
    guard others.contains(where: { rivals($0, best) }) else { return }
    let rest = others.filter { !rivals($0, best) && !namesakes($0, best) }
      .sorted { $0.raw > $1.raw }
    best.setMargin(over: rest.map(\.raw))
    best.setOdds(over: rest.first?.features, resolver)
    ranked[0].contested = best.odds
  }

  private func setTexts(_ found: Found, _ features: inout Features) {
    let index = resolver.indexes[found.index]
    let alias = index.aliasBytes(found.candidate.alias)
    let isComparable = index.isBridged(found.candidate.alias) == bridged
    features.setTexts(
      likeness: isComparable ? likeness.likeness(to: alias) : Self.usualLikeness,
      words: likeness.wordDifference(to: alias))
  }

  /// What stands for the likeness of texts in two scripts: that of spellings of one name.
  private static let usualLikeness: Float = 0.65

  /// Namesakes have each other in nobody's way; among them prominence decides who comes first.
  private func orderNamesakes(_ ranked: inout [Ranked]) {
    for end in stride(from: ranked.count - 1, to: 0, by: -1) {
      for position in 0..<end
      where ranked[position + 1].raw > ranked[position].raw
        && namesakes(ranked[position], ranked[position + 1])
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
    let marked = Self.hasMarks(mention)
    var ranked: [Ranked] = []
    for item in order {
      let same =
        marked && resolver.indexes[item.index].isAlias(item.candidate.alias, mention)
      // Tyre is صور, and so is Sur in Oman: that says nothing of Tyre.
      let isTranslated = item.candidate.isTranslated
      let score = AliasScore(
        alphabet: resolver.indexes[item.index].alphabet(ofAlias: item.candidate.alias),
        score: item.candidate.alignment.score)
      if let known = ranked.firstIndex(where: { isSameEntity($0.found, item) }) {
        if !isTranslated, !ranked[known].scores.contains(where: { $0.alphabet == score.alphabet }) {
          ranked[known].scores.append(score)
        }
        guard same, !ranked[known].sameBytes else { continue }
        ranked[known].raw += Self.sameBytes
        ranked[known].sameBytes = true
        continue
      }
      ranked.append(
        Ranked(
          found: item,
          raw: item.candidate.alignment.score + item.candidate.prominence
            + (same ? Self.sameBytes : 0),
          sameBytes: same, scores: isTranslated ? [] : [score]))
    }
    ranked.sort { $0.raw != $1.raw ? $0.raw > $1.raw : precedes($0, $1) }
    if ranked.count > limit { ranked.removeLast(ranked.count - limit) }
    return ranked
  }

  /// Whether two aliases are of one entity; several indexes may hold entities of one ID.
  private func isSameEntity(_ a: Found, _ b: Found) -> Bool {
    if a.entity.index == b.entity.index { return a.entity == b.entity }
    return id(a).elementsEqual(id(b))
  }

  private func id(_ found: Found) -> UnsafeBufferPointer<UInt8> {
    resolver.id(of: found.entity)
  }

  private func precedes(_ a: Ranked, _ b: Ranked) -> Bool {
    id(a.found).lexicographicallyPrecedes(id(b.found))
  }

  /// Whether a mention is written with harakat or shadda (U+064B…U+0652).
  private static func hasMarks(_ mention: UnsafeBufferPointer<UInt8>) -> Bool {
    mention.indices.dropLast().contains {
      mention[$0] == 0xD9 && (0x8B...0x92).contains(mention[$0 + 1])
    }
  }

  /// Whether an entity fits about as well as another and neither lies inside the other.
  ///
  /// One that is far less probable is no rival, however close its evidence: a lone Soosan is not
  /// contested by Soosan Salimi.
  private func rivals(_ a: Ranked, _ b: Ranked) -> Bool {
    (a.raw > b.raw - Self.closeMargin && a.score > b.score * Self.rivalShare || bearsNameOf(a, b))
      && !namesakes(a, b)
  }

  /// Whether an entity has the very name of another in one alphabet: that the other is written in
  /// the mention's alphabet, too, tells nothing.
  private func bearsNameOf(_ a: Ranked, _ b: Ranked) -> Bool {
    a.scores.contains { score in
      b.scores.contains { $0.alphabet == score.alphabet && $0.score == score.score }
    }
      && a.found.candidate.alignment.missing == 0 && a.found.candidate.alignment.extra == 0
  }

  /// A place and the division that bears its name are no rivals: Idlib lies in Idlib.
  private func namesakes(_ a: Ranked, _ b: Ranked) -> Bool {
    isInside(a, b) || isInside(b, a)
  }

  private func isInside(_ a: Ranked, _ b: Ranked) -> Bool {
    resolver.indexes[a.found.entity.index].isEntity(
      a.found.entity.number, within: id(b.found))
  }
}

extension Ranking.Ranked {
  /// Sets how far off the others are.
  ///
  /// - Parameter others: their raw scores, best first.
  /// Prominence tells homonyms apart, and nothing else: it sets the runner-up further off or nearer, and
  /// leaves the alignment's own score as it is.
  fileprivate mutating func setMargin(over others: [Float]) {
    let own = found.candidate.alignment.score
    features?.setMargin(
      score: own, runnerUp: others.first.map { $0 - (raw - own) },
      crowd: others.count { $0 > raw - Ranking.crowdMargin })
  }

  /// Sets the odds that this entity is meant and not the best of the others.
  fileprivate mutating func setOdds(over other: Features?, _ resolver: Resolver) {
    features?.setLead(over: other)
    guard let features else { return }
    odds = RoundedOdds(resolver.knowledge.calibration.logOdds(features))
    score = odds.probability
  }
}
