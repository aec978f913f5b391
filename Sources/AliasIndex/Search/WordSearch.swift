import Matching
import Onomastics
import Orthography
import Sections

/// Finds the words of an index that are similar to the units of a mention; one a thread.
///
/// A unit's blocking keys give words, and the edit model scores them; `widen` goes on with keys
/// that differ in one consonant class. What a word found is kept: parts of names recur.
struct WordSearch: ~Copyable {
  private let index: AliasIndex
  private let keyTable: KeyTable
  private let prices: Prices
  private let lexicon: NameLexicon?
  private let limits: CandidateSearch.Limits
  private var profile: WordProfile
  private let wordCount: Int

  /// Per word of the index: the mention and the row in which it was found, and the look at it.
  private let stamps: UnsafeMutablePointer<UInt32>
  private let rowOfWord: UnsafeMutablePointer<UInt32>
  private let looks: UnsafeMutablePointer<UInt32>
  /// What the lexicon knows each word of the index as, looked up when first needed.
  private let standings: UnsafeMutablePointer<Standing>

  /// What the lexicon knows a word as.
  private struct Standing {
    /// Its form, −1 where it has none.
    var form: Int32
    /// A bit for each of the names it is known as; words without a bit in common are different.
    var names: UInt64
  }
  private var stamp: UInt32 = 0
  private var look: UInt32 = 0

  /// Similarities by word found × unit of the mention.
  private var rows: [Float] = []
  private(set) var rowWords: [UInt32] = []
  private var width = 0
  /// How the search stands for each of the mention's own units.
  private var scans: [Scan] = []

  private(set) var pairsScored = 0
  private(set) var neighbours: [Neighbour] = []
  private var cache: NeighbourCache
  /// What `widen` found beyond that.
  private var nearCache: NeighbourCache
  private(set) var keys: [KeyTable.Key] = []
  private var nearKeys: [KeyTable.Key] = []
  private var bytes: [UInt8] = []
  /// What the lexicon knows the unit as.
  private var ownForms: [NameLexicon.OwnForm] = []
  private var ownNames: UInt64 = 0
  private var otherForms: [NameLexicon.OwnForm] = []

  private static let notLookedUp = Standing(form: -2, names: 0)

  init(index: AliasIndex, knowledge: Knowledge, limits: CandidateSearch.Limits) {
    self.index = index
    keyTable = knowledge.keys
    prices = knowledge.prices
    lexicon = knowledge.lexicon
    self.limits = limits
    profile = WordProfile(model: knowledge.model)
    cache = NeighbourCache(mostEntries: limits.wordsKept)
    nearCache = NeighbourCache(mostEntries: limits.wordsKept)
    wordCount = index.words.count
    stamps = .allocate(capacity: wordCount)
    rowOfWord = .allocate(capacity: wordCount)
    looks = .allocate(capacity: wordCount)
    standings = .allocate(capacity: wordCount)
    stamps.initialize(repeating: 0, count: wordCount)
    rowOfWord.initialize(repeating: 0, count: wordCount)
    looks.initialize(repeating: 0, count: wordCount)
    standings.initialize(repeating: Self.notLookedUp, count: wordCount)
  }

  deinit {
    stamps.deallocate()
    rowOfWord.deallocate()
    looks.deallocate()
    standings.deallocate()
  }

  // MARK: Rows

  /// Scores every unit of the mention against the words that its keys find, and takes over what
  /// the index knows of the units' information.
  mutating func find(_ mention: inout PreparedName) {
    stamp &+= 1
    if stamp == 0 {
      stamps.update(repeating: 0, count: wordCount)
      stamp = 1
    }
    rows.removeAll(keepingCapacity: true)
    rowWords.removeAll(keepingCapacity: true)
    scans.removeAll(keepingCapacity: true)
    width = mention.units.count
    for number in mention.units.indices { find(number, &mention) }
    for part in mention.parts.indices {
      mention.parts[part].information = mention.units[mention.parts[part].unit].information
    }
  }

