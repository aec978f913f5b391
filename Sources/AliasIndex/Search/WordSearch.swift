import Matching
import Onomastics
import Orthography
import Sections

/// Knows how similar the words of an index are to the units of a mention; one a thread.
///
/// A unit's blocking keys name the words it may be (`find`), `widen` those under keys that differ in
/// one consonant class. Nothing is compared before somebody asks: most words stand in no alias that
/// is looked at. All words of one unit are compared at once by `complete`, and what its own keys
/// found is kept: parts of names recur.
struct WordSearch: ~Copyable {
  /// The similarity of a unit and a word that were not compared yet.
  static let open = Float.infinity

  private let index: AliasIndex
  private let keyTable: KeyTable
  private let lexicon: NameLexicon?
  private let standings: WordStandings?
  private let limits: CandidateSearch.Limits
  private let wordCount: Int

  /// Per word of the index: the mention and the row in which it was named, and the look at it.
  private let stamps: UnsafeMutablePointer<UInt32>
  private let rowOfWord: UnsafeMutablePointer<UInt32>
  private let looks: UnsafeMutablePointer<UInt32>
  private var stamp: UInt32 = 0
  private var look: UInt32 = 0

  /// Similarities by word named × unit of the mention: `open` where they are still to be compared,
  /// `−∞` where the two did not meet or could bring no evidence.
  private var rows: [Float] = []
  private(set) var rowWords: [UInt32] = []
  private var width = 0
  /// All pairs of a row and a unit that meet.
  private(set) var pairs: [Pair] = []
  private var units: [Unit] = []
  private var letters: [UInt8] = []
  private var keys: [KeyTable.Key] = []

  /// What units found under their own keys, and under those that differ.
  private var cache: NeighbourCache
  private var nearCache: NeighbourCache
  private var nearKeys: [KeyTable.Key] = []
  private var bytes: [UInt8] = []
  private var waiting: [UInt32] = []
  private var found: [Neighbour] = []

  /// Units that words are being compared with, and whose they are.
  private let comparers: UnsafeMutablePointer<UnitComparer>
  private var owners: [Int]
  private var nextComparer = 0
  private static let comparerCount = 6

  /// A word named for a unit.
  struct Pair: BitwiseCopyable {
    var row: UInt32
    var unit: UInt16
    /// Whether it is under none of the unit's own keys, but under one that differs in a consonant
    /// class.
    var isNear: Bool
  }

  /// One unit of the mention.
  private struct Unit {
    var unit: PreparedName.Unit
    /// Its letters and its keys among all.
    var letters: Range<Int>
    var keys: Range<Int>
    /// The word that it is, if the index has it.
    var known: UInt32?
    /// The lexicon's form of it, −1 where it has none.
    var form: Int
    /// Whether what is under its own keys is in the cache, and what is under those that differ.
    var isKept: Bool
    var isNearKept = false
    var isWidened = false
    /// Which comparer was set to it last.
    var comparer = -1
  }

  init(index: AliasIndex, knowledge: Knowledge, limits: CandidateSearch.Limits) {
    self.index = index
    keyTable = knowledge.keys
    lexicon = knowledge.lexicon
    self.limits = limits
    cache = NeighbourCache(mostEntries: limits.wordsKept)
    nearCache = NeighbourCache(mostEntries: limits.wordsKept)
    wordCount = index.words.count
    stamps = .allocate(capacity: wordCount)
    rowOfWord = .allocate(capacity: wordCount)
    looks = .allocate(capacity: wordCount)
    stamps.initialize(repeating: 0, count: wordCount)
    rowOfWord.initialize(repeating: 0, count: wordCount)
    looks.initialize(repeating: 0, count: wordCount)
    standings = knowledge.lexicon.map { WordStandings(index: index, lexicon: $0) }
    comparers = .allocate(capacity: Self.comparerCount)
    owners = [Int](repeating: -1, count: Self.comparerCount)
    for place in 0..<Self.comparerCount {
      (comparers + place).initialize(
        to: UnitComparer(
          index: index, knowledge: knowledge, standings: standings, least: limits.leastSimilarity))
    }
  }

  deinit {
    stamps.deallocate()
    rowOfWord.deallocate()
    looks.deallocate()
    comparers.deinitialize(count: Self.comparerCount)
    comparers.deallocate()
  }

