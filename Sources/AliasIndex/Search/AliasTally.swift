import Matching
import Sections

/// Adds up how much evidence each alias of an index holds for a mention; one a thread.
///
/// Parts first, entities second: the sum of the best evidence that each stretch of the mention
/// finds in an alias is a bound on the score of their alignment, without its order and prices.
/// Where words are in very many aliases, those that hold two stretches come first, and of the
/// others only those that could still be among the best.
struct AliasTally: ~Copyable {
  /// An alias and the evidence found for it, in nats.
  struct Entry {
    var alias: UInt32
    var evidence: Float
    /// The evidence less what the alias's other parts make doubtful; orders the aliases.
    var rank: Float
  }

  /// What an alias holds so far.
  private struct Sum {
    var alias: UInt32
    var evidence: Float
    /// The stretch of the mention that was last counted, and what it brought.
    var group: UInt32
    var groupEvidence: Float

    /// Adds what a stretch of the mention brings: of one stretch only the best counts.
    @inline(__always)
    mutating func add(_ gain: Float, _ stretch: UInt32) {
      if group != stretch {
        group = stretch
        groupEvidence = gain
        evidence += gain
      } else if gain > groupEvidence {
        evidence += gain - groupEvidence
        groupEvidence = gain
      }
    }
  }

  /// A pair may lack so much of bringing evidence and still save the prices of two parts: half of
  /// the spellings that need it are found from here on, and few others.
  private static let leastEvidence: Float = -4
  /// How many postings take the time of one look at an alias's parts.
  private static let muchMore = 24

  private let index: AliasIndex
  private let prices: Prices
  private let aligned: Int
  private let mostCounted: Int

  private var sums: [Sum] = []
  /// By hash of the alias: the mention's number in the upper half, the place in `sums` in the lower.
  private var slots = [UInt64](repeating: 0, count: 4096)
  private(set) var entries: [Entry] = []
  private var ranks: [Float] = []
  private var stamp: UInt64 = 0

  /// By row of words × position of the mention what the words bring to a stretch that begins there;
  /// negative for nothing.
  private var gains: [Float] = []
  private var positions = 0
  /// A bit for each alias that holds evidence, while aliases are counted the careful way.
  private var seen: AliasBits
  private var seenTwice: AliasBits
  private var shared: [UInt32] = []
  private var finds: [Find] = []

  /// A row of words and what it brings.
  private struct Find {
    var row: Int
    var gain: Float
  }

  init(index: AliasIndex, prices: Prices, limits: CandidateSearch.Limits) {
    self.index = index
    self.prices = prices
    aligned = limits.aligned
    mostCounted = limits.counted
    seen = AliasBits(count: index.aliases.count)
    seenTwice = AliasBits(count: index.aliases.count)
  }

  /// All aliases that hold evidence for the last mention.
  var touched: [UInt32] { sums.map(\.alias) + seen.all.filter { place(of: $0) == nil } }

  /// Whether an alias holds evidence for the last mention.
  func holds(_ alias: Int) -> Bool { seen.holds(alias) || place(of: UInt32(alias)) != nil }

  /// The aliases to align, best rank first.
  mutating func best(
    _ mention: PreparedName, _ words: borrowing WordSearch, _ joins: borrowing JoinSearch,
    _ filter: EntityFilter
  ) -> [Entry] {
    begin()
    fillGains(mention, words)
    let postings = (0..<positions).map { self.postings(words, $0) }
    let sum = postings.reduce(0, +)
    if sum <= mostCounted {
      countAll(words)
    } else {
      let most = postings.indices.max { postings[$0] < postings[$1] } ?? 0
      if postings[most] > Self.muchMore * (sum - postings[most]) {
        countAll(words, but: most, joins, filter)
      } else {
        countShared(words, joins, filter)
      }
      countSingle(words, filter)
    }
    for (place, hit) in joins.hits.enumerated()
    where place == 0 || joins.hits[place - 1].alias != hit.alias {
      let sum = counted(UInt32(hit.alias), words, joins)
      if let place = self.place(of: sum.alias) { sums[place] = sum } else { insert(sum) }
    }
    return cut(filter)
  }

