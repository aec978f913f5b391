package import Matching
import Onomastics
package import Orthography
import Sections

/// Finds and aligns the aliases of one index that could be a mention; one a thread.
///
/// In order: the mention's parts find similar words (`WordSearch`), the words' postings tell how
/// much evidence each alias holds (`AliasTally`), and the best of these are aligned exactly. Where
/// no alias accounts for the whole mention the search goes on with parts written as one
/// (`JoinSearch`) and with words that differ in a consonant. An alias is passed over once a bound
/// shows that it cannot be among the entities wanted. Recall is governed by the limits below.
package final class CandidateSearch {
  /// How wide the search is.
  package struct Limits: Sendable {
    /// Pairs of words less similar than this are dropped.
    package var leastSimilarity: Float = -28
    /// Pairs so much less similar than a unit's best are dropped.
    package var widest: Float = 18
    /// Units are looked up by keys that differ in one class, too, unless an alias matches the whole
    /// mention with no pair less similar than this.
    package var settled: Float = -6
    /// So many of a unit's keys are varied then.
    package var nearKeys = 6
    /// So many aliases are considered for alignment.
    package var aligned = 60
    /// Where a mention's words are in more aliases than this together, those that hold one of them
    /// only are passed over once they cannot be among the best; the result is the same.
    package var counted = 2048
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
    package var features: Features
    /// Whether the two met by what one of them is called in another language.
    package var isTranslated: Bool

    /// Whether parts of the mention or of the alias were read as one.
    package var isJoined: Bool {
      alignment.matches.contains { $0.joins > 1 || $0.aliasJoins > 1 }
    }
  }

  let index: AliasIndex
  let knowledge: Knowledge
  private let prices: Prices
  private let limits: Limits
  var words: WordSearch
  var joins: JoinSearch
  private var tally: AliasTally
  private let aligner = Aligner()
  let scratch = EditScratch()
  private var mention = PreparedName()
  var alias = PreparedName()
  var aliasWords: [UInt32] = []
  private var similarity: [Float] = []

  package init(index: AliasIndex, knowledge: Knowledge, limits: Limits = Limits()) {
    self.index = index
    self.knowledge = knowledge
    prices = knowledge.prices
    self.limits = limits
    words = WordSearch(index: index, knowledge: knowledge, limits: limits)
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
    words.find(&mention)
    let filter = EntityFilter(kind: request.kind, members: request.members)
    let found = align(tally.best(mention, words, joins, filter), request)
    if isSettled(found.first) { return found }
    joins.find(mention, &words, among: tally)
    knowledge.preparer.addJoined(to: &mention, scratch: scratch)
    words.findJoined(mention)
    words.widen(mention)
    return align(tally.best(mention, words, joins, filter), request)
  }

  /// Whether a candidate accounts for the whole mention, so that looking further is of no use.
  private func isSettled(_ best: Candidate?) -> Bool {
    guard let best else { return false }
    return best.alignment.missing == 0 && best.alignment.extra == 0
      && best.alignment.matches.allSatisfy { $0.similarity > limits.settled }
  }

  /// How far the last search came with an entity: what a candidate list can be judged by.
  package func reach(ofEntity id: String) -> Reach {
    func holds(_ alias: UInt32) -> Bool {
      index.entity(Int(index.aliases[Int(alias)].entity)).id == id
    }
    if tally.entries.contains(where: { holds($0.alias) }) { return .aligned }
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

  /// Where a candidate's matched parts fit worst; only the best candidates are worth asking for.
  ///
  /// - Parameter candidate: of the last search.
  package func letterFit(of candidate: Candidate) -> LetterFit {
    prepare(candidate.alias, whole: true)
    var fit = LetterFit()
    for match in candidate.alignment.matches where match.alias < alias.units.count {
      let (own, other) = (mention.units[match.mention], alias.units[match.alias])
      guard mention.isCompared(own), alias.isCompared(other) else { continue }
      mention.withLetters(of: own) { letters in
        alias.withLetters(of: other) { otherLetters in
          guard otherLetters.allSatisfy({ $0 < LetterIndex.count }) else { return }
          fit.add(
            knowledge.fit(
              EditModel.Word(
                letters: letters, alphabet: own.alphabet, marginals: own.marginals),
              EditModel.Word(
                letters: otherLetters, alphabet: other.alphabet, marginals: other.marginals),
              form(letters, own.alphabet), form(otherLetters, other.alphabet), scratch))
        }
      }
    }
    return fit
  }

  /// The lexicon's form of a word, −1 where it has none.
  private func form(_ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet) -> Int {
    knowledge.lexicon?.form(letters.map { LetterIndex.byte($0, alphabet) }) ?? -1
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

  private func align(_ aliases: [AliasTally.Entry], _ request: Request) -> [Candidate] {
    var found: [Candidate] = []
    var leaders = Leaders(most: request.entities)
    // What numbers and initials bring is not among the evidence of words.
    let beyondWords =
      index.summary.mostProminence + request.bonus
      + mention.parts.reduce(0) { sum, part in
        sum
          + (part.kind == .number
            ? prices.numberMatch : part.kind == .initial ? prices.initialMatch : 0)
      }
    for entry in aliases {
      let number = Int(entry.alias)
      let least = leaders.least - index.summary.mostProminence - request.bonus
      if entry.evidence + beyondWords < leaders.least || !fits(number, request) { continue }
      let bridging = index.isBridged(number) != request.bridged ? prices.bridged : 0
      prepare(number, whole: false)
      fillSimilarity(number)
      guard
        var alignment = aligner.align(
          mention, alias, similarity: similarity, prices: prices, least: least + bridging),
        !alignment.matches.isEmpty
      else { continue }
      alignment.score -= bridging
      let entity = Int(index.aliases[number].entity)
      let record = index.entities[entity]
      leaders.add(entity, alignment.score + record.prominence)
      found.append(
        Candidate(
          entity: entity, alias: number, kind: IndexEntity.Kind(rawValue: record.kind) ?? .unknown,
          prominence: record.prominence, alignment: alignment,
          features: Features(
            alignment, mention: mention, alias: alias,
            place: record.kind == IndexEntity.Kind.place.rawValue),
          isTranslated: isTranslated(alignment)))
    }
    // Whether a worse alias was aligned before the leaders were known depends on the order of the
    // rows; whether it is given back does not.
    let last = leaders.least - request.bonus
    found.removeAll { $0.alignment.score + $0.prominence < last }
    found.sort { a, b in
      a.alignment.score != b.alignment.score
        ? a.alignment.score > b.alignment.score : a.alias < b.alias
    }
    return found
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

/// The best scores of different entities so far.
private struct Leaders {
  private let most: Int
  private var entries: [(entity: Int, score: Float)] = []

  init(most: Int) {
    self.most = max(1, most)
    entries.reserveCapacity(self.most + 1)
  }

  /// What an entity must score to be among them.
  var least: Float {
    guard entries.count == most, let last = entries.last else { return -.infinity }
    return last.score
  }

  mutating func add(_ entity: Int, _ score: Float) {
    if let known = entries.firstIndex(where: { $0.entity == entity }) {
      guard score > entries[known].score else { return }
      entries.remove(at: known)
    }
    let place = entries.firstIndex { $0.score < score } ?? entries.count
    entries.insert((entity, score), at: place)
    if entries.count > most { entries.removeLast() }
  }
}
