import Matching
import Onomastics
import Orthography
import Sections

/// Finds the words of an index that are similar to the units of a mention; one a thread.
///
/// A unit's blocking keys give words, and the edit model scores them; `widen` goes on with keys
/// that leave out one consonant class, for units that found nothing good. What a known word found
/// is kept: parts of names recur.
struct WordSearch: ~Copyable {
  /// A word and how similar a unit is to it.
  private struct Neighbour: BitwiseCopyable {
    var word: UInt32
    var similarity: Float
  }

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
  /// The lexicon's form of each word of the index, looked up when first needed.
  private let forms: UnsafeMutablePointer<Int32>
  private var stamp: UInt32 = 0
  private var look: UInt32 = 0

  /// Similarities by word found × unit of the mention.
  private var rows: [Float] = []
  private(set) var rowWords: [UInt32] = []
  private var width = 0
  /// Units that found nothing good.
  private var weak: [Scan] = []

  private(set) var pairsScored = 0
  private var neighbours: [Neighbour] = []
  private var cache: [Int: [Neighbour]] = [:]
  private var keys: [KeyTable.Key] = []
  private var deletions: [KeyTable.Key] = []
  private var bytes: [UInt8] = []
  /// What the lexicon knows the unit as.
  private var ownForms: [NameLexicon.OwnForm] = []

  private static let notLookedUp: Int32 = -2
  private static let mostCached = 20_000
  /// A pair may lack so much of bringing evidence and still save the prices of two parts.
  private static let slack: Float = 7

  init(index: AliasIndex, knowledge: Knowledge, limits: CandidateSearch.Limits) {
    self.index = index
    keyTable = knowledge.keys
    prices = knowledge.prices
    lexicon = knowledge.lexicon
    self.limits = limits
    profile = WordProfile(model: knowledge.model)
    wordCount = index.words.count
    stamps = .allocate(capacity: wordCount)
    rowOfWord = .allocate(capacity: wordCount)
    looks = .allocate(capacity: wordCount)
    forms = .allocate(capacity: wordCount)
    stamps.initialize(repeating: 0, count: wordCount)
    rowOfWord.initialize(repeating: 0, count: wordCount)
    looks.initialize(repeating: 0, count: wordCount)
    forms.initialize(repeating: Self.notLookedUp, count: wordCount)
  }

  deinit {
    stamps.deallocate()
    rowOfWord.deallocate()
    looks.deallocate()
    forms.deallocate()
  }

  // MARK: Rows

  /// Scores every unit of the mention against the words that its keys find.
  mutating func find(_ mention: inout PreparedName) {
    stamp &+= 1
    if stamp == 0 {
      stamps.update(repeating: 0, count: wordCount)
      stamp = 1
    }
    rows.removeAll(keepingCapacity: true)
    rowWords.removeAll(keepingCapacity: true)
    weak.removeAll(keepingCapacity: true)
    width = mention.units.count
    for number in mention.units.indices {
      mention.numbers.withUnsafeBufferPointer { numbers in
        let unit = mention.units[number]
        let letters = UnsafeBufferPointer(
          rebasing: numbers[Int(unit.start)..<Int(unit.start + unit.count)])
        let known = index.find(letters, unit.alphabet)
        if let known, unit.kind != .joined {
          mention.units[number].information = index.words[known].information
        }
        search(letters, mention.units[number], known, number)
      }
      enterNeighbours(of: number)
    }
    for part in mention.parts.indices {
      mention.parts[part].information = mention.units[mention.parts[part].unit].information
    }
  }

  /// Whether some unit found nothing good, so that `widen` has something to do.
  var canWiden: Bool { !weak.isEmpty }

  /// Scores the units that found nothing good against the words under their one-deletion keys.
  mutating func widen(_ mention: PreparedName) {
    for var scan in weak {
      mention.numbers.withUnsafeBufferPointer { numbers in
        let letters = UnsafeBufferPointer(
          rebasing: numbers[Int(scan.unit.start)..<Int(scan.unit.start + scan.unit.count)])
        begin(letters, scan.unit)
        if scan.form >= 0 { lexicon?.ownForms(ofForm: scan.form, into: &ownForms) }
        for key in keys {
          for word in index.words(under: key) where Int(word) < wordCount {
            looks[Int(word)] = look
          }
        }
        deletions.removeAll(keepingCapacity: true)
        for key in keys { KeyTable.deletions(of: key, into: &deletions) }
        for key in deletions where !keys.contains(key) { score(index.words(under: key), &scan) }
        let least = scan.bestSimilarity - limits.widest
        neighbours.removeAll { $0.similarity < least }
      }
      enterNeighbours(of: scan.number)
    }
    weak.removeAll(keepingCapacity: true)
  }

