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

  /// A pair may lack so much of bringing evidence and still save the prices of two parts: half of
  /// the spellings that need it are found from here on, and few others.
  private static let leastEvidence: Float = -4

  private let index: AliasIndex
  private let prices: Prices
  private let aligned: Int
  private let aliasCount: Int

  private let stamps: UnsafeMutablePointer<UInt32>
  private let evidence: UnsafeMutablePointer<Float>
  /// The stretch of the mention that was last counted for an alias, and what it brought.
  private let groups: UnsafeMutablePointer<UInt32>
  private let groupEvidence: UnsafeMutablePointer<Float>
  /// All aliases that hold evidence for the last mention, and those of them to align.
  private(set) var touched: [UInt32] = []
  private(set) var entries: [Entry] = []
  private var ranks: [Float] = []
  private var stamp: UInt32 = 0
  private var group: UInt32 = 0

  init(index: AliasIndex, prices: Prices, aligned: Int) {
    self.index = index
    self.prices = prices
    self.aligned = aligned
    aliasCount = index.aliases.count
    stamps = .allocate(capacity: aliasCount)
    evidence = .allocate(capacity: aliasCount)
    groups = .allocate(capacity: aliasCount)
    groupEvidence = .allocate(capacity: aliasCount)
    stamps.initialize(repeating: 0, count: aliasCount)
    evidence.initialize(repeating: 0, count: aliasCount)
    groups.initialize(repeating: 0, count: aliasCount)
    groupEvidence.initialize(repeating: 0, count: aliasCount)
  }

  deinit {
    stamps.deallocate()
    evidence.deallocate()
    groups.deallocate()
    groupEvidence.deallocate()
  }

  /// The aliases to align, best rank first.
  mutating func best(
    _ mention: PreparedName, _ words: borrowing WordSearch, kind: IndexEntity.Kind?
  ) -> [Entry] {
    begin()
    for position in mention.parts.indices {
      group &+= 1
      for (number, unit) in mention.units.enumerated() where Int(unit.first) == position {
        for row in words.rowWords.indices {
          let d = words.similarity(row: row, unit: number)
          if d > -.infinity { add(Int(words.rowWords[row]), unit, d) }
        }
      }
    }
    return cut(kind)
  }

  private mutating func begin() {
    stamp &+= 1
    if stamp == 0 || group > UInt32.max - 64 {
      stamps.update(repeating: 0, count: aliasCount)
      groups.update(repeating: 0, count: aliasCount)
      stamp = 1
      group = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ word: Int, _ unit: PreparedName.Unit, _ d: Float) {
    let record = index.words[word]
    let found =
      0.5 * (unit.information + record.information) + prices.channel * d
      - (unit.kind == .joined ? prices.join * Float(unit.joins - 1) : 0)
    guard found > Self.leastEvidence else { return }
    // What lacks evidence may still be found; it takes nothing from what the rest holds.
    let gain = max(0, found)
    let (stamp, group) = (self.stamp, self.group)
    for posting in index.postings.slice(Int(record.firstPosting), Int(record.postingCount)) {
      let alias = Int(posting)
      guard alias < aliasCount else { continue }
      if stamps[alias] != stamp {
        stamps[alias] = stamp
        evidence[alias] = gain
        groups[alias] = group
        groupEvidence[alias] = gain
        touched.append(posting)
      } else if groups[alias] != group {
        groups[alias] = group
        groupEvidence[alias] = gain
        evidence[alias] += gain
      } else if gain > groupEvidence[alias] {
        evidence[alias] += gain - groupEvidence[alias]
        groupEvidence[alias] = gain
      }
    }
  }

  private mutating func cut(_ kind: IndexEntity.Kind?) -> [Entry] {
    entries.removeAll(keepingCapacity: true)
    for alias in touched {
      let record = index.aliases[Int(alias)]
      if let kind, index.entities[Int(record.entity)].kind != kind.rawValue { continue }
      let sum = evidence[Int(alias)]
      entries.append(
        Entry(alias: alias, evidence: sum, rank: sum - Float(record.nameParts)))
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

  /// The rank of the entry that would stand at a place, from 1, if all were sorted.
  private mutating func rank(at place: Int) -> Float {
    // The best ranks so far, the least of them at the root.
    ranks.removeAll(keepingCapacity: true)
    for entry in entries {
      if ranks.count < place {
        ranks.append(entry.rank)
        if ranks.count == place { for root in (0..<place / 2).reversed() { sink(root) } }
      } else if entry.rank > ranks[0] {
        ranks[0] = entry.rank
        sink(0)
      }
    }
    return ranks[0]
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