  private mutating func find(_ number: Int, _ mention: inout PreparedName) {
    let unit = mention.units[number]
    let cached = mention.withLetters(of: unit) { cache.find($0, unit.alphabet.rawValue) }
    if let cached {
      if let known = cached.known {
        mention.units[number].information = index.words[Int(known)].information
      }
      for place in cached.range {
        let neighbour = cache.neighbours[place]
        enter(neighbour.word, number, neighbour.similarity)
      }
      scans.append(Scan(number, mention.units[number], cached))
      return
    }
    let information = mention.withLetters(of: unit) { letters in
      var unit = unit
      var found = NeighbourCache.Entry()
      if let known = index.find(letters, unit.alphabet) {
        found.known = UInt32(known)
        unit.information = index.words[known].information
      }
      begin(letters, unit)
      found.form = ownForm
      found.bestSimilarity = limits.leastSimilarity + limits.widest
      var scan = Scan(number, unit, found)
      search(&scan)
      cache.insert(letters, unit.alphabet.rawValue, scan.found, neighbours)
      scans.append(scan)
      return unit.information
    }
    mention.units[number].information = information
    enterNeighbours(of: number)
  }

  /// Scores the units that read several parts of the mention as one, against words under keys that
  /// differ in one class, too; `find` has seen the others.
  mutating func findJoined(_ mention: PreparedName) {
    setWidth(mention.units.count)
    for (number, unit) in mention.units.enumerated() where unit.kind == .joined {
      mention.withLetters(of: unit) { letters in
        begin(letters, unit)
        var found = NeighbourCache.Entry()
        found.form = ownForm
        found.bestSimilarity = limits.leastSimilarity + limits.widest
        var scan = Scan(number, unit, found)
        search(&scan)
        scoreNear(&scan)
      }
      enterNeighbours(of: number)
    }
  }

  /// Scores the mention's units against the words under keys that differ in one consonant class;
  /// `find` has seen them.
  mutating func widen(_ mention: PreparedName) {
    for place in scans.indices {
      var scan = scans[place]
      let alphabet = scan.unit.alphabet.rawValue
      let cached = mention.withLetters(of: scan.unit) { nearCache.find($0, alphabet) }
      if let cached {
        for place in cached.range {
          let neighbour = nearCache.neighbours[place]
          enter(neighbour.word, scan.number, neighbour.similarity)
        }
        continue
      }
      mention.withLetters(of: scan.unit) { letters in
        begin(letters, scan.unit)
        setOwnForm(scan.found.form)
        // What the keys themselves found has been entered.
        for key in keys {
          for word in index.words(under: key) where Int(word) < wordCount {
            looks[Int(word)] = look
          }
        }
        scoreNear(&scan)
        nearCache.insert(letters, alphabet, scan.found, neighbours)
      }
      enterNeighbours(of: scan.number)
    }
  }

  /// Adds the words under keys that differ in one class from those of the unit given to `begin`.
  private mutating func scoreNear(_ scan: inout Scan) {
    nearKeys.removeAll(keepingCapacity: true)
    for key in keys.prefix(limits.nearKeys) { KeyTable.near(key, into: &nearKeys) }
    for key in nearKeys { score(index.words(under: key), &scan) }
    dropDistant(scan)
  }

  private mutating func enterNeighbours(of unit: Int) {
    for neighbour in neighbours { enter(neighbour.word, unit, neighbour.similarity) }
  }

  @inline(__always)
  private mutating func enter(_ word: UInt32, _ unit: Int, _ similarity: Float) {
    guard Int(word) < wordCount else { return }
    rows[row(of: Int(word)) * width + unit] = similarity
  }

  /// The row of a word, new where it was not met yet.
  private mutating func row(of word: Int) -> Int {
    if stamps[word] == stamp { return Int(rowOfWord[word]) }
    stamps[word] = stamp
    rowOfWord[word] = UInt32(rowWords.count)
    rowWords.append(UInt32(word))
    for _ in 0..<width { rows.append(-.infinity) }
    return rowWords.count - 1
  }

