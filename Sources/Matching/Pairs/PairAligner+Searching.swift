import Sections

/// The best alignment by what is known so far, looked for again until all that it rests on was compared.
extension PairAligner {
  /// Finds the best alignment, all of whose pairs are compared.
  ///
  /// - Returns: what it brings and leaves over.
  mutating func settle(
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
    let (first, second) = UnsafePointer(pair).units(a, b)
    if isMirrored {
      let rank = pair.pointee.second &* a.unitCount &+ pair.pointee.first
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
      let (own, other) = pair.units(a, b)
      met.matched.add(
        pair.pointee.matchedSimilarity, (isMirrored ? other : own).compared,
        (isMirrored ? own : other).compared)
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
        let (own, other) = pair.units(a, b)
        matches.initializeElement(
          at: filled,
          to: Aligner.Match(
            pair.pointee.first, own.compared, pair.pointee.second, other.compared,
            similarity: pair.pointee.similarity, evidence: pair.pointee.evidence))
        filled += 1
      }
    }
  }
}