  /// Pairs of words given to the edit model so far.
  var pairsScored: Int {
    (0..<Self.comparerCount).reduce(0) { $0 + comparers[$1].pairsScored }
  }

  // MARK: Naming

  /// Names the words under the keys of every unit of a mention, and takes over what the index knows
  /// of the units' information.
  mutating func find(_ mention: inout PreparedName) {
    stamp &+= 1
    if stamp == 0 {
      stamps.update(repeating: 0, count: wordCount)
      stamp = 1
    }
    rows.removeAll(keepingCapacity: true)
    rowWords.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    for place in owners.indices { owners[place] = -1 }
    width = mention.units.count
    for number in mention.units.indices { name(number, &mention) }
    for part in mention.parts.indices {
      mention.parts[part].information = mention.units[mention.parts[part].unit].information
    }
  }

  /// Names the words of the units that read several parts of the mention as one; `find` has seen
  /// the others.
  mutating func findJoined(_ mention: inout PreparedName) {
    setWidth(mention.units.count)
    for number in units.count..<mention.units.count { name(number, &mention) }
  }

  private mutating func name(_ number: Int, _ mention: inout PreparedName) {
    let unit = mention.units[number]
    let isJoined = unit.kind == .joined
    let first = letters.count
    for place in Int(unit.start)..<Int(unit.start + unit.count) {
      letters.append(mention.numbers[place])
    }
    var state = Unit(
      unit: unit, letters: first..<letters.count, keys: keys.count..<keys.count, known: nil,
      form: -1, isKept: false)
    let cached = isJoined ? nil : withLetters(of: state) { cache.find($0, unit.alphabet.rawValue) }
    if let cached {
      state.known = cached.known
      state.form = cached.form
      state.isKept = true
      for place in cached.range {
        let neighbour = cache.neighbours[place]
        guard Int(neighbour.word) < wordCount else { continue }
        meet(Int(neighbour.word), number, neighbour.similarity, isNear: false)
      }
    } else {
      setBytes(state)
      state.form = lexicon?.form(bytes) ?? -1
      if !isJoined {
        state.known = withLetters(of: state) { index.find($0, unit.alphabet) }
          .map { UInt32($0) }
      }
      setKeys(&state)
      for key in state.keys { name(index.words(under: keys[key]), number, state) }
      if !isJoined, state.form >= 0 {
        waiting.removeAll(keepingCapacity: true)
        standings?.forEachWord(sameAsForm: state.form) { waiting.append(UInt32($0)) }
        for word in waiting { meet(Int(word), number, Self.open, isNear: false) }
      }
    }
    if let known = state.known {
      state.unit.information = index.words[Int(known)].information
      mention.units[number].information = state.unit.information
    }
    units.append(state)
    // What a word brings to itself has no bound but its own.
    if !state.isKept, let known = state.known, let row = row(ofWord: known) {
      _ = similarity(row: row, unit: number)
    }
  }

  private mutating func name(
    _ words: UnsafeBufferPointer<UInt32>, _ number: Int, _ state: Unit
  ) {
    for word in words where Int(word) < wordCount && mayMeet(Int(word), state.unit) {
      meet(Int(word), number, Self.open, isNear: false)
    }
  }

  /// Whether a unit could be a word by its length.
  @inline(__always)
  private func mayMeet(_ word: Int, _ unit: PreparedName.Unit) -> Bool {
    guard unit.kind == .joined else { return true }
    let record = index.words[word]
    return PreparedName.mayJoin(
      Int(unit.count), unit.alphabet.rawValue, Int(record.length), record.alphabet)
  }

  /// Names the words under keys that differ from those of the mention's units in one class.
  mutating func widen() {
    for number in units.indices where !units[number].isWidened {
      var state = units[number]
      state.isWidened = true
      units[number] = state
      if takeKept(number) { continue }
      if state.keys.isEmpty {
        setBytes(state)
        setKeys(&state)
      }
      units[number] = state
      startLook()
      // What the keys themselves name has been named.
      for key in state.keys {
        for word in index.words(under: keys[key]) where Int(word) < wordCount {
          looks[Int(word)] = look
        }
      }
      nearKeys.removeAll(keepingCapacity: true)
      let varied = state.unit.kind == .joined ? limits.nearKeysOfJoined : limits.nearKeys
      for key in state.keys.prefix(varied) { KeyTable.near(keys[key], into: &nearKeys) }
      for key in nearKeys {
        for word in index.words(under: key)
        where Int(word) < wordCount && looks[Int(word)] != look && mayMeet(Int(word), state.unit) {
          looks[Int(word)] = look
          meet(Int(word), number, Self.open, isNear: true)
        }
      }
    }
  }