  /// Fills `gains` with what the words found bring.
  private mutating func fillGains(_ mention: PreparedName, _ words: borrowing WordSearch) {
    positions = mention.parts.count
    gains.removeAll(keepingCapacity: true)
    gains.append(contentsOf: repeatElement(-1, count: words.rowWords.count * positions))
    for (number, unit) in mention.units.enumerated() {
      let joins = unit.kind == .joined ? unit.joins : 1
      for row in words.rowWords.indices {
        let d = words.similarity(row: row, unit: number)
        guard d > -.infinity else { continue }
        let information = index.words[Int(words.rowWords[row])].information
        let found = prices.evidence(unit.information, information, similarity: d, joins: joins)
        // What lacks evidence may still be found; it takes nothing from what the rest holds.
        guard found > Self.leastEvidence else { continue }
        let cell = row * positions + Int(unit.first)
        gains[cell] = max(gains[cell], max(0, found))
      }
    }
  }

  /// In how many aliases the words stand that were found for a stretch.
  private func postings(_ words: borrowing WordSearch, _ position: Int) -> Int {
    words.rowWords.indices.reduce(0) { sum, row in
      gains[row * positions + position] < 0
        ? sum : sum + Int(index.words[Int(words.rowWords[row])].postingCount)
    }
  }

  /// Counts every alias that has one of the words.
  private mutating func countAll(_ words: borrowing WordSearch) {
    for position in 0..<positions {
      for row in words.rowWords.indices {
        let gain = gains[row * positions + position]
        guard gain >= 0 else { continue }
        for alias in index.aliases(of: index.words[Int(words.rowWords[row])]) {
          add(UInt32(alias), gain, group: UInt32(position))
        }
      }
    }
  }

  // MARK: Words that are everywhere

  /// Counts the aliases that hold any stretch of the mention but one, which is in nearly all of the
  /// aliases there are: to look for it in those takes less than to go through its own.
  private mutating func countAll(
    _ words: borrowing WordSearch, but most: Int, _ joins: borrowing JoinSearch,
    _ filter: EntityFilter
  ) {
    for position in 0..<positions where position != most {
      for row in words.rowWords.indices where gains[row * positions + position] >= 0 {
        for alias in index.aliases(of: index.words[Int(words.rowWords[row])])
        where !seen.insert(alias) && isWanted(UInt32(alias), filter) {
          insert(counted(UInt32(alias), words, joins))
        }
      }
    }
  }

  /// Counts the aliases that hold two stretches of the mention.
  private mutating func countShared(
    _ words: borrowing WordSearch, _ joins: borrowing JoinSearch, _ filter: EntityFilter
  ) {
    shared.removeAll(keepingCapacity: true)
    for position in 0..<positions {
      for row in words.rowWords.indices where gains[row * positions + position] >= 0 {
        for alias in index.aliases(of: index.words[Int(words.rowWords[row])])
        where seen.insert(alias) && !seenTwice.insert(alias) {
          shared.append(UInt32(alias))
        }
      }
    }
    for alias in shared where isWanted(alias, filter) { insert(counted(alias, words, joins)) }
  }

