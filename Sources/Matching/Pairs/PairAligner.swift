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
  private let prices: Prices
  private let edit = EditScratch()
  private var firstGroups = UnitGroups()
  private var secondGroups = UnitGroups()
  private var pairs = WorkBuffer<UnitPair>()
  private var search = AssignmentSearch()

  init(_ knowledge: Knowledge) {
    tables = knowledge.model.pairTables
    lexicon = knowledge.lexicon
    prices = knowledge.prices
  }

  /// Aligns two names, the first as the mention.
  mutating func align(_ a: SideView, _ b: SideView) -> Aligner.Alignment {
    collect(a, b)
    return alignment(a, b, isMirrored: false)
  }

  /// Aligns the two names of the last `align`, the second as the mention.
  mutating func alignMirrored(_ a: SideView, _ b: SideView) -> Aligner.Alignment {
    alignment(a, b, isMirrored: true)
  }

  /// Where the parts fit worst that met in an alignment of the last two names.
  func fit(
    of alignment: Aligner.Alignment, _ a: SideView, _ b: SideView, isMirrored: Bool
  ) -> LetterFit {
    var fit = LetterFit()
    for match in alignment.matches {
      let (first, second) =
        isMirrored ? (match.alias, match.mention) : (match.mention, match.alias)
      guard a.units[first].compared.isCompared, b.units[second].compared.isCompared
      else { continue }
      fit.add(self.fit(first, second))
    }
    return fit
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
    firstGroups.begin(units: a.units.count)
    secondGroups.begin(units: b.units.count)
    var isAnySure = false
    for i in 0..<a.units.count {
      for j in 0..<b.units.count {
        guard let pair = pair(i, j, a, b) else { continue }
        if pair.isKnownSame || (pair.isExact && pair.similarity > 0) {
          isAnySure = true
        }
        pairs.append(pair)
      }
    }
    if isAnySure { return }
    // Two people's names, as it looks: hardly a pair will be left, and the search has nothing to do.
    for number in 0..<pairs.count { compare(number, a, b) }
  }

  /// A pair of units with the most that it may bring; `nil` where they cannot meet.
  @inline(__always)
  private func pair(_ i: Int, _ j: Int, _ a: SideView, _ b: SideView) -> UnitPair? {
    let (own, other) = (a.units[i], b.units[j])
    let (first, second) = (own.compared.unit, other.compared.unit)
    guard own.compared.mayMeet(other.compared), Self.mayMeet(first, second) else { return nil }
    var pair: UnitPair
    if first.count == 0 || second.count == 0 {
      pair = UnitPair(i, j, exact: -.infinity)
    } else if first.alphabet == second.alphabet && first.count == second.count
      && own.letters == other.letters && a.letters(first).elementsEqual(b.letters(second))
    {
      pair = UnitPair(i, j, exact: own.identity)
    } else {
      let most =
        first.alphabet == second.alphabet
        ? min(own.most.same, other.most.same)
          - 0.5 * (first.marginals.same + second.marginals.same)
        : min(own.most.cross, other.most.cross)
          - 0.5 * (first.marginals.cross + second.marginals.cross)
      pair = UnitPair(
        i, j, relation(own, other), most: most + EditModel.roundingError, prices)
    }
    guard
      let evidence = own.compared.evidence(
        with: other.compared, similarity: pair.similarity, prices)
    else { return nil }
    pair.evidence = evidence
    return pair
  }

  /// Whether two units could be one by their lengths.
  @inline(__always)
  private static func mayMeet(_ a: PreparedName.Unit, _ b: PreparedName.Unit) -> Bool {
    if (a.kind == .joined) == (b.kind == .joined) { return true }
    return a.alphabet != b.alphabet
      || abs(Int(a.count) - Int(b.count)) <= PreparedName.mostLongerJoined
  }

  @inline(__always)
  private func relation(_ a: SideUnit, _ b: SideUnit) -> NameLexicon.Relation {
    guard let lexicon, a.form >= 0, b.form >= 0 else { return .unknown }
    if a.form != b.form {
      if a.known == 0 || b.known == 0 { return .unknown }
      if a.known & b.known == 0 { return .different }
    }
    return lexicon.relation(a.form, b.form)
  }

  /// Compares the letters of a pair: which there are, and themselves where that leaves it possible.
  private mutating func compare(_ number: Int, _ a: SideView, _ b: SideView) {
    let pair = pairs.start + number
    if pair.pointee.isExact { return }
    let own = a.units.baseAddress.map { $0 + pair.pointee.first }
    let other = b.units.baseAddress.map { $0 + pair.pointee.second }
    guard let own, let other else { return }
    let table = tables.table(
      own.pointee.compared.unit.alphabet, other.pointee.compared.unit.alphabet)
    let (left, right) = boundedWords(pair.pointee, table, a, b)
    let least = pair.pointee.least(prices)
    let d =
      table.pointee.mayReach(least, left, right)
      ? table.pointee.similarity(left, right, least: least, edit) : -.infinity
    pair.pointee.set(d, prices)
    if d >= least, !pair.pointee.isKnownSame, own.pointee.compared.isCompared,
      other.pointee.compared.isCompared
    {
      pair.pointee.fit = table.pointee.fit(left, right, edit)
      if case .different = pair.pointee.relation { pair.pointee.fit.isKnownDifferent = true }
    }
    pair.pointee.evidence =
      own.pointee.compared.evidence(
        with: other.pointee.compared, similarity: pair.pointee.similarity, prices) ?? -.infinity
  }

  /// The two words of a pair, each on its side of their table.
  @inline(__always)
  private mutating func boundedWords(
    _ pair: UnitPair, _ table: UnsafePointer<PairTable>, _ a: SideView, _ b: SideView
  ) -> (BoundedWord, BoundedWord) {
    let (own, other) = (a.units[pair.first], b.units[pair.second])
    let (first, second) = (own.compared.unit, other.compared.unit)
    let isFlipped = first.alphabet == .latin && second.alphabet == .arabic
    let place = firstGroups.prepare(
      pair.first, a.letters(first), facing: second.alphabet,
      table, isLeft: !isFlipped)
    let otherPlace = secondGroups.prepare(
      pair.second, b.letters(second), facing: first.alphabet,
      table, isLeft: isFlipped)
    let word = BoundedWord(
      grid: GridWord(
        letters: a.letters(first), groups: firstGroups[place],
        bound: isFlipped ? edit.rightBound : edit.bound),
      alphabet: first.alphabet, marginals: first.marginals, letters: own.letters,
      row: a.row(pair.first, facedBy: second.alphabet))
    let facing = BoundedWord(
      grid: GridWord(
        letters: b.letters(second), groups: secondGroups[otherPlace],
        bound: isFlipped ? edit.bound : edit.rightBound),
      alphabet: second.alphabet, marginals: second.marginals, letters: other.letters,
      row: b.row(pair.second, facedBy: first.alphabet))
    return isFlipped ? (facing, word) : (word, facing)
  }
}

