import AliasIndex
import Matching
import Onomastics
import Orthography

/// A resolver's working memory; for one thread at a time.
public final class ResolverSession {
  /// Names longer than this many bytes are no names.
  public static let longestName = 4096

  let resolver: Resolver
  let scratch = NameScratch()
  let searches: [CandidateSearch]
  private lazy var pairs = PairScorer(knowledge: resolver.knowledge)

  init(resolver: Resolver) {
    self.resolver = resolver
    searches = resolver.indexes.map { CandidateSearch(index: $0, knowledge: resolver.knowledge) }
  }

  /// Resolves one mention.
  public func resolve(_ name: String, options: ResolveOptions = ResolveOptions()) -> Resolution {
    var name = name
    return name.withUTF8 { resolve($0, options: options) }
  }

  /// Resolves one mention given as UTF-8; invalid bytes count as symbols.
  ///
  /// The pipeline's order: read (fold, bridge, parse, prepare), candidates, align, score, decide.
  public func resolve(
    _ name: UnsafeBufferPointer<UInt8>, options: ResolveOptions = ResolveOptions()
  ) -> Resolution {
    guard name.count <= Self.longestName else {
      return Resolution(decision: .none, candidates: [], reason: nil)
    }
    return decide(rank(name, kind: options.kind, limit: options.limit), name, options)
  }

  /// The best entities for a mention, with their alignments.
  ///
  /// - Parameter sameScript: only aliases in the mention's own script.
  func rank(
    _ name: UnsafeBufferPointer<UInt8>, kind: IndexEntity.Kind?, limit: Int,
    sameScript: Bool = false
  ) -> [Ranking.Ranked] {
    resolver.knowledge.readParts(name, kind: kind?.nameKind, scratch: scratch)
    var request = CandidateSearch.Request(kind: kind, bridged: scratch.bridged)
    if sameScript { request.alphabet = scratch.parse.parts.first?.reading.alphabet }
    let denied = resolver.ids(denied: scratch)
    request.entities = Ranking.wanted(limit) + denied.count
    request.bonus = Ranking.bonus(name)
    var found: [Ranking.Found] = []
    for (number, search) in searches.enumerated() {
      for candidate in search.candidates(for: scratch.name, request) {
        let place = resolver.standing(for: Ranking.Place(index: number, number: candidate.entity))
        if denied.contains(where: resolver.id(of: place).elementsEqual) { continue }
        found.append(Ranking.Found(index: number, candidate: candidate, entity: place))
      }
    }
    return Ranking(found, resolver, mention: name) { [searches] item in
      searches[item.index].letterFit(of: item.candidate)
    }.best(limit)
  }

  private func decide(
    _ ranked: [Ranking.Ranked], _ name: UnsafeBufferPointer<UInt8>, _ options: ResolveOptions
  ) -> Resolution {
    let candidates = ranked.prefix(options.limit).map { item in
      let index = resolver.indexes[item.found.index]
      let alias = index.aliasText(item.found.candidate.alias)
      let entity = resolver.entity(item.found.entity)
      return Candidate(
        id: entity.id, label: entity.label, kind: entity.kind, alias: alias,
        score: item.score,
        pairScore: options.pairScores ? pairScore(name, alias, entity.kind) : nil,
        weak: index.isWeak(item.found.candidate.alias))
    }
    guard let best = candidates.first, best.score >= options.reviewAt else {
      return Resolution(decision: .none, candidates: candidates, reason: nil)
    }
    let isContested = ranked[0].isContested
    if isContested || best.score < options.matchAt {
      return Resolution(
        decision: .review, candidates: candidates,
        reason: isContested ? .ambiguous : .uncertain)
    }
    if best.weak {
      return Resolution(decision: .review, candidates: candidates, reason: .weakAlias)
    }
    if best.kind == .person,
      conflicts(name, best, options) || conflictsInOwnScript(name, ranked[0].found, best)
    {
      return Resolution(decision: .review, candidates: candidates, reason: .conflictingPart)
    }
    return Resolution(decision: .match, candidates: candidates, reason: nil)
  }

  /// Whether a person should look at what would be a match: the pair alone, that knows of no lack
  /// of rivals, has to be half as probable as a match.
  private func conflicts(
    _ name: UnsafeBufferPointer<UInt8>, _ best: Candidate, _ options: ResolveOptions
  ) -> Bool {
    var alias = best.alias
    return alias.withUTF8 {
      pairs.conflicts(
        name, $0, kind: best.kind.nameKind, score: best.score,
        leastPair: options.matchAt / 2)
    }
  }

  /// Whether a person is known in the mention's own script, and by nothing that the mention could
  /// be: الأسعد may be Assad in Latin letters, but Assad is الأسد.
  private func conflictsInOwnScript(
    _ name: UnsafeBufferPointer<UInt8>, _ found: Ranking.Found, _ best: Candidate
  ) -> Bool {
    let index = resolver.indexes[found.index]
    guard !isOwnScript(found.candidate.alias, index) else { return false }
    let own = index.siblings(ofAlias: found.candidate.alias).filter { isOwnScript($0, index) }
    return !own.isEmpty
      && own.allSatisfy { number in
        var alias = index.aliasText(number)
        return alias.withUTF8 {
          pairs.conflicts(name, $0, kind: best.kind.nameKind, score: best.score, leastPair: 0)
        }
      }
  }

  /// Whether an alias is written in the mention's script.
  private func isOwnScript(_ alias: Int, _ index: AliasIndex) -> Bool {
    index.isBridged(alias) == scratch.bridged
      && index.alphabet(ofAlias: alias) == scratch.parse.parts.first?.reading.alphabet
  }

  private func pairScore(
    _ name: UnsafeBufferPointer<UInt8>, _ alias: String, _ kind: IndexEntity.Kind
  ) -> Double {
    var alias = alias
    return alias.withUTF8 { pairs.compare(name, $0, kind: kind.nameKind).score }
  }
}
