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
  private lazy var aliasScratch = NameScratch()
  private lazy var personScratch = NameScratch()
  let searches: [CandidateSearch]
  private lazy var pairs = PairScorer(knowledge: resolver.knowledge)
  /// Whether answers that are stored in an index are taken.
  private let looksUp: Bool

  /// - Parameter limits: the usual ones where they are `nil`; with others every name is searched for.
  init(resolver: Resolver, limits: CandidateSearch.Limits? = nil) {
    self.resolver = resolver
    looksUp = limits == nil && !resolver.answering.isEmpty
    let limits = limits ?? CandidateSearch.Limits()
    searches = resolver.indexes.map {
      CandidateSearch(index: $0, knowledge: resolver.knowledge, limits: limits)
    }
  }

  /// Resolves one mention.
  public func resolve(_ name: String, options: ResolveOptions = ResolveOptions()) -> Resolution {
    var name = name
    return name.withUTF8 { resolve($0, options: options) }
  }

  /// Resolves one mention given as UTF-8; invalid bytes count as symbols.
  ///
  /// The pipeline's order: read (fold, bridge, parse, prepare), candidates, align, score, decide. A
  /// name whose answer is stored in an index is only decided.
  public func resolve(
    _ name: UnsafeBufferPointer<UInt8>, options: ResolveOptions = ResolveOptions()
  ) -> Resolution {
    guard name.count <= Self.longestName else {
      return Resolution(decision: .none, candidates: [], reason: nil)
    }
    if looksUp, let answer = storedAnswer(name, options) { return answer }
    let ranked = rank(name, kind: options.kind, area: options.area, limit: options.limit)
    let candidates = ranked.map { item in
      candidate(
        item.found.candidate.alias, ofIndex: item.found.index, score: item.score, name, options)
    }
    return decide(candidates, contested: ranked.first?.contested, options) {
      isConflicting(name, ranked[0], options)
    }
  }

  /// The best entities for a mention, with their alignments.
  ///
  /// - Parameters:
  ///   - area: only entities of it, where it is given.
  ///   - sameScript: only aliases in the mention's own script.
  func rank(
    _ name: UnsafeBufferPointer<UInt8>, kind: IndexEntity.Kind?, area: Area? = nil, limit: Int,
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
      if let area { request.members = area.members(ofIndex: number) }
      for candidate in search.candidates(for: scratch.name, request) {
        let place = resolver.standing(for: Ranking.Place(index: number, number: candidate.entity))
        if denied.contains(where: resolver.id(of: place).elementsEqual) { continue }
        found.append(Ranking.Found(index: number, candidate: candidate, entity: place))
      }
    }
    return Ranking(found, resolver, mention: name, bridged: scratch.bridged) { [searches] item in
      searches[item.index].features(of: item.candidate)
    }.best(limit)
  }

  /// What is told of an entity that was found by one of its aliases.
  func candidate(
    _ alias: Int, ofIndex number: Int, score: Double, _ name: UnsafeBufferPointer<UInt8>,
    _ options: ResolveOptions
  ) -> Candidate {
    let index = resolver.indexes[number]
    let text = index.aliasText(alias)
    let place = resolver.standing(
      for: Ranking.Place(index: number, number: index.entity(ofAlias: alias)))
    let title = resolver.indexes[place.index].title(ofEntity: place.number)
    return Candidate(
      id: title.id, label: title.label, kind: title.kind, alias: text, score: score,
      pairScore: options.pairScores ? pairScore(name, text, title.kind) : nil,
      weak: index.isWeak(alias))
  }

  /// The decision over candidates, best first.
  ///
  /// - Parameters:
  ///   - contested: where another entity fits about as well as the first, how sure it is that one of them
  ///     is meant.
  ///   - isConflicting: whether a part of the name is another than that of the first.
  func decide(
    _ candidates: [Candidate], contested: RoundedOdds?, _ options: ResolveOptions,
    isConflicting: () -> Bool
  ) -> Resolution {
    let decision: Decision
    var reason: Resolution.Reason?
    if let best = candidates.first,
      max(best.score, contested?.probability ?? 0) >= options.reviewAt
    {
      if contested != nil {
        reason = .ambiguous
      } else if best.score < options.matchAt {
        reason = .uncertain
      } else if best.weak {
        reason = .weakAlias
      } else if isConflicting() {
        reason = .conflictingPart
      }
      decision = reason == nil ? .match : .review
    } else {
      decision = .none
    }
    return Resolution(decision: decision, candidates: candidates, reason: reason)
  }

  /// Whether a part of the name is another than that of the entity that fits best.
  func isConflicting(
    _ name: UnsafeBufferPointer<UInt8>, _ best: Ranking.Ranked, _ options: ResolveOptions
  ) -> Bool {
    let index = resolver.indexes[best.found.index]
    let alias = index.aliasText(best.found.candidate.alias)
    switch resolver.kind(of: best.found.entity) {
    case .person: return conflicts(name, alias, best, options)
    case .place: return options.kind == nil && isPersonsName(otherThan: alias)
    default: return false
    }
  }

  /// Whether a name of one part is known as people's, and a place's alias is no spelling of it: a
  /// lone Ma'moun is hardly the city of Maoming.
  private func isPersonsName(otherThan alias: String) -> Bool {
    guard let lexicon = resolver.knowledge.lexicon, scratch.parse.parts.count == 1 else {
      return false
    }
    let letters = scratch.parse.text(scratch.parse.parts[0].reading)
    // The lexicon mostly leaves the marks of hamza and ʿayn out.
    let mark = UInt8(ascii: "'")
    guard let own = lexicon.form(letters) ?? lexicon.form(letters.filter { $0 != mark }),
      !lexicon.items(ofForm: own).isEmpty
    else { return false }
    var alias = alias
    alias.withUTF8 { resolver.knowledge.parse($0, scratch: aliasScratch) }
    let parse = aliasScratch.parse
    guard parse.parts.count == 1 else { return true }
    let other = parse.text(parse.parts[0].reading)
    if other.elementsEqual(letters) { return false }
    return lexicon.form(other).map { lexicon.relation(own, $0) != .same } ?? true
  }

  /// Whether a part of the name is another than the person's: someone should look at what would be a
  /// match.
  private func conflicts(
    _ name: UnsafeBufferPointer<UInt8>, _ alias: String, _ best: Ranking.Ranked,
    _ options: ResolveOptions
  ) -> Bool {
    let person = person(name, options.kind)
    // The search has told already where it read the mention as a person's name.
    let isClear =
      alias.utf8.elementsEqual(name) || person === scratch && best.features?.isClear ?? false
    return !isClear
      && conflicts(person, alias, options, joined: best.found.candidate.isJoined)
      || conflictsInOwnScript(person, best.found, options)
  }

  /// The mention read as a person's name: as it was, unless something was taken for a place.
  private func person(
    _ name: UnsafeBufferPointer<UInt8>, _ kind: IndexEntity.Kind?
  ) -> NameScratch {
    if kind == .person || (kind == nil && !scratch.parse.readsPlaces) { return scratch }
    resolver.knowledge.readParts(name, kind: .person, scratch: personScratch)
    return personScratch
  }

  /// Whether a part of the name is another than the alias's. Who asks less of a match asks less of
  /// its parts.
  private func conflicts(
    _ person: NameScratch, _ alias: String, _ options: ResolveOptions, joined: Bool = true
  ) -> Bool {
    let demand = min(1, options.matchAt / ResolveOptions.defaultMatchAt)
    var alias = alias
    return alias.withUTF8 {
      pairs.conflicts(person, $0, kind: .person, demand: demand, joined: joined)
    }
  }

  /// Whether a person is known in the mention's own script, and by nothing that the mention could
  /// be: الأسعد may be Assad in Latin letters, but Assad is الأسد.
  private func conflictsInOwnScript(
    _ person: NameScratch, _ found: Ranking.Found, _ options: ResolveOptions
  ) -> Bool {
    let index = resolver.indexes[found.index]
    guard !isOwnScript(found.candidate.alias, index) else { return false }
    let own = index.siblings(ofAlias: found.candidate.alias).filter { isOwnScript($0, index) }
    return !own.isEmpty && own.allSatisfy { conflicts(person, index.aliasText($0), options) }
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
    return alias.withUTF8 { pairs.score(name, $0, kind: kind.nameKind) }
  }
}