// MARK: The alignment

extension PairAligner {
  private mutating func alignment(
    _ a: SideView, _ b: SideView, isMirrored: Bool
  ) -> Aligner.Alignment {
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
      if isExact { return chosen(score, a, b, isMirrored: isMirrored) }
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
      prices: prices)
    let relief = search.relief
    for number in 0..<pairs.count {
      let pair = pairs[number]
      let (own, other) = (a.units[pair.first], b.units[pair.second])
      let gain =
        pair.evidence + (isMirrored ? other.missing + own.extra : own.missing + other.extra)
      guard gain > -relief else { continue }
      let (first, second) = (own.compared.unit, other.compared.unit)
      search.add(
        isMirrored
          ? AssignmentSearch.Option(
            number: number, rank: pair.second * a.units.count + pair.first, gain: gain, second,
            first)
          : AssignmentSearch.Option(number: number, rank: number, gain: gain, first, second))
    }
    return search.run(patience: patience) ?? -.infinity
  }

  private func chosen(
    _ score: Float, _ a: SideView, _ b: SideView, isMirrored: Bool
  ) -> Aligner.Alignment {
    var alignment = search.alignment(score: score)
    for place in 0..<search.chosenCount {
      let pair = pairs[search.chosenNumber(place)]
      let (own, other) = (a.units[pair.first].compared, b.units[pair.second].compared)
      alignment.matches.append(
        isMirrored
          ? Aligner.Match(
            pair.second, other, pair.first, own, similarity: pair.similarity,
            evidence: pair.evidence)
          : Aligner.Match(
            pair.first, own, pair.second, other, similarity: pair.similarity,
            evidence: pair.evidence))
    }
    return alignment
  }
}
