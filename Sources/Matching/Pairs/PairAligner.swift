import Onomastics
import Orthography
import Sections

/// Aligns two names, each way round, and compares only the letters that the answer depends on.
///
/// All pairs of units enter with a bound of what they may bring. The best alignment by these bounds
/// is searched, the pairs it uses are looked at more closely, and so on until it uses none that could
/// be: then no other alignment can be better, whatever its pairs' letters would say.
struct PairAligner: ~Copyable {
  private let tables: PairTables
  private let lexicon: NameLexicon?
  /// By their address, so that they are not copied for every pair.
  let prices: UnsafePointer<Prices>
  private let kindPrices: KindPrices
  /// What two units of no information have to be alike to bring more than `UnitPair.leastPromise`.
  private let leastPromise: Float
  /// What the proof of an evident alignment rests on.
  private let pricesOnlyCost: Bool
  private let edit = EditScratch()
  private(set) var pairs = WorkBuffer<UnitPair>()
  var search = AssignmentSearch()
  /// The numbers of the pairs that evidently meet; see `chooseEvident`.
  var evident = WorkBuffer<Int>()
  var free = WorkBuffer<Int>()
  var potentials = Potentials()
  /// Whether two units are the same name without a comparison.
  private var isAnySure = false
  /// Whether these are the best alignment, whichever name is the mention.
  private(set) var isEvident = false

  init(_ knowledge: Knowledge) {
    tables = knowledge.model.pairTables
    lexicon = knowledge.lexicon
    let prices = UnsafeMutablePointer<Prices>.allocate(capacity: 1)
    prices.initialize(to: knowledge.prices)
    self.prices = UnsafePointer(prices)
    kindPrices = KindPrices(knowledge.prices)
    pricesOnlyCost = knowledge.prices.onlyCost
    leastPromise = pricesOnlyCost ? UnitPair.leastPromise / knowledge.prices.channel : -.infinity
  }

  deinit {
    prices.deallocate()
    kindPrices.deallocate()
  }

  /// Takes over two names.
  ///
  /// - Returns: whether no two of their units bring more than `UnitPair.leastPromise`.
  mutating func areHopeless(_ a: SideView, _ b: SideView) -> Bool {
    collect(a, b)
    return !isAnyPromising(a, b)
  }

  /// Aligns the two names, the first as the mention.
  mutating func align(_ a: SideView, _ b: SideView) -> AlignmentBalance {
    compareCollected(a, b)
    return settle(a, b, isMirrored: false)
  }

  /// Aligns the two names of the last `align`, the second as the mention.
  mutating func alignMirrored(_ a: SideView, _ b: SideView) -> AlignmentBalance {
    settle(a, b, isMirrored: true)
  }

  /// How many pairs met in the last alignment.
  @inline(__always)
  var matchCount: Int { isEvident ? evident.count : search.chosenCount }

  /// A pair that met in the last alignment; they are in the order of the mention.
  @inline(__always)
  func match(_ place: Int) -> UnsafePointer<UnitPair> {
    UnsafePointer(pairs.start + (isEvident ? evident[place] : search.chosenNumber(place)))
  }

  /// Where a unit of the first name and one of the second fit worst, if they were compared.
  func fit(_ first: Int, _ second: Int) -> LetterFit {
    pairs.values.first { $0.first == first && $0.second == second }?.fit ?? LetterFit()
  }
}

extension PairAligner {
  private mutating func collect(_ a: SideView, _ b: SideView) {
    pairs.removeAll()
    isAnySure = false
    isEvident = false
    // Parts written as one never meet parts written as one; mostly they are too long for any other.
    let end = b.mayMeetJoined(a) ? b.unitCount : b.joinedStart
    for i in 0..<a.joinedStart {
      let own = a.units + i
      for j in 0..<b.joinedStart
      where own.pointee.kind.mayMeet(b.units[j].kind) { add(i, a, j, b) }
      for j in b.joinedStart..<end where Self.areNear(own, b.units + j) { add(i, a, j, b) }
    }
    guard a.mayMeetJoined(b) else { return }
    for i in a.joinedStart..<a.unitCount {
      for j in 0..<b.joinedStart
      where Self.areNear(a.units + i, b.units + j) { add(i, a, j, b) }
    }
  }

  @inline(__always)
  private mutating func add(_ i: Int, _ a: SideView, _ j: Int, _ b: SideView) {
    let pair = pair(i, a, j, b)
    if pair.isSure { isAnySure = true }
    pairs.append(pair)
  }

  /// Whether any two units bring more than `UnitPair.leastPromise`; no more is compared than that takes.
  private mutating func isAnyPromising(_ a: SideView, _ b: SideView) -> Bool {
    if isAnySure {
      for number in 0..<pairs.count
      where pairs[number].isSure && isPromising(number, a, b) { return true }
    }
    for number in 0..<pairs.count where isPromising(number, a, b) { return true }
    return false
  }

