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
    return decide(rank(name, kind: options.kind, limit: max(options.limit, 2)), name, options)
  }

  /// The best entities for a mention, with their alignments.
  ///
  /// - Parameter sameScript: only aliases in the mention's own script.
  func rank(
    _ name: UnsafeBufferPointer<UInt8>, kind: IndexEntity.Kind?, limit: Int,
    sameScript: Bool = false
  ) -> [Ranking.Ranked] {
    resolver.knowledge.read(name, kind: kind?.nameKind, scratch: scratch)
    var found: [Ranking.Found] = []
    for (number, search) in searches.enumerated() {
      var mention = scratch.name
      for candidate in search.candidates(
        for: &mention, bridged: scratch.bridged, kind: kind)
      {
        if sameScript, !isSameScript(candidate.alias, resolver.indexes[number]) { continue }
        found.append(Ranking.Found(index: number, candidate: candidate))
      }
    }
    return Ranking(found, resolver, mention: name).best(limit)
  }

  private func isSameScript(_ alias: Int, _ index: AliasIndex) -> Bool {
    index.isBridged(alias) == scratch.bridged
      && index.alphabet(ofAlias: alias) == scratch.parse.parts.first?.reading.alphabet
  }

  private func decide(
    _ ranked: [Ranking.Ranked], _ name: UnsafeBufferPointer<UInt8>, _ options: ResolveOptions
  ) -> Resolution {
    let candidates = ranked.prefix(options.limit).map { item in
      let index = resolver.indexes[item.found.index]
      let alias = index.aliasText(item.found.candidate.alias)
      return Candidate(
        id: item.entity.id, label: item.entity.label, kind: item.entity.kind, alias: alias,
        score: item.score,
        pairScore: options.pairScores ? pairScore(name, alias, item.entity.kind) : nil,
        weak: index.isWeak(item.found.candidate.alias))
    }
    guard let best = candidates.first, best.score >= options.reviewAt else {
      return Resolution(decision: .none, candidates: candidates, reason: nil)
    }
    let close = ranked.dropFirst().contains { Ranking.rivals($0, ranked[0]) }
    if close || best.score < options.matchAt {
      return Resolution(
        decision: .review, candidates: candidates, reason: close ? .ambiguous : .uncertain)
    }
    if best.weak {
      return Resolution(decision: .review, candidates: candidates, reason: .weakAlias)
    }
    if best.kind == .person, conflicts(name, best.alias, best.kind) {
      return Resolution(decision: .review, candidates: candidates, reason: .conflictingPart)
    }
    return Resolution(decision: .match, candidates: candidates, reason: nil)
  }

  private func conflicts(
    _ name: UnsafeBufferPointer<UInt8>, _ alias: String, _ kind: IndexEntity.Kind
  ) -> Bool {
    var alias = alias
    return alias.withUTF8 { pairs.conflicts(name, $0, kind: kind.nameKind) }
  }

  private func pairScore(
    _ name: UnsafeBufferPointer<UInt8>, _ alias: String, _ kind: IndexEntity.Kind
  ) -> Double {
    var alias = alias
    return alias.withUTF8 { pairs.compare(name, $0, kind: kind.nameKind).score }
  }
}
