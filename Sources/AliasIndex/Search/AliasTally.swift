import Matching
import Sections

/// Adds up how much evidence each alias of an index holds for a mention; one a thread.
///
/// Parts first, entities second: the sum of the best evidence that each stretch of the mention
/// finds in an alias, less what it has to pay for stretches that find none, is a bound on the score
/// of their alignment. Stretches whose words are in few aliases come first, and what they find ever
/// more often shows that no alias without them could be among the best (the idea of MaxScore; Turtle
/// & Flood 1995). Words are compared last: what they could bring at best tells which aliases are
/// worth it.
struct AliasTally: ~Copyable {
  /// An alias and a bound on its score, without what numbers and initials bring; in nats.
  struct Entry {
    var alias: UInt32
    var bound: Float
  }

  /// A stretch of the mention, by its first part.
  private struct Stretch {
    /// What it could bring at best, and what an alias without it pays at least; in nats.
    var most: Float = 0
    var lost: Float = 0
    /// In how many aliases its words are, and how many pairs of words are still to be compared.
    var postings = 0
    var open = 0
    var hasWords = false
    var isTaken = false
  }

  /// What a unit of the mention brings with any word.
  private struct UnitPrice {
    var position: Int
    var information: Float
    var joins: UInt8
    var most: Float
  }

  /// An alias and what it could score as far as words were compared.
  private struct Hope {
    var alias: UInt32
    var bound: Float
    /// Whether it has something for every part of the mention.
    var isWhole: Bool
    var isWanted: Bool
  }

  /// A row of words and what it brings at best; the best first.
  private struct Find: Comparable {
    let row: UInt32
    /// What both are ordered by: numbers that are not negative are ordered like their bits.
    let order: UInt64

    init(row: Int, word: UInt32, most: Float) {
      self.row = UInt32(truncatingIfNeeded: row)
      order = UInt64(~most.bitPattern) << 32 | UInt64(word)
    }

    var most: Float { Float(bitPattern: ~UInt32(truncatingIfNeeded: order >> 32)) }

    static func < (a: Find, b: Find) -> Bool { a.order < b.order }
    static func == (a: Find, b: Find) -> Bool { a.order == b.order }
  }

  /// An alias that has a word.
  private struct Hit {
    var alias: UInt32
    /// What the word brings at best: no other of the alias brings more to the stretch.
    var most: Float
    /// Whether the word stands under a key that differs in a consonant class.
    var isNear: Bool
  }

  /// A pair may lack so much of bringing evidence and still save the prices of two parts: half of
  /// the spellings that need it are found from here on, and few others.
  private static let leastEvidence: Float = -4
  /// How many aliases are looked at in the time of one comparison of words.
  private static let comparison = 2
  /// So many aliases are looked at before the best of them are aligned.
  private static let batchSize = 512
  /// So many aliases are aligned before the others of a stretch are judged by what those score.
  private static let hopeful = 8

  private let index: AliasIndex
  private let prices: Prices
  private let mostEntries: Int

  private var stretches: [Stretch] = []
  private var units: [UnitPrice] = []
  /// By row of words × position of the mention what the words bring to a stretch that begins there:
  /// negative for nothing, `WordSearch.open` before anybody asked.
  private var gains: [Float] = []
  /// What they bring at best, likewise.
  private var mostGains: [Float] = []
  /// Whether all that they bring is under keys that differ in a consonant class, likewise.
  private var isNear: [Bool] = []
  /// By position, of the alias that is being looked at.
  private let best: UnsafeMutablePointer<Float>
  /// The stretch taken last.
  private var stretch = 0

  /// Aliases looked at.
  private var seen: AliasBits
  /// What the stretch taken last finds, the words first that bring most, and how many of them were
  /// looked up.
  private var finds: [Find] = []
  private var found = 0
  private var batch: [Hit] = []
  private var starts: [Int] = []
  /// Keeps the reads that bring names into the caches.
  private var touch: UInt8 = 0
  /// Aliases of the stretch taken last, with what they could score as far as words were compared:
  /// those to look at first, and the others.
  private var hopes: [Hope] = []
  private var others: [Hope] = []
  private var isWholeFirst = false
  private var ranks: [Float] = []
  /// Those of `hopes` that could score best.
  private var mostHopeful: [UInt32] = []
  /// Those of `mostHopeful` that are worth aligning; see `refineHopeful`.
  private(set) var firstEntries: [UInt32] = []
  /// The others, those worth aligning, best bound first.
  private(set) var entries: [Entry] = []

