package import Matching
import Onomastics
package import Orthography
import Sections

/// Finds and aligns the aliases of one index that could be a mention; one a thread.
///
/// In order: the mention's units find similar words (`WordSearch`), the words' postings tell how
/// much evidence each alias holds (`AliasTally`), and the best of these are aligned exactly. An
/// alias is passed over once a bound shows that it cannot be among the entities wanted. Recall is
/// governed by the limits below.
package final class CandidateSearch {
  /// How wide the search is.
  package struct Limits: Sendable {
    /// Pairs of words less similar than this are dropped.
    package var leastSimilarity: Float = -28
    /// Pairs so much less similar than a unit's best are dropped.
    package var widest: Float = 18
    /// A unit that found nothing better than this is looked up by its one-deletion keys, too,
    /// unless an alias matches the whole mention with no pair less similar than `settled`.
    package var goodSimilarity: Float = -5
    package var settled: Float = -10
    /// So many aliases are considered for alignment.
    package var aligned = 30
    package init() {}
  }

  /// Which candidates are wanted.
  package struct Request {
    /// Only entities of this kind.
    package var kind: IndexEntity.Kind?
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
  }

  private let index: AliasIndex
  private let knowledge: Knowledge
  private let prices: Prices
  private let limits: Limits
  private var words: WordSearch
  private var tally: AliasTally
  private let aligner = Aligner()
  private var alias = PreparedName()
  private var aliasWords: [UInt32] = []
  private var similarity: [Float] = []

  package init(index: AliasIndex, knowledge: Knowledge, limits: Limits = Limits()) {
    self.index = index
    self.knowledge = knowledge
    prices = knowledge.prices
    self.limits = limits
    words = WordSearch(index: index, knowledge: knowledge, limits: limits)
    tally = AliasTally(index: index, prices: knowledge.prices, aligned: limits.aligned)
  }

  /// Pairs of words given to the edit model so far.
  package var pairsScored: Int { words.pairsScored }

  /// The best aliases for a mention, best raw score first; ties by alias number never decide
  /// anything (see `Ranking`).
  ///
  /// - Parameter mention: prepared; its units' information is replaced by the index's where it
  ///   knows them.
  package func candidates(for mention: inout PreparedName, _ request: Request) -> [Candidate] {
    words.find(&mention)
    var found = align(mention, tally.best(mention, words, kind: request.kind), request)
    if words.canWiden, !isSettled(found.first, mention) {
      words.widen(mention)
      found = align(mention, tally.best(mention, words, kind: request.kind), request)
    }
    return found
  }

  /// Whether a candidate accounts for the whole mention, so that looking further is of no use.
  private func isSettled(_ best: Candidate?, _ mention: PreparedName) -> Bool {
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
  /// - Parameter mention: as it was given to `candidates`.
  package func letterFit(
    of candidate: Candidate, _ mention: PreparedName, scratch: EditScratch
  ) -> LetterFit {
    index.prepare(candidate.alias, into: &alias, words: &aliasWords)
    var fit = LetterFit()
    mention.numbers.withUnsafeBufferPointer { numbers in
      for match in candidate.alignment.matches where match.alias < aliasWords.count {
        let unit = mention.units[match.mention]
        let word = Int(aliasWords[match.alias])
        guard mention.isCompared(unit), alias.isCompared(alias.units[match.alias]),
          index.isSound(index.words[word])
        else { continue }
        let letters = UnsafeBufferPointer(
          rebasing: numbers[Int(unit.start)..<Int(unit.start + unit.count)])
        let (own, other) = words.forms(letters, unit.alphabet, word)
        fit.add(
          knowledge.fit(
            EditModel.Word(letters: letters, alphabet: unit.alphabet, marginals: unit.marginals),
            index.word(index.words[word]), own, other, scratch))
      }
    }
    return fit
  }

  private func align(
    _ mention: PreparedName, _ aliases: [AliasTally.Entry], _ request: Request
  ) -> [Candidate] {
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
      index.prepare(number, into: &alias, words: &aliasWords)
      words.similarities(to: aliasWords, into: &similarity)
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
            place: record.kind == IndexEntity.Kind.place.rawValue)))
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
