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
    /// See `WordTags`.
    var tags: UInt64
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
  private static let mostLooked = 128

  private let index: AliasIndex
  private let mostEntries: Int
  private let mostClose: Int

  /// What aliases could score by their words.
  var bounds: AliasBounds
  /// The stretch taken last.
  private var stretch = 0

  /// Aliases looked at.
  private var seen: AliasBits
  /// What the stretch taken last finds, the words first that bring most, and how many of them were
  /// looked up.
  private var finds: [Find] = []
  private var found = 0
  private var looked = 0
  /// The aliases of the word that was looked up last, those worth looking at by their tags.
  private var fresh = WorkBuffer<Hit>(capacity: 1024)
  private var batch = WorkBuffer<Hit>(capacity: 256)
  private var ahead = NamesAhead()
  /// The parts of the mention that the aliases of `batch` lack a word for, one bit each.
  private var lacking = WorkBuffer<UInt32>(capacity: 256)
  /// Aliases of the stretch taken last.
  private var hopes = AliasHopes()
  /// Those of its aliases that are left for later.
  private var others = WorkBuffer<Hit>(capacity: 256)
  private var scope = Scope.any
  /// The best of `hopes` as far as they are worth aligning; see `refineBest`.
  private(set) var firstEntries: [UInt32] = []
  /// The others, those worth aligning, best bound first.
  private(set) var entries: [Entry] = []

  init(index: AliasIndex, prices: Prices, limits: CandidateSearch.Limits) {
    self.index = index
    mostEntries = limits.aligned
    mostClose = limits.close
    bounds = AliasBounds(index: index, prices: prices)
    seen = AliasBits(count: index.aliases.count)
  }

  /// All aliases that were looked at for the last mention.
  var touched: [UInt32] { seen.all }

  /// Begins with a mention whose words have been named.
  mutating func begin(_ mention: PreparedName, _ words: borrowing WordSearch) {
    seen.clear()
    others.removeAll()
    bounds.gains.begin(mention, words.rows)
  }

  /// Begins once more with the same mention, all its words compared: what is close to an alias must
  /// not depend on which of them were compared before.
  mutating func restart(_ words: inout WordSearch) {
    seen.clear()
    others.removeAll()
    bounds.gains.completeAll(&words)
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
    while bounds.gains.bound(besides: -1) >= floor,
      let next = bounds.gains.rarest(required: scope == .whole)
    {
      // It may take less to compare the words than to look at the aliases of all of them.
      let open = bounds.gains.stretches[next].open
      if open > 0, open * Self.comparison < bounds.gains.stretches[next].postings {
        bounds.gains.complete(next, &words)
        continue
      }
      if scope == .close && bounds.gains.stretches[next].postings > mostClose { return false }
      bounds.gains.take(next)
      stretch = next
      setFinds(words, floor)
      return true
    }
    return false
  }

  /// Sorts the words of the stretch taken last, but for those that could not reach the floor.
  private mutating func setFinds(_ words: borrowing WordSearch, _ floor: Float) {
    let least = max(0, floor - bounds.gains.bound(besides: stretch))
    finds.removeAll(keepingCapacity: true)
    others.removeAll()
    found = 0
    for row in words.rows.words.indices {
      let most = bounds.gains.most(row, stretch)
      if most >= least { finds.append(Find(row: row, word: words.rows.words[row], most: most)) }
    }
    finds.sort()
  }

  // MARK: Aliases

  /// Looks at the next aliases that have a word for the stretch taken last, those first whose words
  /// bring most, and chooses the best of them.
  ///
  /// - Parameter others: what aliases must bring that lack something, where others come first.
  /// - Returns: `false` where no further alias with the stretch could bring as much as `floor`.
  mutating func gather(
    _ scope: Scope, _ words: inout WordSearch, _ joins: borrowing JoinSearch,
    _ filter: EntityFilter, floor: Float, others least: Float
  ) -> Bool {
    let beside = bounds.gains.bound(besides: stretch)
    begin(scope)
    bounds.gains.setNeeds(floor: floor, others: scope == .whole ? least : floor)
    let sieve = bounds.gains.sieve
    let whole = bounds.gains.whole
    let isOpen = filter.isOpen
    while found < finds.count, !isFull, finds[found].most + beside >= floor {
      lookUp(finds[found], words, scope, sieve, joins)
      readAhead(scope, sieve)
      for place in fresh.indices {
        let hit = fresh[place]
        guard !seen.insert(Int(hit.alias)), isOpen || isWanted(hit.alias, filter) else { continue }
        if scope == .close {
          batch.append(hit)
        } else if scope == .whole, sieve.mask(ofTags: hit.tags) & whole != whole {
          others.append(hit)
        } else {
          lookCloser(at: hit, words, joins, floor)
        }
      }
      found += 1
    }
    if scope == .close { lookClosely(&words, joins, floor) }
    hopes.chooseBest()
    return !hopes.isEmpty || found < finds.count && finds[found].most + beside >= floor
  }

  /// Fills `fresh` with the aliases of a word that are worth looking at.
  ///
  /// What its tags refuse is not even marked as seen: another stretch will refuse it again.
  @inline(__always)
  private mutating func lookUp(
    _ find: Find, _ words: borrowing WordSearch, _ scope: Scope, _ sieve: TagMasks.Sieve,
    _ joins: borrowing JoinSearch
  ) {
    let row = Int(find.row)
    let word = words.rows.words[row]
    let record = index.words[Int(word)]
    let isNear = bounds.gains.reach(row).own >> UInt32(stretch) & 1 == 0
    let (most, own) = (find.most, UInt64(WordTags.tag(of: word)))
    let ownMask = sieve.mask(ofOthers: own)
    let hasJoins = !joins.hits.isEmpty
    let refuses = scope != .close
    fresh.removeAll()
    var count = 0
    index.aliases(of: record).visitAll { alias, others in
      count &+= 1
      if refuses, most < bounds.gains.need(ownMask | sieve.mask(ofOthers: others)),
        !(hasJoins && joins.holds(alias))
      {
        return
      }
      fresh.append(
        Hit(alias: alias, tags: WordTags.all(own, others), most: most, isNear: isNear))
    }
    looked &+= count
  }

  /// Reads ahead those of `fresh` that will be looked at now.
  @inline(__always)
  private mutating func readAhead(_ scope: Scope, _ sieve: TagMasks.Sieve) {
    // Of those that are close the whole batch is read.
    if scope == .close { return }
    let whole = scope == .whole ? bounds.gains.whole : 0
    for place in fresh.indices where sieve.mask(ofTags: fresh[place].tags) & whole == whole {
      ahead.append(fresh[place].alias)
    }
    ahead.read(index)
  }

  /// Goes on with the aliases that `gather` has left.
  mutating func takeOthers(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, floor: Float
  ) {
    begin(.any)
    let sieve = bounds.gains.sieve
    for place in others.indices {
      let hit = others[place]
      guard hit.most + bounds.gains.bound(sieve.mask(ofTags: hit.tags)) >= floor else { continue }
      lookCloser(at: hit, words, joins, floor)
    }
    others.removeAll()
    hopes.chooseBest()
  }

  /// Looks at the aliases with parts that are like the mention's when they are written as one.
  mutating func gatherJoined(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, _ filter: EntityFilter, floor: Float
  ) {
    begin(.any)
    for hit in joins.hits where !seen.insert(hit.alias) && isWanted(UInt32(hit.alias), filter) {
      lookCloser(
        at: Hit(alias: UInt32(hit.alias), tags: WordTags.tooMany, most: -1, isNear: false), words,
        joins, floor)
    }
    hopes.chooseBest()
  }

  @inline(__always)
  private func isWanted(_ alias: UInt32, _ filter: EntityFilter) -> Bool {
    filter.isOpen || filter.admits(index.aliases[Int(alias)].entity, of: index)
  }

  private mutating func begin(_ scope: Scope) {
    self.scope = scope
    bounds.gains.setBounds(besides: stretch)
    looked = 0
    batch.removeAll()
    hopes.removeAll()
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
    if bounds.gains.count == 1, joins.hits.isEmpty {
      bounds.setMost(hit.most)
    } else if bounds.findMost(hit.alias, tags: hit.tags, words) {
      hasOwn = true
    }
    add(hit, hasOwn, joins, floor)
  }

  /// Compares the other words of `batch`, and looks at its aliases then.
  private mutating func lookClosely(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, _ floor: Float
  ) {
    for hit in batch.values { ahead.append(hit.alias) }
    ahead.read(index)
    meetWords(&words)
    for place in batch.indices {
      let hit = batch[place]
      let hasOwn = bounds.findMost(hit.alias, tags: hit.tags, words)
      add(hit, hasOwn || !hit.isNear, joins, floor)
    }
  }

  /// Keeps an alias whose words `bounds` has looked at, if it is worth it.
  @inline(__always)
  private mutating func add(
    _ hit: Hit, _ hasOwn: Bool, _ joins: borrowing JoinSearch, _ floor: Float
  ) {
    let hope = hope(hit.alias, hit.tags, hasOwn, joins, floor)
    if scope == .whole && !hope.isWhole { return others.append(hit) }
    guard hope.bound >= floor, hope.isWanted else { return }
    hopes.append(hope)
  }

  /// What could come of an alias whose words `bounds` has looked at.
  @inline(__always)
  private mutating func hope(
    _ alias: UInt32, _ tags: UInt64, _ hasOwn: Bool, _ joins: borrowing JoinSearch, _ floor: Float
  ) -> AliasHopes.Hope {
    let bound = bounds.bound(of: alias, joins, floor: floor)
    // What only differs by a consonant class from one part, and lacks another, is hardly meant.
    return AliasHopes.Hope(
      alias: alias, tags: tags, bound: bound.most, isWhole: bound.isWhole,
      isWanted: hasOwn || bound.isWhole || joins.holds(alias))
  }

  /// Names the words of `batch` for the parts of the mention that an alias lacks a word for.
  private mutating func meetWords(_ words: inout WordSearch) {
    lacking.removeAll()
    for place in batch.indices {
      bounds.findMost(batch[place].alias, tags: batch[place].tags, words)
      lacking.append(bounds.lacking)
    }
    for place in batch.indices where lacking[place] != 0 {
      var code = index.name(ofAlias: batch[place].alias)
      while let reading = code.next() { words.meet(reading.word, parts: lacking[place]) }
    }
    bounds.gains.extend(words.rows)
  }

  // MARK: Comparing

  /// Compares the words of the best of `hopes`, and fills `firstEntries` with what is wanted after that.
  mutating func refineBest(_ words: inout WordSearch, _ joins: borrowing JoinSearch) {
    firstEntries.removeAll(keepingCapacity: true)
    for hope in hopes.values where hopes.isAmongBest(hope) {
      if compare(hope, &words, joins) != nil { firstEntries.append(hope.alias) }
    }
  }

  /// Fills `entries` with the aliases of the stretch that are worth aligning now that the best of `hopes`
  /// have been: their words are compared.
  mutating func refine(
    _ words: inout WordSearch, _ joins: borrowing JoinSearch, floor: Float
  ) {
    entries.removeAll(keepingCapacity: true)
    for hope in hopes.values where hope.bound >= floor { ahead.append(hope.alias) }
    ahead.read(index)
    for hope in hopes.values {
      guard hope.bound >= floor, !hopes.isAmongBest(hope),
        let bound = compare(hope, &words, joins), bound >= floor
      else { continue }
      let close = bounds.closeBound(of: hope.alias, &words, joins)
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
    _ old: AliasHopes.Hope, _ words: inout WordSearch, _ joins: borrowing JoinSearch
  ) -> Float? {
    bounds.compareWords(of: old.alias, &words)
    let hasOwn = bounds.readMost(old.alias, words)
    let hope = hope(old.alias, old.tags, hasOwn, joins, -.infinity)
    if scope == .whole && !hope.isWhole {
      let most = bounds.most(for: stretch)
      others.append(Hit(alias: old.alias, tags: old.tags, most: most, isNear: false))
      return nil
    }
    return hope.isWanted ? hope.bound : nil
  }
}