  private mutating func enterNeighbours(of unit: Int) {
    for neighbour in neighbours where Int(neighbour.word) < wordCount {
      rows[row(of: Int(neighbour.word)) * width + unit] = neighbour.similarity
    }
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

  /// How similar a unit is to the word of a row; `−∞` where the two did not meet.
  @inline(__always)
  func similarity(row: Int, unit: Int) -> Float { rows[row * width + unit] }

  /// Similarities by unit of the mention searched for last × word, unit by unit.
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

  /// Fills `neighbours` with the words similar to a unit.
  private mutating func search(
    _ letters: UnsafeBufferPointer<UInt8>, _ unit: PreparedName.Unit, _ known: Int?,
    _ number: Int
  ) {
    // Joined parts are searched more narrowly, and share nothing with the word they make.
    let cached = unit.kind == .joined ? nil : known
    if let cached, let found = cache[cached] {
      neighbours = found
      return
    }
    var scan = Scan(
      number, unit, known, bestSimilarity: limits.leastSimilarity + limits.widest)
    begin(letters, unit)
    scan.form = lexicon?.form(bytes) ?? -1
    if scan.form >= 0 { lexicon?.ownForms(ofForm: scan.form, into: &ownForms) }
    for key in keys { score(index.words(under: key), &scan) }
    if scan.bestUnaided < limits.goodSimilarity && unit.kind != .joined { weak.append(scan) }
    // What was kept before a better word came up must not depend on the order of the words.
    let least = scan.bestSimilarity - limits.widest
    neighbours.removeAll { $0.similarity < least }
    if let cached {
      if cache.count > Self.mostCached { cache.removeAll(keepingCapacity: true) }
      cache[cached] = neighbours
    }
  }

  /// Makes a unit the one that words are compared with, and fills `keys`.
  private mutating func begin(
    _ letters: UnsafeBufferPointer<UInt8>, _ unit: PreparedName.Unit
  ) {
    neighbours = []
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

  /// The search for one unit's words.
  private struct Scan {
    /// The unit's number in the mention.
    let number: Int
    let unit: PreparedName.Unit
    /// The word that the unit is, if the index has it.
    let known: UInt32?
    /// The lexicon's form of the unit, −1 where it has none.
    var form = -1
    var bestSimilarity: Float
    /// The best that letters alone gave.
    var bestUnaided: Float = -.infinity

    init(_ number: Int, _ unit: PreparedName.Unit, _ known: Int?, bestSimilarity: Float) {
      self.number = number
      self.unit = unit
      self.known = known.map { UInt32($0) }
      self.bestSimilarity = bestSimilarity
    }
  }

  private mutating func score(_ candidates: UnsafeBufferPointer<UInt32>, _ scan: inout Scan) {
    let look = self.look
    var scored = 0
    for candidate in candidates {
      guard Int(candidate) < wordCount, looks[Int(candidate)] != look else { continue }
      looks[Int(candidate)] = look
      let record = index.words[Int(candidate)]
      // Joined parts meet single ones only, and of about their length.
      if record.count == 0,
        scan.unit.kind == .joined
          || (record.alphabet == scan.unit.alphabet.rawValue
            && abs(Int(record.length) - Int(scan.unit.count)) > PreparedName.mostLongerJoined)
      {
        continue
      }
      // Below this the pair could bring no evidence.
      let least = max(
        scan.bestSimilarity - limits.widest,
        -(0.5 * (scan.unit.information + record.information) + Self.slack) / prices.channel)
      scored += 1
      let d = profile.similarity(to: index.word(record), least: least)
      let similarity =
        candidate == scan.known
        ? max(d, 0) + EditModel.identity : lexical(Int(candidate), d, scan.form)
      if similarity >= least {
        neighbours.append(Neighbour(word: candidate, similarity: similarity))
        scan.bestUnaided = max(scan.bestUnaided, d)
        scan.bestSimilarity = max(scan.bestSimilarity, d)
      }
    }
    pairsScored += scored
  }

  /// The lexicon's word on a pair: spellings known as one name, or known as two.
  @inline(__always)
  private mutating func lexical(_ candidate: Int, _ d: Float, _ form: Int) -> Float {
    guard form >= 0, let lexicon else { return d }
    if forms[candidate] == Self.notLookedUp { forms[candidate] = lookUp(candidate, lexicon) }
    guard forms[candidate] >= 0 else { return d }
    return prices.known(lexicon.relation(ofOwnForms: ownForms, Int(forms[candidate])), d)
  }

  /// The lexicon's forms of a unit and of a word of the index, −1 where it has none.
  mutating func forms(
    _ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ word: Int
  ) -> (own: Int, other: Int) {
    guard let lexicon else { return (-1, -1) }
    if forms[word] == Self.notLookedUp { forms[word] = lookUp(word, lexicon) }
    guard forms[word] >= 0 else { return (-1, -1) }
    return (lexicon.form(letters.map { LetterIndex.byte($0, alphabet) }) ?? -1, Int(forms[word]))
  }

  private func lookUp(_ candidate: Int, _ lexicon: NameLexicon) -> Int32 {
    let record = index.words[candidate]
    guard index.isSound(record) else { return -1 }
    let alphabet: Alphabet = record.alphabet == 1 ? .arabic : .latin
    let letters = index.wordLetters(record).map { LetterIndex.byte($0, alphabet) }
    return Int32(lexicon.form(letters) ?? -1)
  }
}