  @inline(__always)
  private mutating func isPromising(_ number: Int, _ a: SideView, _ b: SideView) -> Bool {
    let pair = pairs.start + number
    if !pair.pointee.isExact {
      var least = pair.pointee.least(prices)
      if !pair.pointee.isKnownSame {
        let (own, other) = UnsafePointer(pair).units(a, b)
        let similarity = own.leastPromise(with: other, leastPromise, prices)
        // What the words can bring against any other may be too little already.
        let margin = similarity - EditModel.roundingError
        if margin > pair.pointee.similarity + EditModel.roundingError { return false }
        least = max(least, pair.pointee.compared(similarity, prices) - EditModel.roundingError)
      }
      if !compare(number, least: least, a, b) { return false }
    }
    setEvidence(pair, a, b)
    return pair.pointee.evidence > UnitPair.leastPromise
  }

  /// Compares what has to be before the best alignment is looked for.
  private mutating func compareCollected(_ a: SideView, _ b: SideView) {
    for number in 0..<pairs.count {
      if isAnySure || pairs[number].isExact {
        setEvidence(pairs.start + number, a, b)
      } else {
        // Two people's names, as it looks: hardly a pair is left, and the search has nothing to do.
        compare(number, a, b)
      }
    }
    isEvident = isAnySure && pricesOnlyCost && chooseEvident(a, b) && isEvidentBest(a, b)
  }

  /// A pair of units with the most that their similarity may be.
  @inline(__always)
  private func pair(_ i: Int, _ a: SideView, _ j: Int, _ b: SideView) -> UnitPair {
    let (own, other) = (a.units + i, b.units + j)
    if own.pointee.count == 0 || other.pointee.count == 0 {
      return UnitPair(i, j, exact: -.infinity)
    }
    let (most, least): (Float, Float)
    if own.pointee.alphabet == other.pointee.alphabet {
      if own.pointee.letters == other.pointee.letters, Self.areEqual(own, other) {
        return UnitPair(i, j, exact: own.word(isCross: false).pointee.identity)
      }
      most = min(own.pointee.most.same, other.pointee.most.same)
      least = 0.5 * (own.pointee.marginals.same + other.pointee.marginals.same)
    } else {
      most = min(own.pointee.most.cross, other.pointee.most.cross)
      least = 0.5 * (own.pointee.marginals.cross + other.pointee.marginals.cross)
    }
    return UnitPair(
      i, j, relation(i, a, j, b), most: most - least + EditModel.roundingError, prices)
  }

  /// Whether two units of one alphabet are the same letters.
  @inline(__always)
  private static func areEqual(
    _ own: UnsafePointer<SideUnit>, _ other: UnsafePointer<SideUnit>
  ) -> Bool {
    if own.pointee.count != other.pointee.count { return false }
    // Of two words of one length the same letters stand in the same cells.
    let (cells, otherCells) = (own.word(isCross: false).cells, other.word(isCross: false).cells)
    var place = 0
    while place < Int(own.pointee.count) {
      if cells[place] != otherCells[place] { return false }
      place &+= 1
    }
    return true
  }

  /// Sets what a pair brings by what is known of its similarity.
  @inline(__always)
  private mutating func setEvidence(
    _ pair: UnsafeMutablePointer<UnitPair>, _ a: SideView, _ b: SideView
  ) {
    let (own, other) = UnsafePointer(pair).units(a, b)
    let similarity = pair.pointee.similarity
    if own.pointee.isComparedByKind || other.pointee.isComparedByKind {
      pair.pointee.evidence =
        own.compared.evidence(
          with: other.compared, similarity: similarity, prices.pointee) ?? -.infinity
    } else {
      pair.pointee.evidence =
        similarity == -.infinity
        ? similarity : own.evidence(with: other, similarity: similarity, prices, kindPrices)
    }
  }

  /// Whether parts written as one could be another unit by their lengths.
  @inline(__always)
  private static func areNear(
    _ own: UnsafePointer<SideUnit>, _ other: UnsafePointer<SideUnit>
  ) -> Bool {
    // Lengths in one go: within the limit either way.
    let longer = Int32(own.pointee.count) &- Int32(other.pointee.count)
    let most = Int32(PreparedName.mostLongerJoined)
    return UInt32(bitPattern: longer &+ most) <= UInt32(bitPattern: 2 &* most)
      || own.pointee.alphabet != other.pointee.alphabet
  }

