import Matching
import Orthography
import Sections

/// Finds aliases with parts that, written as one, are like a single part of a mention: Noureddine
/// and Nur al-Din. One a thread.
///
/// The index tells which aliases may have such parts (`AliasIndex.aliases(joinedUnder:)`); their
/// letters are put together and compared here.
struct JoinSearch: ~Copyable {
  /// A unit of the mention and the parts of an alias that are like it.
  struct Hit {
    var alias: Int
    var unit: Int
    var join: PreparedName.Join
    var similarity: Float
    /// First part of the mention covered.
    var position: Int
    /// What it brings, in nats; 0 at least.
    var evidence: Float
  }

  private let index: AliasIndex
  private let model: EditModel
  private let prices: Prices
  private let least: Float
  private let scratch = EditScratch()
  /// Ordered by alias, then by its parts and the unit.
  private(set) var hits: [Hit] = []
  /// The aliases that have some.
  private var hitAliases: AliasBits
  private var aliases: [Int] = []
  private var keys: [KeyTable.Key] = []
  private var ahead = NamesAhead()
  private var alias = PreparedName()
  private var words: [UInt32] = []

  /// Of buckets with more aliases only those count that hold other evidence for the mention.
  private static let mostUnknown = 48
  /// So many of a word's keys are looked up with a class left out, too.
  private static let mostShortened = 2

  init(index: AliasIndex, knowledge: Knowledge, limits: CandidateSearch.Limits) {
    self.index = index
    model = knowledge.model
    prices = knowledge.prices
    least = limits.leastSimilarity
    hitAliases = AliasBits(count: index.aliases.count)
  }

  /// Forgets what was found.
  mutating func clear() {
    hits.removeAll(keepingCapacity: true)
    hitAliases.clear()
  }

  /// Finds the aliases for all units of a mention that read single parts.
  ///
  /// - Parameter floor: aliases whose words bring less than this are of no interest.
  mutating func find(
    _ mention: PreparedName, _ wordSearch: inout WordSearch, _ bounds: inout AliasBounds,
    floor: Float
  ) {
    clear()
    for (number, unit) in mention.units.enumerated()
    where unit.kind != .joined && mention.isCompared(unit) {
      keys.removeAll(keepingCapacity: true)
      keys.append(contentsOf: wordSearch.keys(ofUnit: number))
      let own = keys.count
      for place in 0..<min(own, Self.mostShortened) {
        KeyTable.deletions(of: keys[place], into: &keys)
      }
      gather(&wordSearch, &bounds)
      for alias in aliases { compare(alias, unit, number, &wordSearch, &bounds, floor) }
    }
    hits.sort { a, b in
      (a.alias, a.join.first, a.join.length, a.unit)
        < (b.alias, b.join.first, b.join.length, b.unit)
    }
  }

  /// Fills `aliases` with those under `keys`, each once.
  ///
  /// Where a mention writes an article in its middle, the alias's parts have none: بشارالأسد; and
  /// words that are written as one lose letters.
  private mutating func gather(_ wordSearch: inout WordSearch, _ bounds: inout AliasBounds) {
    aliases.removeAll(keepingCapacity: true)
    for key in keys {
      let start = aliases.count
      aliases.append(contentsOf: index.aliases(joinedUnder: key))
      guard aliases.count - start > Self.mostUnknown else { continue }
      for alias in aliases[start...] { ahead.append(UInt32(truncatingIfNeeded: alias)) }
      ahead.read(index)
      var kept = start
      for place in start..<aliases.count where bounds.hasEvidence(aliases[place], &wordSearch) {
        aliases[kept] = aliases[place]
        kept += 1
      }
      aliases.removeLast(aliases.count - kept)
    }
    aliases.sort()
    var kept = 0
    for place in aliases.indices where place == 0 || aliases[place] != aliases[place - 1] {
      aliases[kept] = aliases[place]
      kept += 1
    }
    aliases.removeLast(aliases.count - kept)
  }

  private mutating func compare(
    _ number: Int, _ unit: PreparedName.Unit, _ unitNumber: Int,
    _ wordSearch: inout WordSearch, _ bounds: inout AliasBounds, _ floor: Float
  ) {
    let mostJoined = prices.evidence(
      unit.information, PreparedName.mostInformationOfJoin, similarity: 0, joins: 2)
    guard
      let beside = bounds.evidence(
        of: number, beside: Int(unit.first), &wordSearch, least: floor - mostJoined)
    else { return }
    index.prepare(number, into: &alias, words: &words, whole: true)
    for join in alias.joins
    where PreparedName.mayJoin(
      Int(unit.count), unit.alphabet.rawValue, Int(join.count), join.alphabet.rawValue)
    {
      let most = prices.evidence(
        unit.information, join.information, similarity: 0, joins: join.joins)
      guard beside + most >= floor else { continue }
      let start = alias.append(join)
      defer { alias.numbers.removeLast(alias.numbers.count - start) }
      guard alias.numbers[start...].allSatisfy({ $0 < LetterIndex.count }) else { continue }
      let bound = prices.leastSimilarity(unit.information, join.information)
      let similarity = alias.numbers.withUnsafeBufferPointer { numbers in
        let letters = UnsafeBufferPointer(rebasing: numbers[start...])
        return wordSearch.similarity(
          ofUnit: unitNumber,
          toJoined: EditModel.Word(
            letters: letters, alphabet: join.alphabet,
            marginals: model.marginals(letters, join.alphabet, scratch: scratch)),
          least: max(least, bound))
      }
      guard similarity >= max(least, bound) else { continue }
      let evidence = prices.evidence(
        unit.information, join.information, similarity: similarity, joins: join.joins)
      hits.append(
        Hit(
          alias: number, unit: unitNumber, join: join, similarity: similarity,
          position: Int(unit.first), evidence: max(0, evidence)))
      _ = hitAliases.insert(number)
    }
  }

  /// Whether an alias has hits.
  @inline(__always)
  func holds(_ alias: UInt32) -> Bool { !hits.isEmpty && hitAliases.holds(Int(alias)) }

  /// The hits of one alias.
  ///
  /// - Complexity: O(log n).
  func hits(of alias: Int) -> ArraySlice<Hit> {
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].alias < alias { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < hits.count, hits[end].alias == alias { end += 1 }
    return hits[low..<end]
  }
}
