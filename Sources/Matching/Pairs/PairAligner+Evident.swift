import Onomastics
import Orthography
import Sections

/// The alignment as it looks at first glance: units of the same letters meet, and what they leave over.
/// Mostly it is the best, and proved to be without a search (`Potentials`).
extension PairAligner {
  /// Chooses the pairs that evidently meet.
  ///
  /// - Returns: whether they may be the best alignment of all; then they are in the order of either
  ///   name, and leave parts of one name only.
  mutating func chooseEvident(_ a: SideView, _ b: SideView) -> Bool {
    evident.removeAll()
    var (covered, otherCovered): (UInt32, UInt32) = (0, 0)
    for number in 0..<pairs.count where pairs[number].isSure {
      compare(number, a, b)
      let masks = masks(number, a, b)
      if masks.own & covered == 0, masks.other & otherCovered == 0 {
        evident.append(number)
        (covered, otherCovered) = (covered | masks.own, otherCovered | masks.other)
      } else if !replaceEvident(by: number, masks, a, b) {
        return false
      }
    }
    chooseFree(&covered, &otherCovered, a, b)
    if a.asMention.sums.nameMask & ~covered != 0, b.asMention.sums.nameMask & ~otherCovered != 0 {
      return false
    }
    return sortEvident(a, b)
  }

  /// The parts that a pair's units cover, one bit each.
  @inline(__always)
  private func masks(
    _ number: Int, _ a: SideView, _ b: SideView
  ) -> (own: UInt32, other: UInt32) {
    (a.units[pairs[number].first].mask, b.units[pairs[number].second].mask)
  }

  /// Two readings of the same parts: the better one counts.
  private mutating func replaceEvident(
    by number: Int, _ masks: (own: UInt32, other: UInt32), _ a: SideView, _ b: SideView
  ) -> Bool {
    for place in evident.indices where self.masks(evident[place], a, b) == masks {
      if pairs[number].evidence > pairs[evident[place]].evidence { evident[place] = number }
      return true
    }
    return false
  }

  /// Chooses among the pairs of what is left, the one that brings the most first.
  private mutating func chooseFree(
    _ covered: inout UInt32, _ otherCovered: inout UInt32, _ a: SideView, _ b: SideView
  ) {
    free.removeAll()
    for number in 0..<pairs.count where pairs[number].evidence > -.infinity {
      let masks = masks(number, a, b)
      if masks.own & covered == 0, masks.other & otherCovered == 0 { free.append(number) }
    }
    if free.count > 1 {
      for number in free.values { bound(number, a, b) }
    }
    while true {
      var (best, most) = (-1, -Float.infinity)
      for number in free.values where pairs[number].evidence > most {
        let masks = masks(number, a, b)
        if masks.own & covered != 0 || masks.other & otherCovered != 0 { continue }
        (best, most) = (number, pairs[number].evidence)
      }
      guard best >= 0 else { return }
      if !pairs[best].isExact {
        compare(best, a, b)
        continue
      }
      guard gain(best, a, b, isMirrored: false) > 0, gain(best, a, b, isMirrored: true) > 0
      else { return }
      let masks = masks(best, a, b)
      evident.append(best)
      (covered, otherCovered) = (covered | masks.own, otherCovered | masks.other)
    }
  }

  /// Sorts what was chosen by the first name.
  ///
  /// - Returns: whether it is in the order of the second name too.
  private mutating func sortEvident(_ a: SideView, _ b: SideView) -> Bool {
    var place = 1
    while place < evident.count {
      let number = evident[place]
      let mask = masks(number, a, b).own
      var before = place
      while before > 0, masks(evident[before &- 1], a, b).own > mask {
        evident[before] = evident[before &- 1]
        before &-= 1
      }
      evident[before] = number
      place &+= 1
    }
    for place in 1..<max(1, evident.count)
    where masks(evident[place &- 1], a, b).other > masks(evident[place], a, b).other {
      return false
    }
    return !evident.isEmpty
  }

  /// Whether no other alignment brings as much as the one chosen, whichever name is the mention.
  mutating func isEvidentBest(_ a: SideView, _ b: SideView) -> Bool {
    potentials.begin(a.partCount, b.partCount)
    for number in evident.values {
      let pair = pairs.start + number
      let (own, other) = UnsafePointer(pair).units(a, b)
      let gains = gains(number, a, b)
      let due = 0.5 * own.pointee.information + own.pointee.unmatched
      let otherDue = 0.5 * other.pointee.information + other.pointee.unmatchedOfOther
      guard gains.least > 0,
        potentials.share(gains, own.pointee.mask, due, other.pointee.mask, otherDue)
      else { return false }
    }
    for number in 0..<pairs.count {
      let pair = pairs.start + number
      if pair.pointee.evidence == -.infinity { continue }
      let (own, other) = UnsafePointer(pair).units(a, b)
      let most = potentials.sum(own.pointee.mask, other.pointee.mask) - Self.leastLead
      let over = (gains(number, a, b) - most).greatest
      if over <= 0 || evident.values.contains(number) { continue }
      guard !pair.pointee.isExact else { return false }
      let similarity = pair.pointee.similarity - over / prices.pointee.channel
      guard lower(number, to: similarity, a, b),
        (gains(number, a, b) - most).greatest <= 0.5 * Self.leastLead
      else { return false }
    }
    return true
  }

  /// What the pairs that evidently meet bring; they leave parts of one name only, which conflict with
  /// nothing.
  ///
  /// The score is to the bit that of a search that finds them: gains are summed up in the same order.
  /// (Mutating, so that the aligner is not copied.)
  mutating func balanceOfEvident(_ a: SideView, _ b: SideView, isMirrored: Bool) -> AlignmentBalance
  {
    var (gained, covered, otherCovered): (Float, UInt32, UInt32) = (0, 0, 0)
    for number in evident.values {
      gained += gain(number, a, b, isMirrored: isMirrored)
      let masks = masks(number, a, b)
      (covered, otherCovered) = (covered | masks.own, otherCovered | masks.other)
    }
    let (mention, alias) = isMirrored ? (b.asMention, a.asAlias) : (a.asMention, b.asAlias)
    return AlignmentBalance(
      score: gained - (mention.sums.all + alias.sums.all), mention,
      taken: isMirrored ? otherCovered : covered, alias, used: isMirrored ? covered : otherCovered)
  }

  /// In nats; far above what rounding does.
  private static var leastLead: Float { 0.002 }

  /// `gain`, the first name as the mention and then the second.
  @inline(__always)
  private func gains(_ number: Int, _ a: SideView, _ b: SideView) -> SIMD2<Float> {
    SIMD2(
      gain(number, a, b, isMirrored: false), gain(number, a, b, isMirrored: true))
  }

  /// What a pair brings with the prices that need not be paid.
  @inline(__always)
  func gain(_ number: Int, _ a: SideView, _ b: SideView, isMirrored: Bool) -> Float {
    let pair = pairs.start + number
    let (own, other) = UnsafePointer(pair).units(a, b)
    return pair.pointee.evidence
      + (isMirrored
        ? other.pointee.missing + own.pointee.extra : own.pointee.missing + other.pointee.extra)
  }
}

extension Prices {
  /// Whether nothing is granted for what stays over, conflicts or stands in another order, and more for
  /// what is more similar.
  var onlyCost: Bool {
    channel > 0
      && [conflict, inversion, missing, missingInformation, extra, extraInformation]
        .allSatisfy { $0 >= 0 }
  }
}