  /// Makes room for more units.
  private mutating func setWidth(_ wider: Int) {
    guard wider > width else { return }
    var rows: [Float] = []
    rows.reserveCapacity(rowWords.count * wider)
    for row in rowWords.indices {
      rows.append(contentsOf: self.rows[row * width..<(row + 1) * width])
      for _ in width..<wider { rows.append(-.infinity) }
    }
    self.rows = rows
    width = wider
  }

  /// The row of a word, if it was found.
  @inline(__always)
  func row(ofWord word: UInt32) -> Int? {
    Int(word) < wordCount && stamps[Int(word)] == stamp ? Int(rowOfWord[Int(word)]) : nil
  }

  /// How similar a unit is to the word of a row; `−∞` where the two did not meet.
  @inline(__always)
  func similarity(row: Int, unit: Int) -> Float { rows[row * width + unit] }

  /// Similarities by unit of the mention searched for last × word, unit by unit; `−∞` for numbers
  /// that are no word's.
  func similarities(to words: [UInt32], into out: inout [Float]) {
    out.removeAll(keepingCapacity: true)
    for unit in 0..<width {
      for word in words {
        let known = Int(word) < wordCount && stamps[Int(word)] == stamp
        out.append(known ? rows[Int(rowOfWord[Int(word)]) * width + unit] : -.infinity)
      }
    }
  }

  // MARK: Words

  /// The search for one unit's words.
  private struct Scan {
    /// The unit's number in the mention.
    let number: Int
    let unit: PreparedName.Unit
    var found: NeighbourCache.Entry

    init(_ number: Int, _ unit: PreparedName.Unit, _ found: NeighbourCache.Entry) {
      self.number = number
      self.unit = unit
      self.found = found
    }
  }

  /// Fills `neighbours` with the words under a unit's keys.
  private mutating func search(_ scan: inout Scan) {
    setOwnForm(scan.found.form)
    for key in keys { score(index.words(under: key), &scan) }
    dropDistant(scan)
  }

  /// What was kept before a better word came up must not depend on the order of the words.
  private mutating func dropDistant(_ scan: Scan) {
    let least = scan.found.bestSimilarity - limits.widest
    neighbours.removeAll { $0.similarity < least }
  }

  /// Makes a unit the one that words are compared with, and fills `keys`.
  mutating func begin(_ letters: UnsafeBufferPointer<UInt8>, _ unit: PreparedName.Unit) {
    neighbours.removeAll(keepingCapacity: true)
    profile.set(
      EditModel.Word(letters: letters, alphabet: unit.alphabet, marginals: unit.marginals))
    bytes.removeAll(keepingCapacity: true)
    for letter in letters { bytes.append(LetterIndex.byte(letter, unit.alphabet)) }
    keys.removeAll(keepingCapacity: true)
    keyTable.keys(of: bytes, into: &keys)
    look &+= 1
    if look == 0 {
      looks.update(repeating: 0, count: wordCount)
      look = 1
    }
  }

  private mutating func score(_ candidates: UnsafeBufferPointer<UInt32>, _ scan: inout Scan) {
    let look = self.look
    var scored = 0
    for candidate in candidates {
      guard Int(candidate) < wordCount, looks[Int(candidate)] != look else { continue }
      looks[Int(candidate)] = look
      let record = index.words[Int(candidate)]
      if scan.unit.kind == .joined,
        !PreparedName.mayJoin(
          Int(scan.unit.count), scan.unit.alphabet.rawValue, Int(record.length), record.alphabet)
      {
        continue
      }
      // Below this the pair could bring no evidence.
      let least = max(
        scan.found.bestSimilarity - limits.widest,
        prices.leastSimilarity(scan.unit.information, record.information))
      scored += 1
      let d = profile.similarity(to: index.word(record), least: least)
      let similarity =
        candidate == scan.found.known
        ? max(d, 0) + EditModel.identity : lexical(Int(candidate), d)
      if similarity >= least {
        neighbours.append(Neighbour(word: candidate, similarity: similarity))
        scan.found.bestSimilarity = max(scan.found.bestSimilarity, d)
      }
    }
    pairsScored += scored
  }

