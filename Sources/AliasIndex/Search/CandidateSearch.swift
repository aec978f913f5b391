package import Matching
import Onomastics
package import Orthography
import Sections

/// Finds and aligns the aliases of one index that could be a mention; one a thread.
///
/// In order: the mention's parts name similar words (`WordSearch`), the words' postings tell how
/// much evidence each alias holds (`AliasTally`), rarest part first, and the best of these are
/// aligned exactly. Where no alias accounts for the whole mention the search goes on, and stops where
/// that is enough: with the other words of aliases that a rare part has found, with words under keys
/// that differ in a consonant, and with parts written as one (`JoinSearch`); where one does, but meets
/// some parts badly, with such words for these alone. An alias is passed over once a bound shows that
/// it cannot be among the entities wanted. Recall is governed by the limits below.
package final class CandidateSearch {
  /// How wide the search is.
  package struct Limits: Sendable {
    /// Pairs of words less similar than this are dropped.
    package var leastSimilarity: Float = -28
    /// The search is settled by an alias that matches the whole mention with no pair that is less
    /// similar than this and brings no more than this share of what the unit tells.
    package var settled: Float = -4
    package var settledShare: Float = 0.65
    /// So is it by an alias that scores so much, in nats, whatever is left of either.
    package var enough: Float = 12
    /// Words of an alias that other parts have found are compared with a part if they differ from it
    /// by no more consonant classes; see `ClassCounts.difference`.
    package var classes = 2
    /// That is done where a part is in no more aliases.
    package var close = 100
    /// Where that is not enough, so many of a unit's keys are varied in one class.
    package var nearKeys = 2
    /// So many aliases of those that a stretch of the mention finds are aligned.
    package var aligned = 1000
    /// Entities that score so much less than the best are not wanted, in nats; such a margin tells
    /// nothing more.
    package var within = Features.widestMargin
    /// The same where the best ends the search and has nothing left, of what lacks a part.
    package var withinSettled: Float = 4
    /// … and of what has something for every part, beyond what the same name written in another
    /// script scores less: namesakes are told.
    package var withinNamesakes: Float = 1
    /// What so many words found is kept, since words recur; a power of two. It takes nothing but
    /// memory and time: 512 KB a thread and index.
    package var wordsKept = 1 << 15
    package init() {}
  }

  /// Which candidates are wanted.
  package struct Request {
    /// Only entities of this kind.
    package var kind: IndexEntity.Kind?
    /// Only these entities; all where `nil`.
    package var members: EntitySet?
    /// Whether the mention was brought over from a third script.
    package var bridged = false
    /// Only aliases written in this alphabet, and brought over or not like the mention.
    package var alphabet: Alphabet?
    /// The best so many entities, and all that score like the last of them.
    package var entities = 8
    /// What a caller may add to an alias's score, beyond the entity's prominence, in nats.
    package var bonus: Float = 0

    package init(kind: IndexEntity.Kind? = nil, bridged: Bool = false) {
      self.kind = kind
      self.bridged = bridged
    }
  }

  /// One alias that was aligned with the mention.
  package struct Candidate {
    package var entity: Int
    package var alias: Int
    package var kind: IndexEntity.Kind
    package var prominence: Float
    package var alignment: Aligner.Alignment
    /// Whether the two met by what one of them is called in another language.
    package var isTranslated: Bool
    /// What is counted on: the score without what the alias's own initials bring. No bound of the
    /// search tells of them, so that whether they are met depends on what else is looked at.
    var counted: Float
    /// The parts of the mention that it does not account for well, one bit each: all where something
    /// of either is left over.
    var doubtful: UInt32
    /// Whether the tally would call the alias whole.
    var hasEvidenceForAll: Bool

    /// Whether looking further is of no use.
    var settles: Bool { doubtful == 0 }

    /// Whether parts of the mention or of the alias were read as one.
    package var isJoined: Bool {
      alignment.matches.contains { $0.joins > 1 || $0.aliasJoins > 1 }
    }
  }

  let index: AliasIndex
  let knowledge: Knowledge
  private let prices: Prices
  private let limits: Limits
  private let standings: WordStandings?
  /// Compares words of running text.
  lazy var probe = WordProbe(
    index: index, knowledge: knowledge, standings: standings, limits: limits)
  var words: WordSearch
  var joins: JoinSearch
  private var tally: AliasTally
  private let aligner = Aligner()
  let scratch = EditScratch()
  private(set) var mention = PreparedName()
  var alias = PreparedName()
  var aliasWords: [UInt32] = []
  private var similarity: [Float] = []
  /// Aliases of the last search that were among those to align.
  private var considered: [UInt32] = []

  package init(index: AliasIndex, knowledge: Knowledge, limits: Limits = Limits()) {
    self.index = index
    self.knowledge = knowledge
    prices = knowledge.prices
    self.limits = limits
    standings = knowledge.lexicon.map { WordStandings(index: index, lexicon: $0) }
    words = WordSearch(index: index, knowledge: knowledge, standings: standings, limits: limits)
    joins = JoinSearch(index: index, knowledge: knowledge, limits: limits)
    tally = AliasTally(index: index, prices: knowledge.prices, limits: limits)
  }

  /// Pairs of words given to the edit model so far.
  package var pairsScored: Int { words.pairsScored }

  /// The best aliases for a mention, best raw score first; ties by alias number never decide
  /// anything (see `Ranking`).
  ///
  /// - Parameter name: as `Knowledge.readParts` leaves it.
  package func candidates(for name: PreparedName, _ request: Request) -> [Candidate] {
    mention.replace(with: name)
    joins.clear()
    considered.removeAll(keepingCapacity: true)
    var leaders = Leaders(
      most: request.entities, limits,
      otherScript: Float(mention.parts.count) * prices.channel
        * (EditModel.identity + prices.knownSame))
    let filter = EntityFilter(kind: request.kind, members: request.members)
    words.find(&mention)
    tally.begin(mention, words)
    let beyondWords = beyondWords(request)
    var found: [Candidate] = []
    // Whatever accounts for the whole mention has a word for each stretch: the first finds it.
    if searchWhole(filter, request, beyondWords, &leaders, &found, isSettled) {
      return sorted(found, request, leaders)
    }
    // Where an alias accounts for all parts, but for some of them badly, these are what to look for.
    let doubtful = best(of: found)?.doubtful ?? .max
    if mention.parts.count > 1, doubtful == .max {
      tally.restart(&words)
      found.removeAll(keepingCapacity: true)
      search(.close, filter, request, beyondWords, &leaders, &found)
      if isEnough(best(of: found)) { return sorted(found, request, leaders) }
    }
    words.widen(parts: doubtful)
    tally.begin(mention, words)
    found.removeAll(keepingCapacity: true)
    if searchWhole(filter, request, beyondWords, &leaders, &found, isEnough) {
      return sorted(found, request, leaders)
    }
    joins.find(mention, &words, &tally.bounds, floor: leaders.floor - beyondWords)
    knowledge.preparer.addJoined(to: &mention, scratch: scratch)
    words.findJoined(&mention)
    words.widen()
    tally.begin(mention, words)
    found.removeAll(keepingCapacity: true)
    tally.gatherJoined(&words, joins, filter, floor: leaders.floor - beyondWords)
    alignGathered(request, beyondWords, &leaders, &found)
    search(.any, filter, request, beyondWords, &leaders, &found)
    return sorted(found, request, leaders)
  }

  /// Looks for what accounts for the whole mention, and for all the others if that settles it.
  ///
  /// - Returns: whether it does.
  private func searchWhole(
    _ filter: EntityFilter, _ request: Request, _ beyondWords: Float, _ leaders: inout Leaders,
    _ found: inout [Candidate], _ isDone: (Candidate?) -> Bool
  ) -> Bool {
    guard tally.takeStretch(&words, .whole, floor: -.infinity) else { return false }
    gather(.whole, filter, request, beyondWords, &leaders, &found)
    guard let best = best(of: found), isDone(best) else { return false }
    leaders.hasWhole = true
    if isWhole(best.alignment) { leaders.end(withWhole: best.counted + best.prominence) }
    tally.takeOthers(&words, joins, floor: leaders.floor - beyondWords)
    alignGathered(request, beyondWords, &leaders, &found)
    search(.any, filter, request, beyondWords, &leaders, &found)
    return true
  }

  /// Looks at the aliases that the stretches left find, until no further one could be among the best.
  private func search(
    _ scope: AliasTally.Scope, _ filter: EntityFilter, _ request: Request, _ beyondWords: Float,
    _ leaders: inout Leaders, _ found: inout [Candidate]
  ) {
    while tally.takeStretch(&words, scope, floor: leaders.floor - beyondWords) {
      gather(scope, filter, request, beyondWords, &leaders, &found)
    }
  }

  /// Looks at the aliases that the stretch taken last finds.
  private func gather(
    _ scope: AliasTally.Scope, _ filter: EntityFilter, _ request: Request, _ beyondWords: Float,
    _ leaders: inout Leaders, _ found: inout [Candidate]
  ) {
    while tally.gather(
      scope, &words, joins, filter, floor: leaders.floor - beyondWords,
      others: leaders.floor(isWhole: false) - beyondWords)
    {
      alignGathered(request, beyondWords, &leaders, &found)
    }
  }

  /// Aligns the aliases that `tally` gathered last: the most hopeful first, and of the others those
  /// that could still be among the best.
  private func alignGathered(
    _ request: Request, _ beyondWords: Float, _ leaders: inout Leaders, _ found: inout [Candidate]
  ) {
    tally.refineBest(&words, joins)
    for alias in tally.firstEntries { align(alias, request, &leaders, &found) }
    tally.refine(&words, joins, floor: leaders.floor - beyondWords)
    for entry in tally.entries where entry.bound + beyondWords >= leaders.floor {
      align(entry.alias, request, &leaders, &found)
    }
  }

  /// What an alias may score beyond what its words bring: what numbers and initials do, and the
  /// entity's prominence.
  private func beyondWords(_ request: Request) -> Float {
    mention.parts.reduce(index.summary.mostProminence + request.bonus) { sum, part in
      sum
        + (part.kind == .number
          ? prices.numberMatch : part.kind == .initial ? prices.initialMatch : 0)
    }
  }

  private func best(of found: [Candidate]) -> Candidate? {
    // Not by their order: it depends on what was asked before.
    found.max { ($0.counted, $0.alias) < ($1.counted, $1.alias) }
  }

  /// The candidates wanted, in their order.
  private func sorted(
    _ found: [Candidate], _ request: Request, _ leaders: Leaders
  ) -> [Candidate] {
    // Whether a worse alias was aligned before the leaders were known depends on the order of the
    // rows; whether it is given back does not.
    return found.filter {
      $0.counted + $0.prominence
        >= leaders.least(isWhole: $0.hasEvidenceForAll) - request.bonus
    }.sorted { a, b in
      a.alignment.score != b.alignment.score
        ? a.alignment.score > b.alignment.score : a.alias < b.alias
    }
  }

  /// Whether the best candidate accounts for the whole mention.
  private func isSettled(_ best: Candidate?) -> Bool { best?.settles ?? false }

  /// Whether it does, or scores so much that looking further is of no use.
  private func isEnough(_ best: Candidate?) -> Bool {
    isSettled(best) || best.map { $0.counted > limits.enough } ?? false
  }

  func isWhole(_ alignment: Aligner.Alignment) -> Bool {
    alignment.missing == 0 && alignment.extra == 0
  }

  /// How far the last search came with an entity: what a candidate list can be judged by.
  package func reach(ofEntity id: String) -> Reach {
    func holds(_ alias: UInt32) -> Bool {
      index.entity(Int(index.aliases[Int(alias)].entity)).id == id
    }
    if considered.contains(where: holds) { return .aligned }
    return tally.touched.contains(where: holds) ? .found : .none
  }

  /// How far an entity came in a search.
  package enum Reach: Int, Sendable {
    /// None of its aliases shares evidence with the mention.
    case none
    /// Found by keys, but not among the best that are aligned.
    case found
    case aligned
  }

  /// Fills `alias` with an alias and those of its parts written as one that the mention met.
  ///
  /// - Returns: its hits among `joins`, in the order of the units behind the last one of a part.
  func prepare(_ number: Int, whole: Bool) {
    let hits = joins.hits(of: number)
    index.prepare(number, into: &alias, words: &aliasWords, whole: whole || !hits.isEmpty)
    var last: PreparedName.Join?
    for hit in hits {
      if let last, last.first == hit.join.first, last.length == hit.join.length { continue }
      last = hit.join
      let start = alias.append(hit.join)
      let letters = alias.numbers.count - start
      alias.units.append(
        PreparedName.Unit(
          kind: .joined, alphabet: hit.join.alphabet, first: hit.join.first,
          length: hit.join.length, joins: hit.join.joins, start: Int32(start),
          count: Int32(letters), information: hit.join.information,
          marginals: EditModel.Marginals(same: 0, cross: 0)))
      aliasWords.append(Self.noWord)
    }
  }

  /// Stands for the word of parts written as one.
  private static let noWord = UInt32.max

  /// Fills `similarity` for the alias that was prepared last.
  private func fillSimilarity(_ number: Int) {
    words.similarities(to: aliasWords, into: &similarity)
    for hit in joins.hits(of: number) {
      for unit in alias.units.indices
      where alias.units[unit].kind == .joined && alias.units[unit].first == hit.join.first
        && alias.units[unit].length == hit.join.length
      {
        similarity[hit.unit * alias.units.count + unit] = hit.similarity
      }
    }
  }

  /// Aligns one alias.
  private func align(
    _ alias: UInt32, _ request: Request, _ leaders: inout Leaders, _ found: inout [Candidate]
  ) {
    let number = Int(alias)
    guard fits(number, request) else { return }
    considered.append(alias)
    let entity = Int(index.aliases[number].entity)
    let record = index.entities[entity]
    let bridging = index.isBridged(number) != request.bridged ? prices.bridged : 0
    prepare(number, whole: false)
    fillSimilarity(number)
    guard
      var alignment = aligner.align(
        mention, self.alias, similarity: similarity, prices: prices,
        least: leaders.floor - record.prominence - request.bonus + bridging),
      !alignment.matches.isEmpty
    else { return }
    alignment.score -= bridging
    let candidate = candidate(number, alignment, bridging: bridging)
    leaders.add(
      entity, candidate.counted + record.prominence,
      isSettled: candidate.settles
        && alignment.matches.allSatisfy { $0.similarity > limits.settled })
    found.append(candidate)
  }

  /// What an alignment with the alias that was prepared last makes of it.
  private func candidate(
    _ number: Int, _ alignment: Aligner.Alignment, bridging: Float
  ) -> Candidate {
    let entity = Int(index.aliases[number].entity)
    let record = index.entities[entity]
    let isAbbreviated = alignment.matches.contains(where: isAbbreviated)
    return Candidate(
      entity: entity, alias: number, kind: IndexEntity.Kind(rawValue: record.kind) ?? .unknown,
      prominence: record.prominence, alignment: alignment, isTranslated: isTranslated(alignment),
      counted: isAbbreviated ? scoreWithoutInitials - bridging : alignment.score,
      doubtful: isWhole(alignment) && !isAbbreviated ? doubtfulParts(alignment) : .max,
      hasEvidenceForAll: !isAbbreviated && alignment.missing == 0
        && alignment.matches.allSatisfy { $0.evidence > StretchGains.leastEvidence })
  }

  /// The parts of the mention that meet something hardly like them, and bring little by it.
  private func doubtfulParts(_ alignment: Aligner.Alignment) -> UInt32 {
    alignment.matches.reduce(0) { parts, match in
      let unit = mention.units[match.mention]
      let isSure =
        match.similarity > limits.settled
        || match.evidence > limits.settledShare * unit.information
      return isSure ? parts : parts | unit.mask
    }
  }

  /// Whether the alias that was prepared last has but an initial for a name of the mention.
  private func isAbbreviated(_ match: Aligner.Match) -> Bool {
    alias.parts[Int(alias.units[match.alias].first)].kind == .initial
      && mention.parts[Int(mention.units[match.mention].first)].kind != .initial
  }

  /// The score of the alias that was prepared last if no initial met anything.
  private var scoreWithoutInitials: Float {
    var prices = prices
    prices.initialMatch = -.infinity
    return aligner.align(mention, alias, similarity: similarity, prices: prices).score
  }

  /// Whether an alignment with the alias that was prepared last rests on a translation.
  private func isTranslated(_ alignment: Aligner.Alignment) -> Bool {
    alignment.matches.contains {
      mention.units[$0.mention].kind == .translated || alias.units[$0.alias].kind == .translated
    }
  }

  private func fits(_ alias: Int, _ request: Request) -> Bool {
    guard let alphabet = request.alphabet else { return true }
    return index.isBridged(alias) == request.bridged
      && index.alphabet(ofAlias: alias) == alphabet
  }
}