  /// Counts the other aliases, those with the most evidence first, until no further one could be
  /// among the best.
  private mutating func countSingle(_ words: borrowing WordSearch, _ filter: EntityFilter) {
    finds.removeAll(keepingCapacity: true)
    for cell in gains.indices where gains[cell] >= 0 {
      finds.append(Find(row: cell / positions, gain: gains[cell]))
    }
    finds.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.row < $1.row }
    var bound = -Float.infinity
    var checked = aligned
    for find in finds {
      if sums.count > checked {
        bound = leastOfBest()
        checked = sums.count + sums.count / 2
      }
      if bound > find.gain { return }
      for alias in index.aliases(of: index.words[Int(words.rowWords[find.row])])
      where !seenTwice.holds(alias) && isWanted(UInt32(alias), filter)
        && place(of: UInt32(alias)) == nil
      {
        insert(Sum(alias: UInt32(alias), evidence: find.gain, group: 0, groupEvidence: 0))
      }
    }
  }

  private func isWanted(_ alias: UInt32, _ filter: EntityFilter) -> Bool {
    filter.isOpen || filter.admits(index.aliases[Int(alias)].entity, of: index)
  }

  /// What one alias has of the words, and of its parts written as one.
  private func counted(
    _ alias: UInt32, _ words: borrowing WordSearch, _ joins: borrowing JoinSearch
  ) -> Sum {
    let hits = joins.hits(of: Int(alias))
    let names = index.names.slice(0, index.names.count)
    let code = NameCode(names, at: Int(index.aliases[Int(alias)].name))
    var sum = Sum(alias: alias, evidence: 0, group: .max, groupEvidence: 0)
    for position in 0..<positions {
      var own = code
      var best: Float = 0
      while let reading = own.next() {
        guard let row = words.row(ofWord: reading.word) else { continue }
        best = max(best, gains[row * positions + position])
      }
      for hit in hits where hit.position == position { best = max(best, hit.evidence) }
      sum.evidence += best
    }
    return sum
  }

  private mutating func begin() {
    stamp += 1
    if stamp > UInt64(UInt32.max) {
      for slot in slots.indices { slots[slot] = 0 }
      stamp = 1
    }
    sums.removeAll(keepingCapacity: true)
    seen.clear()
    seenTwice.clear()
  }

  @inline(__always)
  private mutating func add(_ alias: UInt32, _ gain: Float, group: UInt32) {
    var slot = Self.hash(alias) & (slots.count - 1)
    while slots[slot] >> 32 == stamp {
      let place = Int(slots[slot] & 0xFFFF_FFFF)
      if sums[place].alias == alias { return sums[place].add(gain, group) }
      slot = (slot + 1) & (slots.count - 1)
    }
    insert(Sum(alias: alias, evidence: gain, group: group, groupEvidence: gain), slot)
  }

  /// Enters an alias that is not there yet.
  private mutating func insert(_ sum: Sum) {
    var slot = Self.hash(sum.alias) & (slots.count - 1)
    while slots[slot] >> 32 == stamp { slot = (slot + 1) & (slots.count - 1) }
    insert(sum, slot)
  }

  private mutating func insert(_ sum: Sum, _ slot: Int) {
    slots[slot] = stamp << 32 | UInt64(sums.count)
    sums.append(sum)
    if sums.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 4)
    for (place, sum) in sums.enumerated() {
      var slot = Self.hash(sum.alias) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = stamp << 32 | UInt64(place)
    }
  }

  private func place(of alias: UInt32) -> Int? {
    var slot = Self.hash(alias) & (slots.count - 1)
    while slots[slot] >> 32 == stamp {
      let place = Int(slots[slot] & 0xFFFF_FFFF)
      if sums[place].alias == alias { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private static func hash(_ alias: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(alias) &* 0x9E37_79B9_7F4A_7C15) >> 33)
  }

  // MARK: The best

  private mutating func cut(_ filter: EntityFilter) -> [Entry] {
    entries.removeAll(keepingCapacity: true)
    var least = -Float.infinity
    if filter.isOpen, sums.count > 4 * aligned { least = leastOfBest() }
    for sum in sums where sum.evidence >= least {
      let record = index.aliases[Int(sum.alias)]
      if !filter.isOpen, !filter.admits(record.entity, of: index) { continue }
      entries.append(
        Entry(
          alias: sum.alias, evidence: sum.evidence,
          rank: sum.evidence - Float(record.nameParts)))
    }
    if entries.count > aligned {
      // Aliases that rank like the last one stay, so that no row's number decides.
      let last = rank(at: aligned)
      entries.removeAll { $0.rank < last }
    }
    guard entries.count > aligned * 2 else {
      entries.sort { $0.rank != $1.rank ? $0.rank > $1.rank : $0.alias < $1.alias }
      return entries
    }
    // More than can be aligned rank like the last: their IDs decide, not the order of the rows.
    let index = self.index
    entries.sort { a, b in
      if a.rank != b.rank { return a.rank > b.rank }
      let (one, other) = (
        Int(index.aliases[Int(a.alias)].entity), Int(index.aliases[Int(b.alias)].entity)
      )
      return one == other
        ? a.alias < b.alias
        : index.id(ofEntity: one).lexicographicallyPrecedes(index.id(ofEntity: other))
    }
    entries.removeLast(entries.count - aligned * 2)
    return entries
  }

  /// A rank that the worst of the best has at least: the worst rank of as many aliases, those with
  /// the most evidence. No alias ranks higher than its evidence.
  private mutating func leastOfBest() -> Float {
    let most = evidence(at: aligned)
    var worst = Float.infinity
    for sum in sums where sum.evidence >= most {
      worst = min(worst, sum.evidence - Float(index.aliases[Int(sum.alias)].nameParts))
    }
    return worst
  }

  /// The evidence of the alias that would stand at a place, from 1, if all were sorted by it.
  private mutating func evidence(at place: Int) -> Float {
    ranks.removeAll(keepingCapacity: true)
    for sum in sums { take(sum.evidence, place) }
    return ranks.first ?? 0
  }

  /// The rank of the entry that would stand at a place, from 1, if all were sorted.
  private mutating func rank(at place: Int) -> Float {
    ranks.removeAll(keepingCapacity: true)
    for entry in entries { take(entry.rank, place) }
    return ranks.first ?? 0
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