  /// Fills `neighbours` with the words in its own alphabet that the unit given to `begin` is like;
  /// unlike `find` for a word that stands for itself, and so with a narrow bound.
  mutating func findAlike(_ unit: PreparedName.Unit, known: Int?, least: Float) {
    setOwnForm(lexicon == nil ? -1 : ownForm)
    for key in keys {
      for word in index.words(under: key) {
        let candidate = Int(word)
        guard candidate < wordCount, looks[candidate] != look else { continue }
        looks[candidate] = look
        let record = index.words[candidate]
        guard record.alphabet == unit.alphabet.rawValue,
          ownNames != 0 || abs(Int(record.length) - Int(unit.count)) <= 1 + Int(unit.count) / 4
        else { continue }
        let d = profile.similarity(to: index.word(record), least: least)
        let similarity =
          candidate == known ? max(d, 0) + EditModel.identity : lexical(candidate, d)
        if similarity >= least { neighbours.append(Neighbour(word: word, similarity: similarity)) }
      }
    }
  }

  /// How similar the unit given to `begin` is to parts written as one.
  ///
  /// - Parameter form: the lexicon's of the unit, −1 where it has none.
  mutating func similarity(toJoined word: EditModel.Word, form: Int, least: Float) -> Float {
    pairsScored += 1
    let d = profile.similarity(to: word, least: least)
    guard form >= 0, let lexicon,
      let other = lexicon.form(word.letters.map { LetterIndex.byte($0, word.alphabet) })
    else { return d }
    return prices.known(lexicon.relation(form, other), d)
  }

  /// The lexicon's form of the unit given to `begin`, −1 where it has none.
  var ownForm: Int { lexicon?.form(bytes) ?? -1 }

  /// The lexicon's word on a pair: spellings known as one name, or known as two.
  @inline(__always)
  private mutating func lexical(_ candidate: Int, _ d: Float) -> Float {
    guard ownNames != 0, let lexicon else { return d }
    if standings[candidate].form == Self.notLookedUp.form {
      standings[candidate] = lookUp(candidate, lexicon)
    }
    let other = standings[candidate]
    if other.names == 0 { return d }
    // What has no name in common is different; what may have is looked at.
    if other.names & ownNames == 0 { return prices.known(.different, d) }
    return prices.known(lexicon.relation(ofOwnForms: ownForms, Int(other.form)), d)
  }

  private mutating func lookUp(_ candidate: Int, _ lexicon: NameLexicon) -> Standing {
    let record = index.words[candidate]
    guard index.isSound(record) else { return Standing(form: -1, names: 0) }
    let alphabet: Alphabet = record.alphabet == 1 ? .arabic : .latin
    let letters = index.wordLetters(record).map { LetterIndex.byte($0, alphabet) }
    guard let form = lexicon.form(letters) else { return Standing(form: -1, names: 0) }
    lexicon.ownForms(ofForm: form, into: &otherForms)
    return Standing(form: Int32(form), names: Self.names(otherForms))
  }

  private static func names(_ ownForms: [NameLexicon.OwnForm]) -> UInt64 {
    ownForms.reduce(0) { $0 | 1 << (UInt64($1.form &* 0x9E37_79B1) >> 26 & 63) }
  }

  /// Tells `lexical` what the unit is known as.
  private mutating func setOwnForm(_ form: Int) {
    ownForms.removeAll(keepingCapacity: true)
    if form >= 0 { lexicon?.ownForms(ofForm: form, into: &ownForms) }
    ownNames = Self.names(ownForms)
  }
}
