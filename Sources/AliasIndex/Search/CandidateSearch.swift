package import Matching
import Onomastics
import Orthography
import Sections

/// Finds and aligns the aliases of one index that could be a mention; one a thread.
///
/// In order: the mention's units give keys, keys give words, words are scored by the edit model;
/// the words' postings give aliases, the best of which are aligned exactly. Recall is governed by
/// the limits below.
package final class CandidateSearch {
  /// How wide the search is.
  package struct Limits: Sendable {
    /// Pairs of words less similar than this are dropped.
    package var leastSimilarity: Float = -24
    /// Pairs so much less similar than a unit's best are dropped.
    package var widest: Float = 20
    /// A unit that found nothing better than this is looked up by its one-deletion keys, too.
    package var goodSimilarity: Float = -5
    /// So many aliases are aligned.
    package var aligned = 60
    package init() {}
  }

  /// One alias that was aligned with the mention.
  package struct Candidate {
    package var entity: Int
    package var alias: Int
    package var alignment: Aligner.Alignment
    package var features: Features
  }

  private let index: AliasIndex
  private let knowledge: Knowledge
  private let limits: Limits
  private let edit = EditScratch()
  private let aligner = Aligner()

  // Per word of the index: in which row of the mention's units it was found.
  private let wordStamp: UnsafeMutableBufferPointer<UInt32>
  private let wordRow: UnsafeMutableBufferPointer<UInt32>
  /// A pair may lack so much of bringing evidence and still save the prices of two parts.
  private static let slack: Float = 7
  /// Pairs of words given to the edit model so far.
  package private(set) var pairsScored = 0
  private var rows: [Float] = []
  private var rowWords: [UInt32] = []
  private let lookedAt: UnsafeMutableBufferPointer<UInt32>
  private var look: UInt32 = 0
  /// The lexicon's form of the unit at hand, −1 where it has none.
  private var unitForm = -1
  /// The lexicon's form of each word of the index, looked up when first needed.
  private var wordForm: [Int32]
  private var bestSimilarity: Float = 0
  // Per alias: evidence gathered from postings.
  private let aliasStamp: UnsafeMutableBufferPointer<UInt32>
  private let aliasScore: UnsafeMutableBufferPointer<Float>
  private let groupStamp: UnsafeMutableBufferPointer<UInt32>
  private let groupScore: UnsafeMutableBufferPointer<Float>
  private var touched: [UInt32] = []
  private var aligned: [UInt32] = []
  private var stamp: UInt32 = 0
  private var group: UInt32 = 0

  private var bridged = false
  private var keys: [KeyTable.Key] = []
  private var deletions: [KeyTable.Key] = []
  private var neighbours: [(word: UInt32, similarity: Float)] = []
  private var cache: [Int: [(word: UInt32, similarity: Float)]] = [:]
  private var alias = PreparedName()
  private var aliasWords: [UInt32] = []
  private var similarity: [Float] = []
  private var bytes: [UInt8] = []

  package init(index: AliasIndex, knowledge: Knowledge, limits: Limits = Limits()) {
    self.index = index
    self.knowledge = knowledge
    self.limits = limits
    wordStamp = Self.zeros(index.words.count)
    wordRow = Self.zeros(index.words.count)
    lookedAt = Self.zeros(index.words.count)
    wordForm = [Int32](repeating: Self.notLookedUp, count: index.words.count)
    aliasStamp = Self.zeros(index.aliases.count)
    aliasScore = Self.zeros(index.aliases.count)
    groupStamp = Self.zeros(index.aliases.count)
    groupScore = Self.zeros(index.aliases.count)
  }

  deinit {
    for memory in [wordStamp, wordRow, lookedAt, aliasStamp, groupStamp] { memory.deallocate() }
    aliasScore.deallocate()
    groupScore.deallocate()
  }

  /// Memory of our own rather than arrays: every access in the inner loops is one instruction.
  private static func zeros<Number: BinaryInteger>(
    _ count: Int
  ) -> UnsafeMutableBufferPointer<Number> {
    let memory = UnsafeMutableBufferPointer<Number>.allocate(capacity: count)
    memory.initialize(repeating: 0)
    return memory
  }

  private static func zeros(_ count: Int) -> UnsafeMutableBufferPointer<Float> {
    let memory = UnsafeMutableBufferPointer<Float>.allocate(capacity: count)
    memory.initialize(repeating: 0)
    return memory
  }

  /// The best aliases for a mention, best raw score first; ties by alias number never decide
  /// anything (see `Ranking`).
  ///
  /// - Parameters:
  ///   - mention: prepared; its units' information is replaced by the index's where it knows them.
  ///   - bridged: whether the mention was brought over from a third script.
  ///   - kind: candidates of another kind are left out.
  package func candidates(
    for mention: inout PreparedName, bridged: Bool, kind: IndexEntity.Kind?
  ) -> [Candidate] {
    begin()
    self.bridged = bridged
    findWords(&mention)
    gather(mention)
    aligned = best(kind)
    return align(mention, aligned, kind)
  }

  /// How far the last search came with an entity: what a candidate list can be judged by.
  package func reach(ofEntity id: String) -> Reach {
    func holds(_ alias: UInt32) -> Bool {
      index.entity(Int(index.aliases[Int(alias)].entity)).id == id
    }
    if aligned.contains(where: holds) { return .aligned }
    return touched.contains(where: holds) ? .found : .none
  }

  /// How far an entity came in a search.
  package enum Reach: Int, Sendable {
    /// None of its aliases shares evidence with the mention.
    case none
    /// Found by keys, but not among the best that are aligned.
    case found
    case aligned
  }

  private func begin() {
    stamp &+= 1
    if stamp == 0 {
      for index in wordStamp.indices { wordStamp[index] = 0 }
      for index in aliasStamp.indices { aliasStamp[index] = 0 }
      stamp = 1
    }
    touched.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    rowWords.removeAll(keepingCapacity: true)
  }

  // MARK: Parts

  /// Scores every unit of the mention against the words that its keys find.
  private func findWords(_ mention: inout PreparedName) {
    for number in mention.units.indices {
      mention.numbers.withUnsafeBufferPointer { numbers in
        let unit = mention.units[number]
        let letters = UnsafeBufferPointer(
          rebasing: numbers[Int(unit.start)..<Int(unit.start + unit.count)])
        let known = index.find(letters, unit.alphabet)
        if let known, unit.kind != .joined {
          mention.units[number].information = index.words[known].information
        }
        search(letters, mention.units[number], known)
      }
      for neighbour in neighbours {
        guard Int(neighbour.word) < wordRow.count else { continue }
        let row = row(of: Int(neighbour.word), width: mention.units.count)
        rows[row * mention.units.count + number] = neighbour.similarity
      }
    }
    for part in mention.parts.indices {
      mention.parts[part].information = mention.units[mention.parts[part].unit].information
    }
  }

  /// The row of similarities of a word, new where it was not met yet.
  private func row(of word: Int, width: Int) -> Int {
    if wordStamp[word] == stamp { return Int(wordRow[word]) }
    wordStamp[word] = stamp
    wordRow[word] = UInt32(rowWords.count)
    rowWords.append(UInt32(word))
    rows.append(contentsOf: repeatElement(-.infinity, count: width))
    return rowWords.count - 1
  }

  /// Fills `neighbours` with the words similar to a unit.
  private func search(
    _ letters: UnsafeBufferPointer<UInt8>, _ unit: PreparedName.Unit, _ known: Int?
  ) {
    // Joined parts are searched more narrowly, and share nothing with the word they make.
    let cached = unit.kind == .joined ? nil : known
    if let cached, let found = cache[cached] {
      neighbours = found
      return
    }
    neighbours.removeAll(keepingCapacity: true)
    let word = EditModel.Word(
      letters: letters, alphabet: unit.alphabet, marginals: unit.marginals)
    bytes.removeAll(keepingCapacity: true)
    for letter in letters { bytes.append(LetterIndex.byte(letter, unit.alphabet)) }
    keys.removeAll(keepingCapacity: true)
    knowledge.keys.keys(of: bytes, into: &keys)
    unitForm = knowledge.lexicon?.form(bytes) ?? -1
    look &+= 1
    bestSimilarity = limits.leastSimilarity + limits.widest
    var best: Float = -.infinity
    for key in keys { best = max(best, score(key, word, unit, known.map { UInt32($0) })) }
    if best < limits.goodSimilarity && unit.kind != .joined {
      deletions.removeAll(keepingCapacity: true)
      for key in keys { KeyTable.deletions(of: key, into: &deletions) }
      for key in deletions where !keys.contains(key) {
        _ = score(key, word, unit, known.map { UInt32($0) })
      }
    }
    // What was kept before a better word came up must not depend on the order of the words.
    neighbours.removeAll { $0.similarity < bestSimilarity - limits.widest }
    if let cached {
      if cache.count > 20_000 { cache.removeAll(keepingCapacity: true) }
      cache[cached] = neighbours
    }
  }

  private func score(
    _ key: KeyTable.Key, _ word: EditModel.Word, _ unit: PreparedName.Unit,
    _ known: UInt32?
  ) -> Float {
    var best: Float = -.infinity
    for candidate in index.words(under: key) {
      guard Int(candidate) < lookedAt.count, lookedAt[Int(candidate)] != look else { continue }
      lookedAt[Int(candidate)] = look
      let record = index.words[Int(candidate)]
      // Joined parts meet single ones only.
      if unit.kind == .joined && record.count == 0 { continue }
      guard index.isSound(record) else { continue }
      // Below this the pair could bring no evidence.
      let least = max(
        bestSimilarity - limits.widest,
        -(0.5 * (unit.information + record.information) + Self.slack) / knowledge.prices.channel)
      pairsScored += 1
      let d = knowledge.model.similarity(
        word, index.word(record), least: least, scratch: edit)
      let similarity =
        candidate == known ? max(d, 0) + EditModel.identity : lexical(Int(candidate), d)
      if similarity >= least {
        neighbours.append((candidate, similarity))
        best = max(best, d)
        bestSimilarity = max(bestSimilarity, d)
      }
    }
    return best
  }

  /// The lexicon's word on a pair: spellings known as one name, or known as two.
  private func lexical(_ candidate: Int, _ d: Float) -> Float {
    guard unitForm >= 0, let lexicon = knowledge.lexicon else { return d }
    if wordForm[candidate] == Self.notLookedUp {
      let record = index.words[candidate]
      let alphabet: Alphabet = record.alphabet == 1 ? .arabic : .latin
      wordForm[candidate] = Int32(
        lexicon.form(index.wordLetters(record).map { LetterIndex.byte($0, alphabet) }) ?? -1)
    }
    guard wordForm[candidate] >= 0 else { return d }
    return knowledge.prices.known(lexicon.relation(unitForm, Int(wordForm[candidate])), d)
  }

  private static let notLookedUp: Int32 = -2

  // MARK: Aliases

  /// Sums for each alias the best evidence that each stretch of the mention found in it.
  private func gather(_ mention: PreparedName) {
    let width = mention.units.count
    guard width > 0 else { return }
    for position in mention.parts.indices {
      group &+= 1
      for (number, unit) in mention.units.enumerated() where Int(unit.first) == position {
        for row in rowWords.indices {
          let d = rows[row * width + number]
          if d > -.infinity { add(Int(rowWords[row]), unit, d) }
        }
      }
    }
  }

  private func add(_ word: Int, _ unit: PreparedName.Unit, _ d: Float) {
    let record = index.words[word]
    let evidence =
      0.5 * (unit.information + record.information) + knowledge.prices.channel * d
      - (unit.kind == .joined ? knowledge.prices.join * Float(unit.joins - 1) : 0)
    guard evidence > 0 else { return }
    for posting in index.postings.slice(Int(record.firstPosting), Int(record.postingCount)) {
      let alias = Int(posting)
      guard alias < aliasStamp.count else { continue }
      if aliasStamp[alias] != stamp {
        aliasStamp[alias] = stamp
        aliasScore[alias] = 0
        groupStamp[alias] = 0
        touched.append(posting)
      }
      if groupStamp[alias] != group {
        groupStamp[alias] = group
        groupScore[alias] = evidence
        aliasScore[alias] += evidence
      } else if evidence > groupScore[alias] {
        aliasScore[alias] += evidence - groupScore[alias]
        groupScore[alias] = evidence
      }
    }
  }

  /// The aliases to align: best sum of evidence first, less what an alias keeps unmatched.
  private func best(_ kind: IndexEntity.Kind?) -> [UInt32] {
    var ranked: [(alias: UInt32, score: Float)] = []
    for alias in touched {
      let record = index.aliases[Int(alias)]
      if let kind, index.entities[Int(record.entity)].kind != kind.rawValue { continue }
      ranked.append((alias, aliasScore[Int(alias)] - Float(record.nameParts)))
    }
    let most = min(limits.aligned, ranked.count)
    // Equal sums fall on either side of the cut together or by number; the order of rows in the
    // table must not matter, so ties at the cut are all kept.
    ranked.sort { $0.score != $1.score ? $0.score > $1.score : $0.alias < $1.alias }
    guard most > 0 else { return [] }
    let limit = ranked[most - 1].score
    return ranked.prefix { $0.score >= limit }.prefix(most * 2).map(\.alias)
  }

  private func align(
    _ mention: PreparedName, _ aliases: [UInt32], _ kind: IndexEntity.Kind?
  ) -> [Candidate] {
    var found: [Candidate] = []
    for number in aliases {
      index.prepare(Int(number), into: &alias, words: &aliasWords)
      let width = mention.units.count
      similarity.removeAll(keepingCapacity: true)
      for unit in 0..<width {
        for word in aliasWords {
          similarity.append(
            wordStamp[Int(word)] == stamp
              ? rows[Int(wordRow[Int(word)]) * width + unit] : -.infinity)
        }
      }
      var alignment = aligner.align(
        mention, alias, similarity: similarity, prices: knowledge.prices)
      guard !alignment.matches.isEmpty else { continue }
      if index.isBridged(Int(number)) != bridged { alignment.score -= knowledge.prices.bridged }
      let record = index.aliases[Int(number)]
      let place =
        index.entities[Int(record.entity)].kind == IndexEntity.Kind.place.rawValue
      found.append(
        Candidate(
          entity: Int(record.entity), alias: Int(number), alignment: alignment,
          features: Features(alignment, mention: mention, alias: alias, place: place)))
    }
    found.sort { a, b in
      a.alignment.score != b.alignment.score
        ? a.alignment.score > b.alignment.score : a.alias < b.alias
    }
    return found
  }
}
