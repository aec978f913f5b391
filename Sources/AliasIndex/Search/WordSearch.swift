import Matching
import Onomastics
import Orthography
import Sections

/// Knows how similar the words of an index are to the units of a mention; one a thread.
///
/// A unit's blocking keys and what the lexicon knows name the words it may be (`find`), `widen` those
/// under keys that differ in one consonant class and those of other letters, and `meet` those that stand in an alias which other
/// units of the mention have found. Nothing is compared before somebody asks: most words stand in no
/// alias that is looked at. All words of one unit are compared at once by `complete`, and what its
/// own keys found is kept: parts of names recur.
struct WordSearch: ~Copyable {
  private let index: AliasIndex
  private let keyTable: KeyTable
  private let lexicon: NameLexicon?
  private let standings: WordStandings?
  private let traits: WordTraits
  private let limits: CandidateSearch.Limits

  /// The words named, and how similar they are.
  private(set) var rows: WordRows
  private var units: [Unit] = []
  private var letters: [UInt8] = []
  private var keys: [KeyTable.Key] = []
  /// Consonant classes of the units that read single parts, as far as `meet` needed them.
  private var unitClasses: [ClassCounts] = []

  /// What units found under their own keys, and under those that differ.
  private var cache: NeighbourCache
  private var nearCache: NeighbourCache
  private var nearKeys: [KeyTable.Key] = []
  private var bytes: [UInt8] = []
  /// Words that the lexicon knows as the same name.
  private var sameNames: [UInt32] = []
  /// Words still to be compared in the upper half, and their rows.
  private var waiting = WorkBuffer<UInt64>()
  private var order: WordOrder
  private var found: [Neighbour] = []

  /// Units that words are being compared with, and whose they are.
  private let comparers: UnsafeMutablePointer<UnitComparer>
  private var owners: [Int]
  private var nextComparer = 0
  private static let comparerCount = 6

  /// One unit of the mention.
  private struct Unit {
    var unit: PreparedName.Unit
    /// Whether it reads several parts as one.
    let isJoined: Bool
    var bag = LetterBag()
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

  init(
    index: AliasIndex, knowledge: Knowledge, standings: WordStandings?,
    limits: CandidateSearch.Limits
  ) {
    self.index = index
    keyTable = knowledge.keys
    lexicon = knowledge.lexicon
    self.standings = standings
    self.limits = limits
    traits = WordTraits(index: index, keyTable: knowledge.keys)
    rows = WordRows(wordCount: index.words.count)
    order = WordOrder(wordCount: index.words.count)
    cache = NeighbourCache(mostEntries: limits.wordsKept)
    nearCache = NeighbourCache(mostEntries: limits.wordsKept)
    comparers = .allocate(capacity: Self.comparerCount)
    owners = [Int](repeating: -1, count: Self.comparerCount)
    for place in 0..<Self.comparerCount {
      (comparers + place).initialize(
        to: UnitComparer(
          index: index, knowledge: knowledge, standings: standings, least: limits.leastSimilarity))
    }
  }

  deinit {
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
    rows.begin(units: mention.units.count)
    units.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    unitClasses.removeAll(keepingCapacity: true)
    for place in owners.indices { owners[place] = -1 }
    for number in mention.units.indices { name(number, &mention) }
    for part in mention.parts.indices {
      mention.parts[part].information = mention.units[mention.parts[part].unit].information
    }
  }

  /// Names the words of the units that read several parts of the mention as one; `find` has seen
  /// the others.
  mutating func findJoined(_ mention: inout PreparedName) {
    rows.widen(to: mention.units.count)
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
      unit: unit, isJoined: isJoined, letters: first..<letters.count,
      keys: keys.count..<keys.count, known: nil, form: -1, isKept: false)
    let cached = isJoined ? nil : withLetters(of: state) { cache.find($0, unit.alphabet.rawValue) }
    if let cached {
      state.known = cached.known
      state.form = cached.form
      state.isKept = true
      for place in cached.range {
        let neighbour = cache.neighbours[place]
        rows.meet(neighbour.word, number, neighbour.similarity, .own)
      }
    } else {
      setKeys(&state)
      state.bag = bag(of: state)
      state.form = lexicon?.form(bytes) ?? -1
      if !isJoined {
        state.known = withLetters(of: state) { index.find($0, unit.alphabet) }
          .map { UInt32($0) }
      }
      for key in state.keys {
        for word in index.words(under: keys[key]) where mayMeet(word, state) {
          rows.meet(word, number, WordRows.open, .own)
        }
      }
      if !isJoined { nameKnown(number, state.form) }
    }
    if let known = state.known {
      state.unit.information = index.words[Int(known)].information
      mention.units[number].information = state.unit.information
    }
    units.append(state)
    // What a word brings to itself has no bound but its own.
    if !state.isKept, let known = state.known, let row = rows.row(of: known) {
      _ = similarity(row: row, unit: number)
    }
  }

