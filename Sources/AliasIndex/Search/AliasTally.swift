import Matching
import Onomastics
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
  /// Which of the aliases that a stretch finds are looked at.
  enum Scope {
    /// Those first that have a word for every part of the mention; the others are kept.
    case whole
    /// All.
    case any
    /// All, and what other words they have is compared with the parts they lack a word for, though
    /// no key says so.
    case close
  }

  /// An alias and a bound on its score, without what numbers and initials bring; in nats.
  struct Entry {
    var alias: UInt32
    var bound: Float
  }

  /// An alias and what it could score as far as words were compared.
  struct Hope: BitwiseCopyable {
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
  struct Hit: BitwiseCopyable {
    var alias: UInt32
    /// What the word brings at best: no other of the alias brings more to the stretch.
    var most: Float
    /// Whether the word stands under a key that differs in a consonant class.
    var isNear: Bool
  }

  /// How many aliases are looked at in the time of one comparison of words.
  private static let comparison = 2
  /// So many aliases are looked at before the best of them are aligned.
  private static let batchSize = 128
  /// The same where some are worth aligning.
  private static let mostLooked = 512
  /// So many aliases are aligned before the others of a stretch are judged by what those score.
  private static let hopeful = 3

  private let index: AliasIndex
  private let prices: Prices
  private let mostEntries: Int
  private let mostClose: Int

  private var gains: StretchGains
  /// By stretch, of the alias that is being looked at.
  private let best: UnsafeMutablePointer<Float>
  /// The stretch taken last.
  private var stretch = 0

  /// Aliases looked at.
  private var seen: AliasBits
  /// What the stretch taken last finds, the words first that bring most, and how many of them were
  /// looked up.
  private var finds: [Find] = []
  private var found = 0
  private var looked = 0
  /// The aliases of the word that was looked up last.
  private var fresh = WorkBuffer<UInt32>(capacity: 1024)
  private var batch = WorkBuffer<Hit>(capacity: 256)
  private var starts = WorkBuffer<Int>(capacity: 256)
  /// The parts of the mention that the aliases of `batch` lack a word for, one bit each.
  private var lacking = WorkBuffer<UInt32>(capacity: 256)
  /// Keeps the reads that bring names into the caches.
  private var touch: UInt8 = 0
  /// Aliases of the stretch taken last, with what they could score as far as words were compared.
  private var hopes = WorkBuffer<Hope>(capacity: 256)
  /// Those of its aliases that are left for later.
  private var others = WorkBuffer<Hit>(capacity: 256)
  private var scope = Scope.any
  private var highest = HighestNumbers(most: AliasTally.hopeful)
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
    mostClose = limits.close
    gains = StretchGains(index: index, prices: prices)
    seen = AliasBits(count: index.aliases.count)
    best = .allocate(capacity: PreparedName.mostParts)
  }

  deinit { best.deallocate() }

  /// All aliases that were looked at for the last mention.
  var touched: [UInt32] { seen.all }

  /// Begins with a mention whose words have been named.
  mutating func begin(_ mention: PreparedName, _ words: borrowing WordSearch) {
    seen.clear()
    others.removeAll()
    gains.begin(mention, words.rows)
  }

  /// Begins once more with the same mention, all its words compared: what is close to an alias must
  /// not depend on which of them were compared before.
  mutating func restart(_ words: inout WordSearch) {
    seen.clear()
    others.removeAll()
    gains.completeAll(&words)
  }

  // MARK: Stretches

  /// Takes the stretch to look at next: of those that are left the one whose words are in the fewest
  /// aliases.
  ///
  /// - Parameter floor: aliases whose words bring less than this are of no interest.
  /// - Returns: `false` where no alias without the stretches taken so far could bring as much, or all
  ///   stretches left are in too many aliases for the scope.
  mutating func takeStretch(
    _ words: inout WordSearch, _ scope: Scope, floor: Float
  ) -> Bool {
    while gains.bound(besides: -1) >= floor, let next = gains.rarest {
      // It may take less to compare the words than to look at the aliases of all of them.
      let open = gains.stretches[next].open
      if open > 0, open * Self.comparison < gains.stretches[next].postings {
        gains.complete(next, &words)
        continue
      }
      if scope == .close && gains.stretches[next].postings > mostClose { return false }
      gains.take(next)
      stretch = next
      setFinds(words, floor)
      return true
    }
    return false
  }

  /// Sorts the words of the stretch taken last, but for those that could not reach the floor.
  private mutating func setFinds(_ words: borrowing WordSearch, _ floor: Float) {
    let least = max(0, floor - gains.bound(besides: stretch))
    finds.removeAll(keepingCapacity: true)
    others.removeAll()
    found = 0
    for row in words.rows.words.indices {
      let most = gains.most(row, stretch)
      if most >= least { finds.append(Find(row: row, word: words.rows.words[row], most: most)) }
    }
    finds.sort()
  }

  // MARK: Aliases

  /// Looks at the next aliases that have a word for the stretch taken last, those first whose words
  /// bring most, and fills `mostHopeful`.
  ///
  /// - Parameter others: what aliases must bring that lack something, where others come first.
  /// - Returns: `false` where no further alias with the stretch could bring as much as `floor`.
  mutating func gather(
    _ scope: Scope, _ words: inout WordSearch, _ joins: borrowing JoinSearch,
    _ filter: EntityFilter, floor: Float, others least: Float
  ) -> Bool {
    let beside = gains.bound(besides: stretch)
    begin(scope)
    let sieve = gains.sieve
    let whole = gains.whole
    let least = scope == .whole ? least : floor
    let isOpen = filter.isOpen
    while found < finds.count, !isFull, finds[found].most + beside >= floor {
      let row = Int(finds[found].row)
      let most = finds[found].most
      let isNear = gains.reach(row).own >> UInt32(stretch) & 1 == 0
      fresh.removeAll()
      index.appendAliases(of: index.words[Int(words.rows.words[row])], to: &fresh)
      looked &+= fresh.count
      for place in fresh.indices {
        let alias = fresh[place]
        let mask = sieve.mask(ofAlias: alias)
        let isWhole = mask & whole == whole
        // What its tags refuse is not even marked as seen: another stretch will refuse it again.
        guard scope == .close || most + gains.bound(mask) >= (isWhole ? floor : least)
            || joins.holds(alias),
          !seen.insert(Int(alias)), isOpen || isWanted(alias, filter)
        else { continue }
        let hit = Hit(alias: alias, most: most, isNear: isNear)
        if scope == .close {
          batch.append(hit)
        } else if scope == .whole, !isWhole {
          others.append(hit)
        } else {
          lookCloser(at: hit, words, joins, floor)
        }
      }
      found += 1
    }
    if scope == .close { lookClosely(&words, joins, floor) }
    setMostHopeful()
    return !hopes.isEmpty || found < finds.count && finds[found].most + beside >= floor
  }

  /// Goes on with the aliases that `gather` has left.
  mutating func takeOthers(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, floor: Float
  ) {
    begin(.any)
    let sieve = gains.sieve
    for place in others.indices {
      let hit = others[place]
      guard hit.most + gains.bound(sieve.mask(ofAlias: hit.alias)) >= floor else { continue }
      lookCloser(at: hit, words, joins, floor)
    }
    others.removeAll()
    setMostHopeful()
  }

  /// Looks at the aliases with parts that are like the mention's when they are written as one.
  mutating func gatherJoined(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, _ filter: EntityFilter, floor: Float
  ) {
    begin(.any)
    for hit in joins.hits where !seen.insert(hit.alias) && isWanted(UInt32(hit.alias), filter) {
      lookCloser(
        at: Hit(alias: UInt32(hit.alias), most: -1, isNear: false), words, joins, floor)
    }
    setMostHopeful()
  }

  @inline(__always)
  private func isWanted(_ alias: UInt32, _ filter: EntityFilter) -> Bool {
    filter.isOpen || filter.admits(index.aliases[Int(alias)].entity, of: index)
  }

  private mutating func begin(_ scope: Scope) {
    self.scope = scope
    gains.setBounds(besides: stretch)
    looked = 0
    batch.removeAll()
    hopes.removeAll()
    highest.removeAll()
  }

  /// Whether so many aliases were looked at that the best of them should be aligned.
  @inline(__always)
  private var isFull: Bool {
    hopes.count >= Self.batchSize || batch.count >= Self.batchSize
      || looked >= Self.mostLooked && !hopes.isEmpty
  }

  /// Looks at an alias that was hit and may be worth it by its tags.
  private mutating func lookCloser(
    at hit: Hit, _ words: borrowing WordSearch, _ joins: borrowing JoinSearch, _ floor: Float
  ) {
    var hasOwn = !hit.isNear
    // Nothing else is asked of the alias where the mention has one part.
    if gains.count == 1, joins.hits.isEmpty {
      best[0] = hit.most
    } else if findMost(hit.alias, words) {
      hasOwn = true
    }
    add(hit, hasOwn, joins, floor)
  }

  /// Compares the other words of `batch`, and looks at its aliases then.
  private mutating func lookClosely(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, _ floor: Float
  ) {
    fetchNames()
    meetWords(&words)
    for place in batch.indices {
      let hit = batch[place]
      let hasOwn = findMost(hit.alias, words)
      add(hit, hasOwn || !hit.isNear, joins, floor)
    }
  }

  /// Keeps an alias whose words bring `best`, if it is worth it.
  @inline(__always)
  private mutating func add(
    _ hit: Hit, _ hasOwn: Bool, _ joins: borrowing JoinSearch, _ floor: Float
  ) {
    let hope = hope(hit.alias, hasOwn, joins, floor)
    if scope == .whole && !hope.isWhole { return others.append(hit) }
    guard hope.bound >= floor, hope.isWanted else { return }
    hopes.append(hope)
    highest.insert(hope.bound)
  }

  private mutating func setMostHopeful() {
    mostHopeful.removeAll(keepingCapacity: true)
    guard let least = highest.least else { return }
    for hope in hopes.values where hope.bound >= least && mostHopeful.count < Self.hopeful {
      mostHopeful.append(hope.alias)
    }
  }

  /// Reads where the names of `batch` begin, all after one another, so that the memory they are in
  /// is waited for once and not for each.
  private mutating func fetchNames() {
    starts.removeAll()
    for hit in batch.values { starts.append(Int(index.aliases[Int(hit.alias)].name)) }
    for start in starts.values { touch &+= index.names[start] }
  }

  /// Names the words of `batch` for the parts of the mention that an alias lacks a word for.
  private mutating func meetWords(_ words: inout WordSearch) {
    lacking.removeAll()
    for place in batch.indices {
      findMost(batch[place].alias, words)
      var parts: UInt32 = 0
      for position in 0..<gains.count where best[position] < 0 { parts |= 1 << UInt32(position) }
      lacking.append(parts)
    }
    for place in batch.indices where lacking[place] != 0 {
      var code = index.name(ofAlias: batch[place].alias)
      while let reading = code.next() { words.meet(reading.word, parts: lacking[place]) }
    }
    gains.extend(words.rows)
  }

  /// Fills `best` with what the words of an alias bring at best, as far as they were compared and
  /// their tags tell.
  ///
  /// - Returns: whether one of the words is under a key of the mention's own.
  @inline(__always) @discardableResult
  private mutating func findMost(_ alias: UInt32, _ words: borrowing WordSearch) -> Bool {
    var tags = index.tags[Int(alias)]
    if tags == WordTags.tooMany { return readMost(alias, words) }
    for position in 0..<gains.count { best[position] = -1 }
    var own: UInt32 = 0
    while tags != 0 {
      switch words.rows.row(ofTag: Int(tags & 0xFFFF)) {
      case .none: break
      case .row(let row): own |= addMost(row)
      case .several: return readMost(alias, words)
      }
      tags >>= 16
    }
    return own != 0
  }

  /// The same, read from the alias's name.
  @discardableResult
  private mutating func readMost(_ alias: UInt32, _ words: borrowing WordSearch) -> Bool {
    for position in 0..<gains.count { best[position] = -1 }
    var own: UInt32 = 0
    var code = index.name(ofAlias: alias)
    while let reading = code.next() {
      if let row = words.rows.row(of: reading.word) { own |= addMost(row) }
    }
    return own != 0
  }

  /// Adds to `best` what a row of words brings.
  ///
  /// - Returns: the stretches that it is named for by a key of their own; see `StretchGains.Reach`.
  @inline(__always)
  private mutating func addMost(_ row: Int) -> UInt32 {
    let reach = gains.reach(row)
    var left = reach.all
    while left != 0 {
      let position = left.trailingZeroBitCount
      left &= left - 1
      best[position] = max(best[position], gains.most(row, position))
    }
    return reach.own
  }

  /// A bound on the score of an alias whose words bring `best`.
  @inline(__always)
  private mutating func hope(
    _ alias: UInt32, _ hasOwn: Bool, _ joins: borrowing JoinSearch, _ floor: Float
  ) -> Hope {
    let isJoined = joins.holds(alias)
    if isJoined {
      for hit in joins.hits(of: Int(alias)) {
        best[hit.position] = max(best[hit.position], hit.evidence)
      }
    }
    var bound: Float = 0
    var isWhole = true
    for position in 0..<gains.count {
      if best[position] >= 0 {
        bound += best[position]
      } else {
        let lost = gains.stretches[position].lost
        bound -= lost
        isWhole = isWhole && lost == 0
      }
    }
    // Parts that are left over have their price; the record is not looked at where that is of no use.
    if bound >= floor, !isJoined {
      let more = Int(index.aliases[Int(alias)].nameParts) - gains.count
      if more > 0 { bound -= Float(more) * prices.extra }
    }
    // What only differs by a consonant class from one part, and lacks another, is hardly meant.
    return Hope(
      alias: alias, bound: bound, isWhole: isWhole,
      isWanted: hasOwn || isWhole || isJoined)
  }

  /// Whether an alias has a word that brings something.
  mutating func hasEvidence(_ alias: Int, _ words: inout WordSearch) -> Bool {
    let alias = UInt32(alias)
    // Comparing makes it less, if anything.
    guard findMost(alias, words) else { return false }
    compareWords(of: alias, &words)
    return readMost(alias, words)
  }

  /// What the words of an alias bring beside one stretch; `nil` where it is less than `least`.
  mutating func evidence(
    of alias: Int, beside position: Int, _ words: inout WordSearch, least: Float
  ) -> Float? {
    let alias = UInt32(alias)
    findMost(alias, words)
    guard sum(beside: position) >= least else { return nil }
    compareWords(of: alias, &words)
    readMost(alias, words)
    let sum = sum(beside: position)
    return sum >= least ? sum : nil
  }

  @inline(__always)
  private func sum(beside position: Int) -> Float {
    var sum: Float = 0
    for place in 0..<gains.count where place != position {
      sum += best[place] >= 0 ? best[place] : -gains.stretches[place].lost
    }
    return sum
  }

  // MARK: Comparing

  /// Compares the words of those of `mostHopeful`, and fills `firstEntries` with what is wanted after
  /// that.
  mutating func refineHopeful(_ words: inout WordSearch, _ joins: borrowing JoinSearch) {
    firstEntries.removeAll(keepingCapacity: true)
    for place in hopes.indices where mostHopeful.contains(hopes[place].alias) {
      if compare(hopes[place], &words, joins) != nil { firstEntries.append(hopes[place].alias) }
    }
  }

  /// Fills `entries` with the aliases of the stretch that are worth aligning now that those of
  /// `mostHopeful` have been: their words are compared.
  mutating func refine(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, floor: Float
  ) {
    entries.removeAll(keepingCapacity: true)
    for place in hopes.indices {
      let hope = hopes[place]
      guard hope.bound >= floor, !mostHopeful.contains(hope.alias),
        let bound = compare(hope, &words, joins), bound >= floor
      else { continue }
      let close = closeBound(of: hope.alias, &words, joins)
      if close >= floor { entries.append(Entry(alias: hope.alias, bound: close)) }
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

  /// The bound on an alias's score once its words are compared; `nil` where it is not wanted, or not
  /// yet. What is wanted must not depend on which words were compared before.
  private mutating func compare(
    _ old: Hope, _ words: inout WordSearch, _ joins: borrowing JoinSearch
  ) -> Float? {
    compareWords(of: old.alias, &words)
    let hasOwn = readMost(old.alias, words)
    let hope = hope(old.alias, hasOwn, joins, -.infinity)
    if scope == .whole && !hope.isWhole {
      others.append(Hit(alias: old.alias, most: best[stretch], isNear: false))
      return nil
    }
    return hope.isWanted ? hope.bound : nil
  }

  /// Compares the words of an alias with the mention's.
  private mutating func compareWords(of alias: UInt32, _ words: inout WordSearch) {
    var code = index.name(ofAlias: alias)
    while let reading = code.next() {
      guard let row = words.rows.row(of: reading.word) else { continue }
      for position in 0..<gains.count { _ = gains.evidence(row, position, &words) }
    }
  }

  /// A closer bound on the score of an alias whose words have been compared: each part of the
  /// mention meets the word that brings most for it, whether or not another does so, too, and what
  /// can meet nothing is paid for.
  private mutating func closeBound(
    of alias: UInt32, _ words: inout WordSearch, _ joins: borrowing JoinSearch
  ) -> Float {
    for position in 0..<gains.count { best[position] = -.infinity }
    // What the alias's parts cost that meet nothing: all of them, and those that can meet nothing.
    var extra: Float = 0
    var alone: Float = 0
    var price: Float = 0
    var meets = true
    var code = index.name(ofAlias: alias)
    while let reading = code.next() {
      if reading.kind == .plain {
        if !meets { alone += price }
        price = self.price(code.partKind, reading.word)
        extra += price
        meets = false
      }
      guard let row = words.rows.row(of: reading.word) else { continue }
      for position in 0..<gains.count {
        let evidence = gains.evidence(row, position, &words)
        guard evidence > -.infinity else { continue }
        meets = true
        best[position] = max(best[position], evidence + price)
      }
    }
    if !meets { alone += price }
    for hit in joins.hits(of: Int(alias)) {
      best[hit.position] = max(best[hit.position], hit.evidence + extra)
      alone = 0
    }
    var bound = -extra
    var lost: Float = 0
    for position in 0..<gains.count {
      let price = gains.stretches[position].price
      bound += max(-price, best[position])
      if best[position] == -.infinity { lost += price }
    }
    return bound - prices.conflict * min(lost, alone)
  }

  /// What a part of an alias costs at least that meets nothing.
  @inline(__always)
  private func price(_ kind: PartKind, _ word: UInt32) -> Float {
    guard kind == .name || kind == .placeWord, Int(word) < index.words.count else { return 0 }
    return prices.extra + prices.extraInformation * index.words[Int(word)].information
  }
}