  init(index: AliasIndex, prices: Prices, limits: CandidateSearch.Limits) {
    self.index = index
    self.prices = prices
    mostEntries = limits.aligned
    seen = AliasBits(count: index.aliases.count)
    best = .allocate(capacity: PreparedName.mostParts)
  }

  deinit { best.deallocate() }

  /// All aliases that were looked at for the last mention.
  var touched: [UInt32] { seen.all }

  // MARK: Stretches

  /// Begins with a mention whose words have been named.
  mutating func begin(_ mention: PreparedName, _ words: borrowing WordSearch) {
    seen.clear()
    setUnits(mention)
    let cells = words.rowWords.count * stretches.count
    gains.removeAll(keepingCapacity: true)
    gains.append(contentsOf: repeatElement(WordSearch.open, count: cells))
    mostGains.removeAll(keepingCapacity: true)
    mostGains.append(contentsOf: repeatElement(-1, count: cells))
    isNear.removeAll(keepingCapacity: true)
    isNear.append(contentsOf: repeatElement(true, count: cells))
    for pair in words.pairs {
      add(words, pair, index.words[Int(words.rowWords[Int(pair.row)])])
    }
    // Another stretch may cover these, and then nothing is lost.
    for unit in mention.units where unit.length > 1 && stretches[Int(unit.first)].hasWords {
      for covered in Int(unit.first) + 1..<Int(unit.first) + Int(unit.length) {
        stretches[covered].lost = 0
      }
    }
  }

  private mutating func setUnits(_ mention: PreparedName) {
    stretches.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    for part in mention.parts {
      // A pair that brings less than `leastEvidence` may be set against each other all the same.
      stretches.append(Stretch(lost: min(-Self.leastEvidence, prices.leastLost(part))))
    }
    for unit in mention.units {
      units.append(
        UnitPrice(
          position: Int(unit.first), information: unit.information,
          joins: unit.kind == .joined ? unit.joins : 1,
          most: unit.joins == 1 ? prices.most(mention.parts[Int(unit.first)].kind) : .infinity))
    }
  }

  /// Adds a pair of words to its stretch.
  @inline(__always)
  private mutating func add(
    _ words: borrowing WordSearch, _ pair: WordSearch.Pair, _ record: WordRecord
  ) {
    let (row, unit) = (Int(pair.row), Int(pair.unit))
    let known = words.known(row: row, unit: unit)
    if known == -.infinity { return }
    let isOpen = known == WordSearch.open
    let found = evidence(
      units[unit], record.information,
      isOpen ? WordSearch.mostSure : known)
    guard found > Self.leastEvidence else { return }
    let position = units[unit].position
    let cell = row * stretches.count + position
    let gain = max(0, found)
    if mostGains[cell] < 0 { stretches[position].postings += Int(record.postingCount) }
    if gain > mostGains[cell] { mostGains[cell] = gain }
    if gain > stretches[position].most { stretches[position].most = gain }
    if !pair.isNear { isNear[cell] = false }
    if isOpen { stretches[position].open += 1 }
    stretches[position].hasWords = true
  }

  @inline(__always)
  private func evidence(_ unit: UnitPrice, _ information: Float, _ similarity: Float) -> Float {
    min(
      unit.most,
      prices.evidence(unit.information, information, similarity: similarity, joins: unit.joins))
  }

  /// What a row of words brings to a position; negative for nothing.
  @inline(__always)
  private mutating func gain(_ row: Int, _ position: Int, _ words: inout WordSearch) -> Float {
    let gain = gains[row * stretches.count + position]
    return gain == WordSearch.open ? findGain(row, position, &words) : gain
  }

  private mutating func findGain(_ row: Int, _ position: Int, _ words: inout WordSearch) -> Float {
    let cell = row * stretches.count + position
    var best: Float = -1
    if mostGains[cell] >= 0 {
      for unit in units.indices where units[unit].position == position {
        let d = words.similarity(row: row, unit: unit)
        guard d > -.infinity else { continue }
        let found = evidence(
          units[unit], index.words[Int(words.rowWords[row])].information, d)
        // What lacks evidence may still be found; it takes nothing from what the rest holds.
        if found > Self.leastEvidence { best = max(best, max(0, found)) }
      }
    }
    gains[cell] = best
    mostGains[cell] = best
    return best
  }