  /// Names the words that the lexicon knows as the same name, whatever their keys: Yusuf and Giuseppe.
  private mutating func nameKnown(_ number: Int, _ form: Int) {
    guard form >= 0, let standings else { return }
    standings.find(sameAsForm: form, into: &sameNames)
    for word in sameNames { rows.meet(word, number, WordRows.open, .own) }
  }

  /// Whether a unit could be a word by its letters and their number.
  ///
  /// - Parameter alike: whether their letters have to be alike, or unlike.
  @inline(__always)
  private func mayMeet(_ word: UInt32, _ state: Unit, alike: Bool = true) -> Bool {
    guard Int(word) < index.words.count,
      traits.isAlike(word, state.bag, state.unit.alphabet) == alike
    else { return false }
    guard state.isJoined else { return true }
    let record = index.words[Int(word)]
    return PreparedName.mayJoin(
      Int(state.unit.count), state.unit.alphabet.rawValue, Int(record.length), record.alphabet)
  }

  private func bag(of state: Unit) -> LetterBag { withLetters(of: state) { LetterBag($0) } }

  /// Names the words under keys that differ in one class from those of the mention's units, and those
  /// under the units' own keys that their letters spoke against (`LetterBag`).
  ///
  /// - Parameter parts: of the mention, one bit each; only units that read one of them.
  mutating func widen(parts: UInt32 = .max) {
    for number in units.indices
    where !units[number].isWidened && units[number].unit.mask & parts != 0 {
      units[number].isWidened = true
      if takeKept(number) { continue }
      if units[number].keys.isEmpty { setKeys(ofUnit: number) }
      var state = units[number]
      state.bag = bag(of: state)
      nearKeys.removeAll(keepingCapacity: true)
      for key in state.keys {
        for word in index.words(under: keys[key]) where mayMeet(word, state, alike: false) {
          rows.meet(word, number, WordRows.open, .near)
        }
      }
      for key in state.keys.prefix(limits.nearKeys) { KeyTable.near(keys[key], into: &nearKeys) }
      // What the unit's own keys name has been named, and is not entered again.
      for key in nearKeys {
        for word in index.words(under: key) where mayMeet(word, state) {
          rows.meet(word, number, WordRows.open, .near)
        }
      }
    }
  }

  /// Enters what a unit found before under keys that differ.
  ///
  /// - Returns: whether that is known.
  private mutating func takeKept(_ number: Int) -> Bool {
    let state = units[number]
    guard !state.isJoined,
      let kept = withLetters(of: state, { nearCache.find($0, state.unit.alphabet.rawValue) })
    else { return false }
    units[number].isNearKept = true
    for place in kept.range {
      let neighbour = nearCache.neighbours[place]
      rows.meet(neighbour.word, number, neighbour.similarity, .near)
    }
    return true
  }

  /// Names a word for the units of some parts though no key says so, where the two hardly differ in
  /// their consonants.
  ///
  /// - Parameter parts: of the mention, one bit each.
  mutating func meet(_ word: UInt32, parts: UInt32) {
    guard Int(word) < index.words.count else { return }
    if unitClasses.isEmpty { setClasses() }
    let own = traits.classes(of: Int(word))
    for unit in unitClasses.indices
    where parts >> UInt32(units[unit].unit.first) & 1 != 0
      && unitClasses[unit].difference(own) <= limits.classes
    {
      rows.meet(word, unit, WordRows.open, .met)
    }
  }