  /// Enters what a unit found before under keys that differ.
  ///
  /// - Returns: whether that is known.
  private mutating func takeKept(_ number: Int) -> Bool {
    let state = units[number]
    guard state.unit.kind != .joined,
      let kept = withLetters(of: state, { nearCache.find($0, state.unit.alphabet.rawValue) })
    else { return false }
    units[number].isNearKept = true
    for place in kept.range {
      let neighbour = nearCache.neighbours[place]
      guard Int(neighbour.word) < wordCount else { continue }
      meet(Int(neighbour.word), number, neighbour.similarity, isNear: true)
    }
    return true
  }

  /// Enters a word and a unit, unless the two have met.
  @inline(__always)
  private mutating func meet(_ word: Int, _ unit: Int, _ similarity: Float, isNear: Bool) {
    let row = row(of: word)
    guard rows[row * width + unit] == -.infinity else { return }
    rows[row * width + unit] = similarity
    pairs.append(
      Pair(
        row: UInt32(truncatingIfNeeded: row), unit: UInt16(truncatingIfNeeded: unit),
        isNear: isNear))
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

  private func withLetters<Result>(
    of state: Unit, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    letters.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[state.letters])) }
  }

  private mutating func setBytes(_ state: Unit) {
    bytes.removeAll(keepingCapacity: true)
    for place in state.letters {
      bytes.append(LetterIndex.byte(letters[place], state.unit.alphabet))
    }
  }

  /// Appends the keys of `bytes`.
  private mutating func setKeys(_ state: inout Unit) {
    let first = keys.count
    keyTable.keys(of: bytes, into: &keys)
    state.keys = first..<keys.count
  }

  // MARK: Similarities

  /// The row of a word, if it was named.
  @inline(__always)
  func row(ofWord word: UInt32) -> Int? {
    Int(word) < wordCount && stamps[Int(word)] == stamp ? Int(rowOfWord[Int(word)]) : nil
  }

  /// How similar a unit is to the word of a row as far as it is known; `open` where they are
  /// still to be compared.
  @inline(__always)
  func known(row: Int, unit: Int) -> Float { rows[row * width + unit] }

  /// No two words that are not the same are likelier: were it lower, what is found would depend on
  /// which words were compared before.
  static let mostSure: Float = 2

  /// How similar a unit is to the word of a row.
  @inline(__always)
  mutating func similarity(row: Int, unit: Int) -> Float {
    let similarity = rows[row * width + unit]
    return similarity == Self.open ? compare(row, unit) : similarity
  }

  private mutating func compare(_ row: Int, _ unit: Int) -> Float {
    let word = Int(rowWords[row])
    let similarity = comparers[comparer(of: unit)].similarity(
      toWord: word, index.words[word])
    rows[row * width + unit] = similarity
    return similarity
  }

  /// Compares a unit with all words named for it, and keeps what its keys found.
  mutating func complete(_ unit: Int) {
    waiting.removeAll(keepingCapacity: true)
    for pair in pairs where Int(pair.unit) == unit {
      if rows[Int(pair.row) * width + unit] == Self.open {
        waiting.append(rowWords[Int(pair.row)])
      }
    }
    if !waiting.isEmpty {
      // In the order of their letters, which the profile makes use of.
      waiting.sort()
      let place = comparer(of: unit)
      for word in waiting {
        rows[Int(rowOfWord[Int(word)]) * width + unit] =
          comparers[place].similarity(toWord: Int(word), index.words[Int(word)])
      }
    }
    guard units[unit].unit.kind != .joined else { return }
    if !units[unit].isKept {
      units[unit].isKept = true
      keep(unit, near: false)
    }
    if units[unit].isWidened, !units[unit].isNearKept {
      units[unit].isNearKept = true
      keep(unit, near: true)
    }
  }

  private mutating func keep(_ unit: Int, near: Bool) {
    let state = units[unit]
    found.removeAll(keepingCapacity: true)
    for pair in pairs where Int(pair.unit) == unit && pair.isNear == near {
      let similarity = rows[Int(pair.row) * width + unit]
      if similarity > -.infinity {
        found.append(Neighbour(word: rowWords[Int(pair.row)], similarity: similarity))
      }
    }
    letters.withUnsafeBufferPointer { letters in
      let letters = UnsafeBufferPointer(rebasing: letters[state.letters])
      let alphabet = state.unit.alphabet.rawValue
      if near {
        nearCache.insert(letters, alphabet, known: state.known, form: state.form, found)
      } else {
        cache.insert(letters, alphabet, known: state.known, form: state.form, found)
      }
    }
  }

  /// Similarities by unit of the mention × word, unit by unit; `−∞` for words that were not named.
  mutating func similarities(to words: [UInt32], into out: inout [Float]) {
    out.removeAll(keepingCapacity: true)
    for unit in 0..<width {
      for word in words {
        out.append(row(ofWord: word).map { similarity(row: $0, unit: unit) } ?? -.infinity)
      }
    }
  }

  /// Compares a unit with parts written as one.
  ///
  /// - Complexity: that of one comparison.
  mutating func similarity(
    ofUnit unit: Int, toJoined word: EditModel.Word, least: Float
  ) -> Float {
    comparers[comparer(of: unit)].similarity(to: word, least: least, known: true)
  }

  /// The keys of a unit of the mention, plain or another reading of a part.
  mutating func keys(ofUnit number: Int) -> ArraySlice<KeyTable.Key> {
    if units[number].keys.isEmpty {
      var state = units[number]
      setBytes(state)
      setKeys(&state)
      units[number] = state
    }
    return keys[units[number].keys]
  }

  /// The comparer that is set to a unit.
  @inline(__always)
  private mutating func comparer(of unit: Int) -> Int {
    let place = units[unit].comparer
    return place >= 0 && owners[place] == unit ? place : takeComparer(for: unit)
  }

  private mutating func takeComparer(for unit: Int) -> Int {
    let place = nextComparer
    nextComparer = (nextComparer + 1) % Self.comparerCount
    owners[place] = unit
    units[unit].comparer = place
    let state = units[unit]
    letters.withUnsafeBufferPointer { letters in
      comparers[place].set(
        UnsafeBufferPointer(rebasing: letters[state.letters]), state.unit, known: state.known,
        form: state.form)
    }
    return place
  }

  // MARK: A word by itself

  /// Makes a word that is in no mention the one that others are compared with; ends the look at the
  /// last mention.
  mutating func set(_ letters: UnsafeBufferPointer<UInt8>, _ unit: PreparedName.Unit) {
    owners[0] = -1
    bytes.removeAll(keepingCapacity: true)
    for letter in letters { bytes.append(LetterIndex.byte(letter, unit.alphabet)) }
    keys.removeAll(keepingCapacity: true)
    keyTable.keys(of: bytes, into: &keys)
    comparers[0].set(
      letters, unit, known: index.find(letters, unit.alphabet).map { UInt32($0) },
      form: lexicon?.form(bytes) ?? -1)
  }

  /// The keys of the word given to `set`.
  var ownKeys: [KeyTable.Key] { keys }

  /// Words in its own alphabet that the word given to `set` is like; unlike what `find` names for a
  /// word that stands among others, and so with a narrow bound.
  mutating func alike(least: Float) -> [Neighbour] {
    let unit = comparers[0].unit
    startLook()
    found.removeAll(keepingCapacity: true)
    for key in keys {
      for word in index.words(under: key) {
        guard Int(word) < wordCount, looks[Int(word)] != look else { continue }
        looks[Int(word)] = look
        let record = index.words[Int(word)]
        guard record.alphabet == unit.alphabet.rawValue,
          comparers[0].isKnownName
            || abs(Int(record.length) - Int(unit.count)) <= 1 + Int(unit.count) / 4
        else { continue }
        let similarity = comparers[0].similarity(
          toWord: Int(word), record, least: least)
        if similarity >= least { found.append(Neighbour(word: word, similarity: similarity)) }
      }
    }
    return found
  }

  /// How similar the word given to `set` is to letters that may be no word of the index.
  mutating func similarity(to word: EditModel.Word, least: Float) -> Float {
    comparers[0].similarity(to: word, least: least, known: false)
  }

  /// Begins to mark words that are not to be met twice.
  private mutating func startLook() {
    look &+= 1
    guard look == 0 else { return }
    looks.update(repeating: 0, count: wordCount)
    look = 1
  }
}