  /// Takes the stretch to look at next: of those that are left the one whose words are in the fewest
  /// aliases.
  ///
  /// - Parameter floor: aliases whose words bring less than this are of no interest.
  /// - Returns: `false` where no alias without the stretches taken so far could bring as much.
  mutating func takeStretch(_ words: inout WordSearch, floor: Float) -> Bool {
    while bound(besides: -1) >= floor, let next = rarest {
      // It may take less to compare the words than to look at the aliases of all of them.
      if stretches[next].open > 0,
        stretches[next].open * Self.comparison < stretches[next].postings
      {
        complete(next, &words)
        continue
      }
      stretches[next].isTaken = true
      stretch = next
      setFinds(words, floor)
      return true
    }
    return false
  }

  /// What an alias could bring that has none of the stretches taken, one stretch left aside.
  private func bound(besides position: Int) -> Float {
    var bound: Float = 0
    for (place, stretch) in stretches.enumerated() where place != position {
      bound += stretch.hasWords && !stretch.isTaken ? stretch.most : -stretch.lost
    }
    return bound
  }

  /// Of the stretches that are left the one whose words are in the fewest aliases.
  private var rarest: Int? {
    var rarest: Int?
    for (place, stretch) in stretches.enumerated() where stretch.hasWords && !stretch.isTaken {
      if rarest.map({ stretches[$0].postings > stretch.postings }) ?? true { rarest = place }
    }
    return rarest
  }

  /// Compares all words of a stretch.
  private mutating func complete(_ position: Int, _ words: inout WordSearch) {
    for unit in units.indices where units[unit].position == position { words.complete(unit) }
    var own = Stretch(lost: stretches[position].lost)
    for row in words.rowWords.indices {
      let gain = gain(row, position, &words)
      guard gain >= 0 else { continue }
      own.hasWords = true
      own.most = max(own.most, gain)
      own.postings += Int(index.words[Int(words.rowWords[row])].postingCount)
    }
    stretches[position] = own
  }

  // MARK: Aliases

  /// Sorts the words of the stretch taken last, but for those that could not reach the floor.
  private mutating func setFinds(_ words: borrowing WordSearch, _ floor: Float) {
    let least = max(0, floor - bound(besides: stretch))
    finds.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    found = 0
    for row in words.rowWords.indices {
      let most = mostGains[row * stretches.count + stretch]
      if most >= least { finds.append(Find(row: row, word: words.rowWords[row], most: most)) }
    }
    finds.sort()
  }

  /// Looks at the next aliases that have a word for the stretch taken last, those first whose words
  /// bring most, and fills `mostHopeful`.
  ///
  /// - Parameter wholeFirst: whether those that lack a part of the mention are left for
  ///   `takeOthers`.
  /// - Returns: `false` where no further alias with the stretch could bring as much as `floor`.
  mutating func gather(
    _ words: borrowing WordSearch, _ joins: borrowing JoinSearch, _ filter: EntityFilter,
    floor: Float, wholeFirst: Bool = false
  ) -> Bool {
    let others = bound(besides: stretch)
    batch.removeAll(keepingCapacity: true)
    while found < finds.count, batch.count < Self.batchSize, finds[found].most + others >= floor {
      let row = Int(finds[found].row)
      let isNear = isNear[row * stretches.count + stretch]
      for alias in index.aliases(of: index.words[Int(words.rowWords[row])])
      where !seen.insert(alias) && isWanted(UInt32(alias), filter) {
        batch.append(Hit(alias: UInt32(alias), most: finds[found].most, isNear: isNear))
      }
      found += 1
    }
    if batch.isEmpty { return false }
    hope(words, joins, floor, wholeFirst: wholeFirst)
    return true
  }

  /// Goes on with the aliases that `gather` has left.
  mutating func takeOthers() {
    isWholeFirst = false
    swap(&hopes, &others)
    mostHopeful.removeAll(keepingCapacity: true)
  }

  /// Looks at the aliases with parts that are like the mention's when they are written as one.
  mutating func gatherJoined(
    _ words: borrowing WordSearch, _ joins: borrowing JoinSearch, _ filter: EntityFilter,
    floor: Float
  ) {
    batch.removeAll(keepingCapacity: true)
    for hit in joins.hits where !seen.insert(hit.alias) && isWanted(UInt32(hit.alias), filter) {
      batch.append(Hit(alias: UInt32(hit.alias), most: -1, isNear: false))
    }
    hope(words, joins, floor, wholeFirst: false)
  }