  /// What the lexicon knows of two units.
  @inline(__always)
  private func relation(_ i: Int, _ a: SideView, _ j: Int, _ b: SideView) -> NameLexicon.Relation {
    let (own, other) = (a.units + i, b.units + j)
    // A form that the lexicon has, and knows as nothing, still is the same as itself.
    if own.pointee.form == other.pointee.form && own.pointee.form >= 0 { return .same }
    if own.pointee.known & other.pointee.known == 0 {
      return own.pointee.known != 0 && other.pointee.known != 0 ? .different : .unknown
    }
    if let names = a.names(ofUnit: i), let otherNames = b.names(ofUnit: j) {
      return names.haveOneName(otherNames) ? .same : .different
    }
    return lexicon?.relation(Int(own.pointee.form), Int(other.pointee.form)) ?? .unknown
  }

  /// The two words of a pair, each on its side of their table, and that.
  @inline(__always)
  private func words(
    _ pair: UnsafePointer<UnitPair>, _ a: SideView, _ b: SideView
  ) -> (table: UnsafePointer<PairTable>, words: FacingWords) {
    let units = pair.units(a, b)
    let (alphabet, otherAlphabet) = (units.0.pointee.alphabet, units.1.pointee.alphabet)
    let isCross = alphabet != otherAlphabet
    let isFlipped = isCross && alphabet == .latin
    let (left, right) = isFlipped ? (units.1, units.0) : units
    return (
      tables.table(alphabet, otherAlphabet),
      FacingWords(
        left: BoundedWord(left, isCross: isCross, isLeft: true),
        right: BoundedWord(right, isCross: isCross, isLeft: false))
    )
  }

  /// Compares the letters of a pair: which there are, and themselves where that leaves it possible.
  mutating func compare(_ number: Int, _ a: SideView, _ b: SideView) {
    let pair = pairs.start + number
    if pair.pointee.isExact { return }
    _ = compare(number, least: pair.pointee.least(prices), a, b)
    setEvidence(pair, a, b)
  }

  /// Compares the letters of a pair; what it brings is not set.
  ///
  /// - Parameter least: what the edit model says is of interest from here on; not below the pair's own.
  ///   Where it says less, that is all that is known.
  /// - Returns: whether the pair was compared to the end.
  @inline(__always)
  private mutating func compare(
    _ number: Int, least: Float, _ a: SideView, _ b: SideView
  ) -> Bool {
    let pair = pairs.start + number
    let (table, words) = words(pair, a, b)
    guard table.mayReach(least, words, edit) else {
      return end(pair, -.infinity, least: least)
    }
    return compareReaching(pair, least: least, table, words, a, b)
  }

  /// The same where the bounds of the letters leave it possible.
  @inline(never)
  private mutating func compareReaching(
    _ pair: UnsafeMutablePointer<UnitPair>, least: Float, _ table: UnsafePointer<PairTable>,
    _ words: FacingWords, _ a: SideView, _ b: SideView
  ) -> Bool {
    let d = table.similarity(least: least, words, edit)
    guard end(pair, d, least: least) else { return false }
    if d >= least, !pair.pointee.isKnownSame, a.units[pair.pointee.first].isCompared,
      b.units[pair.pointee.second].isCompared
    {
      pair.pointee.fit = table.fit(words, edit)
      if case .different = pair.pointee.relation { pair.pointee.fit.isKnownDifferent = true }
    }
    return true
  }

  /// Sets what a comparison found.
  ///
  /// - Returns: whether the pair was compared to the end.
  @inline(__always)
  private func end(_ pair: UnsafeMutablePointer<UnitPair>, _ d: Float, least: Float) -> Bool {
    if d < least, least > pair.pointee.least(prices) {
      pair.pointee.lower(to: least, prices)
      return false
    }
    pair.pointee.set(d, prices)
    return true
  }

  /// Lowers what a pair may bring by which letters there are.
  mutating func bound(_ number: Int, _ a: SideView, _ b: SideView) {
    let pair = pairs.start + number
    if pair.pointee.isExact || pair.pointee.isKnownSame { return }
    let (table, words) = words(pair, a, b)
    let most = table.most(least: pair.pointee.least(prices), words, edit)
    if most == -.infinity {
      pair.pointee.set(most, prices)
    } else {
      pair.pointee.lower(to: most, prices)
    }
    setEvidence(pair, a, b)
  }

  /// Lowers the similarity that a pair may have to a given one, where its letters let it.
  mutating func lower(
    _ number: Int, to similarity: Float, _ a: SideView, _ b: SideView
  ) -> Bool {
    let pair = pairs.start + number
    if pair.pointee.isKnownSame { return false }
    let (table, words) = words(pair, a, b)
    let most = pair.pointee.compared(similarity, prices)
    if table.mayReach(most, words, edit) { return false }
    pair.pointee.lower(to: most, prices)
    setEvidence(pair, a, b)
    return true
  }
}
