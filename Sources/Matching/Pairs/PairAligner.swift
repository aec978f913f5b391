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
  /// What two units of no information have to be alike to bring more than `UnitPair.leastPromise`.
  private let leastPromise: Float
  /// What the proof of an evident alignment rests on.
  private let pricesOnlyCost: Bool
  private let edit = EditScratch()
  private(set) var pairs = WorkBuffer<UnitPair>()
  private var search = AssignmentSearch()
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
    pricesOnlyCost = knowledge.prices.onlyCost
    leastPromise = pricesOnlyCost ? UnitPair.leastPromise / knowledge.prices.channel : -.infinity
  }

  deinit { prices.deallocate() }

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

// MARK: The pairs

extension PairAligner {
  private mutating func collect(_ a: SideView, _ b: SideView) {
    pairs.removeAll()
    isAnySure = false
    isEvident = false
    guard let firsts = a.units.baseAddress, let seconds = b.units.baseAddress else { return }
    let (count, otherCount) = (a.units.count, b.units.count)
    for i in 0..<count {
      let own = firsts + i
      let unit = own.pointee.compared.unit
      for j in 0..<otherCount {
        let other = seconds + j
        guard unit.mayMeet(other.pointee.compared.unit.kind), Self.mayMeet(unit, other) else {
          continue
        }
        let pair = pair(i, own, j, other, a, b)
        if pair.isSure { isAnySure = true }
        pairs.append(pair)
      }
    }
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

  private mutating func isPromising(_ number: Int, _ a: SideView, _ b: SideView) -> Bool {
    let pair = pairs.start + number
    guard let firsts = a.units.baseAddress, let seconds = b.units.baseAddress else { return false }
    if !pair.pointee.isExact {
      var least = pair.pointee.least(prices)
      if !pair.pointee.isKnownSame {
        let similarity = (firsts + pair.pointee.first)
          .leastPromise(with: seconds + pair.pointee.second, leastPromise)
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
  private func pair(
    _ i: Int, _ own: UnsafePointer<SideUnit>, _ j: Int, _ other: UnsafePointer<SideUnit>,
    _ a: SideView, _ b: SideView
  ) -> UnitPair {
    let (first, second) = (own.pointee.compared.unit, other.pointee.compared.unit)
    if first.count == 0 || second.count == 0 { return UnitPair(i, j, exact: -.infinity) }
    let (most, least): (Float, Float)
    if first.alphabet == second.alphabet {
      if own.pointee.letters == other.pointee.letters, first.count == second.count,
        Self.areEqual(a.letters(first), b.letters(second))
      {
        return UnitPair(i, j, exact: own.pointee.identity)
      }
      most = min(own.pointee.most.same, other.pointee.most.same)
      least = 0.5 * (first.marginals.same + second.marginals.same)
    } else {
      most = min(own.pointee.most.cross, other.pointee.most.cross)
      least = 0.5 * (first.marginals.cross + second.marginals.cross)
    }
    return UnitPair(
      i, j, relation(own, other), most: most - least + EditModel.roundingError, prices)
  }

  /// Whether two words of one length are the same letters.
  @inline(__always)
  private static func areEqual(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var place = 0
    while place < a.count {
      if a[place] != b[place] { return false }
      place &+= 1
    }
    return true
  }

  /// Sets what a pair brings by what is known of its similarity.
  @inline(__always)
  private mutating func setEvidence(
    _ pair: UnsafeMutablePointer<UnitPair>, _ a: SideView, _ b: SideView
  ) {
    guard let firsts = a.units.baseAddress, let seconds = b.units.baseAddress else { return }
    let own = UnsafePointer(firsts + pair.pointee.first)
    let other = UnsafePointer(seconds + pair.pointee.second)
    let similarity = pair.pointee.similarity
    if own.pointee.isComparedByKind || other.pointee.isComparedByKind {
      pair.pointee.evidence =
        own.pointee.compared.evidence(
          with: other.pointee.compared, similarity: similarity, prices.pointee) ?? -.infinity
    } else {
      pair.pointee.evidence =
        similarity == -.infinity
        ? similarity : own.evidence(with: other, similarity: similarity, prices)
    }
  }

  /// Whether two units could be one by their lengths.
  @inline(__always)
  private static func mayMeet(
    _ own: PreparedName.Unit, _ other: UnsafePointer<SideUnit>
  ) -> Bool {
    if (own.kind == .joined) == (other.pointee.compared.unit.kind == .joined) { return true }
    // Lengths in one go: within the limit either way.
    let longer = own.count &- other.pointee.compared.unit.count
    let most = Int32(PreparedName.mostLongerJoined)
    return UInt32(bitPattern: longer &+ most) <= UInt32(bitPattern: 2 &* most)
      || own.alphabet != other.pointee.compared.unit.alphabet
  }

  @inline(__always)
  private func relation(
    _ a: UnsafePointer<SideUnit>, _ b: UnsafePointer<SideUnit>
  ) -> NameLexicon.Relation {
    guard let lexicon, a.pointee.form >= 0, b.pointee.form >= 0 else { return .unknown }
    if a.pointee.form != b.pointee.form {
      if a.pointee.known == 0 || b.pointee.known == 0 { return .unknown }
      if a.pointee.known & b.pointee.known == 0 { return .different }
    }
    return lexicon.relation(a.pointee.form, b.pointee.form)
  }

  /// The two words of a pair, each on its side of their table, and that.
  @inline(__always)
  private func words(
    _ pair: UnsafePointer<UnitPair>, _ a: SideView, _ b: SideView
  ) -> (table: UnsafePointer<PairTable>, words: FacingWords)? {
    guard let firsts = a.units.baseAddress, let seconds = b.units.baseAddress else { return nil }
    let alphabet = (firsts + pair.pointee.first).pointee.compared.unit.alphabet
    let otherAlphabet = (seconds + pair.pointee.second).pointee.compared.unit.alphabet
    let isCross = alphabet != otherAlphabet
    let isFlipped = isCross && alphabet == .latin
    let own = a.word(pair.pointee.first, isCross: isCross, isLeft: true)
    let other = b.word(pair.pointee.second, isCross: isCross, isLeft: false)
    return (
      tables.table(alphabet, otherAlphabet),
      isFlipped ? FacingWords(left: other, right: own) : FacingWords(left: own, right: other)
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
    guard let (table, words) = words(pair, a, b) else { return false }
    let d =
      table.mayReach(least, words, edit)
      ? table.similarity(least: least, words, edit) : -.infinity
    if d < least, least > pair.pointee.least(prices) {
      pair.pointee.lower(to: least, prices)
      return false
    }
    pair.pointee.set(d, prices)
    if d >= least, !pair.pointee.isKnownSame, a.units[pair.pointee.first].compared.isCompared,
      b.units[pair.pointee.second].compared.isCompared
    {
      pair.pointee.fit = table.fit(words, edit)
      if case .different = pair.pointee.relation { pair.pointee.fit.isKnownDifferent = true }
    }
    return true
  }

  /// Lowers what a pair may bring by which letters there are.
  mutating func bound(_ number: Int, _ a: SideView, _ b: SideView) {
    let pair = pairs.start + number
    guard !pair.pointee.isExact, !pair.pointee.isKnownSame,
      let (table, words) = words(pair, a, b)
    else { return }
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
    guard !pair.pointee.isKnownSame, let (table, words) = words(pair, a, b) else { return false }
    let most = pair.pointee.compared(similarity, prices)
    if table.mayReach(most, words, edit) { return false }
    pair.pointee.lower(to: most, prices)
    setEvidence(pair, a, b)
    return true
  }
}

// MARK: The alignment

extension PairAligner {
  /// Finds the best alignment, all of whose pairs are compared.
  ///
  /// - Returns: what it brings and leaves over.
  private mutating func settle(
    _ a: SideView, _ b: SideView, isMirrored: Bool
  ) -> AlignmentBalance {
    if isEvident { return balanceOfEvident(a, b, isMirrored: isMirrored) }
    var patience = Self.patience
    while true {
      let score = searchBest(a, b, isMirrored: isMirrored, patience: patience)
      var isExact = true
      if search.gaveUp && patience < AssignmentSearch.mostSteps {
        // Bounds lead it astray where names have many parts; with all compared it is quick.
        isExact = false
        patience = AssignmentSearch.mostSteps
        for number in 0..<pairs.count { compare(number, a, b) }
      } else {
        for place in 0..<search.chosenCount {
          let number = search.chosenNumber(place)
          if pairs[number].isExact { continue }
          isExact = false
          compare(number, a, b)
        }
      }
      if isExact { return search.balance(score: score) }
    }
  }

  /// Steps of the search while bounds count; names of three parts need a dozen.
  private static let patience = 100

  /// - Returns: the score of the best alignment by what is known so far.
  private mutating func searchBest(
    _ a: SideView, _ b: SideView, isMirrored: Bool, patience: Int
  ) -> Float {
    search.begin(
      mention: isMirrored ? b.asMention : a.asMention, alias: isMirrored ? a.asAlias : b.asAlias,
      prices: prices.pointee)
    let relief = search.relief
    for number in 0..<pairs.count {
      let gain = gain(number, a, b, isMirrored: isMirrored)
      if gain > -relief { add(number, gain, a, b, isMirrored: isMirrored) }
    }
    return search.run(patience: patience) ?? -.infinity
  }

  /// Lets the search choose a pair.
  @inline(__always)
  private mutating func add(
    _ number: Int, _ gain: Float, _ a: SideView, _ b: SideView, isMirrored: Bool
  ) {
    let pair = pairs.start + number
    guard let firsts = a.units.baseAddress, let seconds = b.units.baseAddress else { return }
    let (first, second) = (firsts + pair.pointee.first, seconds + pair.pointee.second)
    if isMirrored {
      let rank = pair.pointee.second &* a.units.count &+ pair.pointee.first
      search.add(
        AssignmentSearch.Option(number: number, rank: rank, gain: gain, second, first))
    } else {
      search.add(
        AssignmentSearch.Option(number: number, rank: number, gain: gain, first, second))
    }
  }

  /// What the units that met in the last alignment tell. (Mutating, so that the aligner is not copied.)
  mutating func met(_ a: SideView, _ b: SideView, isMirrored: Bool) -> MetUnits {
    var met = MetUnits()
    for place in 0..<matchCount {
      let pair = match(place)
      guard let (own, other) = pair.compared(a, b) else { continue }
      met.matched.add(
        pair.pointee.matchedSimilarity, isMirrored ? other : own, isMirrored ? own : other)
      if own.pointee.isCompared, other.pointee.isCompared { met.fit.add(pair.pointee.fit) }
    }
    return met
  }

  /// The pairs that met, the first name as the mention.
  func matches(_ a: SideView, _ b: SideView) -> [Aligner.Match] {
    let count = matchCount
    if count == 0 { return [] }
    return [Aligner.Match](unsafeUninitializedCapacity: count) { matches, filled in
      for place in 0..<count {
        let pair = match(place)
        guard let (own, other) = pair.compared(a, b) else { continue }
        matches.initializeElement(
          at: filled,
          to: Aligner.Match(
            pair.pointee.first, own.pointee, pair.pointee.second, other.pointee,
            similarity: pair.pointee.similarity, evidence: pair.pointee.evidence))
        filled += 1
      }
    }
  }
}