  private func isWanted(_ alias: UInt32, _ filter: EntityFilter) -> Bool {
    filter.isOpen || filter.admits(index.aliases[Int(alias)].entity, of: index)
  }

  /// Fills `hopes` and `mostHopeful` from `batch`.
  private mutating func hope(
    _ words: borrowing WordSearch, _ joins: borrowing JoinSearch, _ floor: Float, wholeFirst: Bool
  ) {
    if stretches.count > 1 { fetchNames() }
    hopes.removeAll(keepingCapacity: true)
    ranks.removeAll(keepingCapacity: true)
    isWholeFirst = wholeFirst
    for hit in batch {
      let hope = hope(hit, words, joins)
      guard hope.bound >= floor, hope.isWanted else { continue }
      if wholeFirst && !hope.isWhole {
        others.append(hope)
      } else {
        hopes.append(hope)
        take(hope.bound, Self.hopeful)
      }
    }
    mostHopeful.removeAll(keepingCapacity: true)
    guard let least = ranks.count < Self.hopeful ? ranks.min() : ranks.first else { return }
    for hope in hopes where hope.bound >= least && mostHopeful.count < Self.hopeful {
      mostHopeful.append(hope.alias)
    }
  }

  /// Reads where the names of `batch` begin, all after one another, so that the memory they are in
  /// is waited for once and not for each.
  private mutating func fetchNames() {
    starts.removeAll(keepingCapacity: true)
    for hit in batch { starts.append(Int(index.aliases[Int(hit.alias)].name)) }
    for start in starts { touch &+= index.names[start] }
  }

  /// Fills `best` with what the words of an alias bring at best, as far as they were compared.
  ///
  /// - Returns: whether one of the words is under a key of the mention's own.
  @inline(__always) @discardableResult
  private func findMost(_ alias: UInt32, _ words: borrowing WordSearch) -> Bool {
    let count = stretches.count
    var hasOwn = false
    for position in 0..<count { best[position] = -1 }
    var code = NameCode(
      index.names.slice(0, index.names.count), at: Int(index.aliases[Int(alias)].name))
    mostGains.withUnsafeBufferPointer { mostGains in
      while let reading = code.next() {
        guard let row = words.row(ofWord: reading.word) else { continue }
        for position in 0..<count {
          let gain = mostGains[row * count + position]
          if gain < 0 { continue }
          if gain > best[position] { best[position] = gain }
          if !isNear[row * count + position] { hasOwn = true }
        }
      }
    }
    return hasOwn
  }

  /// What is known of an alias that was hit.
  @inline(__always)
  private func hope(
    _ hit: Hit, _ words: borrowing WordSearch, _ joins: borrowing JoinSearch
  ) -> Hope {
    var hasOwn = !hit.isNear
    // Nothing else is asked of the alias where the mention has one part.
    if stretches.count == 1, joins.hits.isEmpty {
      best[0] = hit.most
    } else {
      hasOwn = findMost(hit.alias, words)
    }
    return hope(hit.alias, hasOwn, joins)
  }

  private func hope(_ alias: UInt32, _ hasOwn: Bool, _ joins: borrowing JoinSearch) -> Hope {
    let bound = bound(of: alias, joins)
    // What only differs by a consonant class from one part, and lacks another, is hardly meant.
    return Hope(
      alias: alias, bound: bound.most, isWhole: bound.isWhole,
      isWanted: hasOwn || bound.isWhole || !joins.hits(of: Int(alias)).isEmpty)
  }

  /// A bound on the score of an alias whose words bring `best`, and whether it has something for
  /// every part of the mention.
  @inline(__always)
  private func bound(
    of alias: UInt32, _ joins: borrowing JoinSearch
  ) -> (most: Float, isWhole: Bool) {
    var bound: Float = 0
    if joins.hits.isEmpty {
      let more = Int(index.aliases[Int(alias)].nameParts) - stretches.count
      if more > 0 { bound -= Float(more) * prices.extra }
    } else {
      for hit in joins.hits(of: Int(alias)) {
        best[hit.position] = max(best[hit.position], hit.evidence)
      }
    }
    var isWhole = true
    for (position, stretch) in stretches.enumerated() {
      if best[position] >= 0 {
        bound += best[position]
      } else {
        bound -= stretch.lost
        isWhole = isWhole && stretch.lost == 0
      }
    }
    return (bound, isWhole)
  }

