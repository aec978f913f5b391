import Matching
import Sections

/// Adds up how much evidence each alias of an index holds for a mention; one a thread.
///
/// Parts first, entities second: the sum of the best evidence that each stretch of the mention
/// finds in an alias is a bound on the score of their alignment, without its order and prices.
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

  /// A row of words and what it brings.
  private struct Find {
    var word: UInt32
    var gain: Float
  }

  /// A pair may lack so much of bringing evidence and still save the prices of two parts: half of
  /// the spellings that need it are found from here on, and few others.
  private static let leastEvidence: Float = -4
  /// A stretch that is in more aliases than this, and in many more than those found already, is
  /// looked up in those, if no other could be among the best.
  private static let mostCounted = 2048

  private let index: AliasIndex
  private let prices: Prices
  private let aligned: Int

  private var sums: [Sum] = []
  /// By hash of the alias: the mention's number in the upper half, the place in `sums` in the lower.
  private var slots = [UInt64](repeating: 0, count: 4096)
  private(set) var entries: [Entry] = []
  private var ranks: [Float] = []
  private var finds: [Find] = []
  private var gains: [UInt32: Float] = [:]
  private var stamp: UInt64 = 0

  init(index: AliasIndex, prices: Prices, aligned: Int) {
    self.index = index
    self.prices = prices
    self.aligned = aligned
  }

  /// All aliases that hold evidence for the last mention.
  var touched: [UInt32] { sums.map(\.alias) }

  /// Whether an alias holds evidence for the last mention.
  func holds(_ alias: Int) -> Bool { place(of: UInt32(alias)) != nil }

  /// The aliases to align, best rank first.
  mutating func best(
    _ mention: PreparedName, _ words: borrowing WordSearch, _ joins: borrowing JoinSearch,
    _ filter: EntityFilter
  ) -> [Entry] {
    begin()
    for stretch in stretches(mention, words) {
      gather(mention, words, from: stretch.position)
      if stretch.aliases > max(Self.mostCounted, 4 * sums.count), filter.isOpen,
        canPassOver(finds)
      {
        lookUp(group: UInt32(stretch.position))
      } else {
        for find in finds { add(find, group: UInt32(stretch.position)) }
      }
      for hit in joins.hits where Int(mention.units[hit.unit].first) == stretch.position {
        let unit = mention.units[hit.unit]
        let found =
          0.5 * (unit.information + hit.join.information) + prices.channel * hit.similarity
          - prices.join * Float(hit.join.joins - 1)
        guard found > Self.leastEvidence else { continue }
        add(UInt32(hit.alias), max(0, found), group: UInt32(stretch.position))
      }
    }
    return cut(filter)
  }

  /// A position of the mention and in how many aliases its words stand.
  private struct Stretch {
    var position: Int
    var aliases: Int
  }

  /// The mention's positions, those that are in the fewest aliases first.
  private func stretches(
    _ mention: PreparedName, _ words: borrowing WordSearch
  ) -> [Stretch] {
    var stretches = mention.parts.indices.map { Stretch(position: $0, aliases: 0) }
    for (number, unit) in mention.units.enumerated() {
      for row in words.rowWords.indices where words.similarity(row: row, unit: number) > -.infinity
      {
        stretches[Int(unit.first)].aliases +=
          Int(index.words[Int(words.rowWords[row])].postingCount)
      }
    }
    stretches.sort {
      $0.aliases != $1.aliases ? $0.aliases < $1.aliases : $0.position < $1.position
    }
    return stretches
  }

  /// Fills `finds` with the words found for the units that begin at a position.
  private mutating func gather(
    _ mention: PreparedName, _ words: borrowing WordSearch, from position: Int
  ) {
    finds.removeAll(keepingCapacity: true)
    for (number, unit) in mention.units.enumerated() where Int(unit.first) == position {
      for row in words.rowWords.indices {
        let d = words.similarity(row: row, unit: number)
        guard d > -.infinity else { continue }
        let word = words.rowWords[row]
        let found =
          0.5 * (unit.information + index.words[Int(word)].information) + prices.channel * d
          - (unit.kind == .joined ? prices.join * Float(unit.joins - 1) : 0)
        // What lacks evidence may still be found; it takes nothing from what the rest holds.
        if found > Self.leastEvidence { finds.append(Find(word: word, gain: max(0, found))) }
      }
    }
  }

  private mutating func begin() {
    stamp += 1
    if stamp > UInt64(UInt32.max) {
      for slot in slots.indices { slots[slot] = 0 }
      stamp = 1
    }
    sums.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ find: Find, group: UInt32) {
    for alias in index.aliases(of: index.words[Int(find.word)]) {
      add(UInt32(alias), find.gain, group: group)
    }
  }

  @inline(__always)
  private mutating func add(_ alias: UInt32, _ gain: Float, group: UInt32) {
    var slot = Self.hash(alias) & (slots.count - 1)
    while slots[slot] >> 32 == stamp {
      let place = Int(slots[slot] & 0xFFFF_FFFF)
      if sums[place].alias == alias { return sums[place].add(gain, group) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = stamp << 32 | UInt64(sums.count)
    sums.append(Sum(alias: alias, evidence: gain, group: group, groupEvidence: gain))
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

  // MARK: Words that are everywhere

  /// Whether no alias that holds nothing yet could come among the best by what is in `finds`.
  private mutating func canPassOver(_ finds: [Find]) -> Bool {
    guard sums.count > aligned else { return false }
    return leastOfBest() > finds.reduce(0) { max($0, $1.gain) }
  }

  /// Adds what the aliases found so far have of the words in `finds`.
  private mutating func lookUp(group: UInt32) {
    gains.removeAll(keepingCapacity: true)
    for find in finds { gains[find.word] = max(gains[find.word] ?? 0, find.gain) }
    let names = index.names.slice(0, index.names.count)
    for place in sums.indices {
      var code = NameCode(names, at: Int(index.aliases[Int(sums[place].alias)].name))
      while let reading = code.next() {
        if let gain = gains[reading.word] { sums[place].add(gain, group) }
      }
    }
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