  private mutating func setClasses() {
    for number in units.indices where !units[number].isJoined {
      if units[number].keys.isEmpty { setKeys(ofUnit: number) }
      unitClasses.append(ClassCounts(keys[units[number].keys]))
    }
  }

  private func withLetters<Result>(
    of state: Unit, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    letters.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[state.letters])) }
  }

  private mutating func setKeys(ofUnit number: Int) {
    var state = units[number]
    setKeys(&state)
    units[number] = state
  }

  /// Sets a unit's keys, and `bytes` to its letters.
  private mutating func setKeys(_ state: inout Unit) {
    bytes.removeAll(keepingCapacity: true)
    for place in state.letters {
      bytes.append(LetterIndex.byte(letters[place], state.unit.alphabet))
    }
    let first = keys.count
    keyTable.keys(of: bytes, into: &keys)
    state.keys = first..<keys.count
  }

  // MARK: Similarities

  /// No two words that are not the same are likelier: were it lower, what is found would depend on
  /// which words were compared before.
  static let mostSure: Float = 2

  /// How similar a unit is to the word of a row.
  @inline(__always)
  mutating func similarity(row: Int, unit: Int) -> Float {
    let similarity = rows[row, unit]
    return similarity == WordRows.open ? compare(row, unit) : similarity
  }

  private mutating func compare(_ row: Int, _ unit: Int) -> Float {
    let word = Int(rows.words[row])
    let similarity = comparers[comparer(of: unit)].similarity(
      toWord: word, index.words[word])
    rows[row, unit] = similarity
    return similarity
  }

  /// Compares a unit with all words named for it, and keeps what its keys found.
  mutating func complete(_ unit: Int) {
    waiting.removeAll()
    var pair = rows.firstPair(of: unit)
    while pair >= 0 {
      let row = rows.pairs[pair].row
      if rows[Int(row), unit] == WordRows.open {
        waiting.append(UInt64(rows.words[Int(row)]) << 32 | UInt64(row))
      }
      pair = rows.nextPair(after: pair)
    }
    if !waiting.isEmpty {
      // In the order of their letters, which the profile makes use of.
      order.sort(waiting)
      let comparer = comparers + comparer(of: unit)
      for pair in waiting.values {
        let (word, row) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
        rows[row, unit] = comparer.pointee.similarity(toWord: word, index.words[word])
      }
    }
    guard !units[unit].isJoined else { return }
    if !units[unit].isKept {
      units[unit].isKept = true
      keep(unit, .own)
    }
    if units[unit].isWidened, !units[unit].isNearKept {
      units[unit].isNearKept = true
      keep(unit, .near)
    }
  }

  private mutating func keep(_ unit: Int, _ origin: WordRows.Origin) {
    let state = units[unit]
    found.removeAll(keepingCapacity: true)
    var place = rows.firstPair(of: unit)
    while place >= 0 {
      let pair = rows.pairs[place]
      let similarity = rows[Int(pair.row), unit]
      if similarity > -.infinity && rows.origin(pair) == origin {
        found.append(Neighbour(word: rows.words[Int(pair.row)], similarity: similarity))
      }
      place = rows.nextPair(after: place)
    }
    letters.withUnsafeBufferPointer { letters in
      let letters = UnsafeBufferPointer(rebasing: letters[state.letters])
      let alphabet = state.unit.alphabet.rawValue
      if origin == .near {
        nearCache.insert(letters, alphabet, known: state.known, form: state.form, found)
      } else {
        cache.insert(letters, alphabet, known: state.known, form: state.form, found)
      }
    }
  }

  /// Similarities by unit of the mention × word, unit by unit; `−∞` for words that were not named.
  mutating func similarities(to words: [UInt32], into out: inout [Float]) {
    out.removeAll(keepingCapacity: true)
    for unit in units.indices {
      for word in words {
        out.append(rows.row(of: word).map { similarity(row: $0, unit: unit) } ?? -.infinity)
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
  mutating func keys(ofUnit unit: Int) -> ArraySlice<KeyTable.Key> {
    if units[unit].keys.isEmpty { setKeys(ofUnit: unit) }
    return keys[units[unit].keys]
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
}