  /// Whether an alias has a word that brings something.
  mutating func hasEvidence(_ alias: Int, _ words: inout WordSearch) -> Bool {
    compareWords(of: UInt32(alias), &words)
    return findMost(UInt32(alias), words)
  }

  /// What the words of an alias bring beside one stretch.
  mutating func evidence(
    of alias: Int, beside position: Int, _ words: inout WordSearch
  ) -> Float {
    compareWords(of: UInt32(alias), &words)
    findMost(UInt32(alias), words)
    var bound: Float = 0
    for place in stretches.indices where place != position {
      bound += best[place] >= 0 ? best[place] : -stretches[place].lost
    }
    return bound
  }

  /// Fills `entries` with the aliases of the stretch that are worth aligning now that those of
  /// `mostHopeful` have been: their words are compared.
  mutating func refine(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, floor: Float
  ) {
    entries.removeAll(keepingCapacity: true)
    for hope in hopes where hope.bound >= floor && !mostHopeful.contains(hope.alias) {
      if let bound = compare(hope, &words, joins), bound >= floor {
        entries.append(Entry(alias: hope.alias, bound: bound))
      }
    }
    entries.sort { $0.bound != $1.bound ? $0.bound > $1.bound : $0.alias < $1.alias }
    guard entries.count > mostEntries else { return }
    // More than can be aligned: of those like the last their IDs decide, not the order of the rows.
    let index = self.index
    let last = entries[mostEntries - 1].bound
    entries.removeAll { $0.bound < last }
    entries.sort { a, b in
      if a.bound != b.bound { return a.bound > b.bound }
      let (one, other) = (
        Int(index.aliases[Int(a.alias)].entity), Int(index.aliases[Int(b.alias)].entity)
      )
      return one == other
        ? a.alias < b.alias
        : index.id(ofEntity: one).lexicographicallyPrecedes(index.id(ofEntity: other))
    }
    entries.removeLast(entries.count - mostEntries)
  }

  /// Compares the words of those of `mostHopeful`, and fills `firstEntries` with what is wanted after
  /// that.
  mutating func refineHopeful(_ words: inout WordSearch, _ joins: borrowing JoinSearch) {
    firstEntries.removeAll(keepingCapacity: true)
    for hope in hopes where mostHopeful.contains(hope.alias) {
      if compare(hope, &words, joins) != nil { firstEntries.append(hope.alias) }
    }
  }

  /// The bound on an alias's score once its words are compared; `nil` where it is not wanted, or not
  /// yet. What is wanted must not depend on which words were compared before.
  private mutating func compare(
    _ old: Hope, _ words: inout WordSearch, _ joins: borrowing JoinSearch
  ) -> Float? {
    compareWords(of: old.alias, &words)
    let hasOwn = findMost(old.alias, words)
    let hope = hope(old.alias, hasOwn, joins)
    if isWholeFirst && !hope.isWhole {
      others.append(hope)
      return nil
    }
    return hope.isWanted ? hope.bound : nil
  }

  /// Compares the words of an alias with the mention's.
  private mutating func compareWords(of alias: UInt32, _ words: inout WordSearch) {
    var code = NameCode(
      index.names.slice(0, index.names.count), at: Int(index.aliases[Int(alias)].name))
    while let reading = code.next() {
      guard let row = words.row(ofWord: reading.word) else { continue }
      for position in stretches.indices { _ = gain(row, position, &words) }
    }
  }

  /// Keeps the best so many numbers, the least of them at the root.
  @inline(__always)
  private mutating func take(_ number: Float, _ most: Int) {
    if ranks.count < most {
      ranks.append(number)
      if ranks.count == most { for root in (0..<most / 2).reversed() { sink(root) } }
    } else if number > ranks[0] {
      ranks[0] = number
      sink(0)
    }
  }

  private mutating func sink(_ root: Int) {
    var root = root
    while true {
      var child = 2 * root + 1
      guard child < ranks.count else { return }
      if child + 1 < ranks.count, ranks[child + 1] < ranks[child] { child += 1 }
      if ranks[root] <= ranks[child] { return }
      ranks.swapAt(root, child)
      root = child
    }
  }
}
