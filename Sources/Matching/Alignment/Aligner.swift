import Onomastics

/// Finds the best assignment of one name's parts to another's.
///
/// Exact search, order-free: every unit of the mention may meet one unit of the alias, units on
/// either side do not overlap, what stays over is priced (`Prices`). The pairs that are worth
/// anything are few, so depth-first search with a bound is quick.
package final class Aligner {
  /// Two units that meet, and what that brings.
  package struct Match: Sendable {
    package var mention: Int
    package var alias: Int
    /// The edit model's d of the two; 0 where classes or numbers were compared instead.
    package var similarity: Float
    /// Evidence in nats, prices of joins and readings taken off.
    package var evidence: Float
  }

  /// The best assignment.
  package struct Alignment: Sendable {
    /// Sum of evidence and prices, in nats.
    package var score: Float = 0
    package var matches: [Match] = []
    package var missingPrice: Float = 0
    package var extraPrice: Float = 0
    /// Parts left over, one bit each.
    package var missing: UInt32 = 0
    package var extra: UInt32 = 0
    package var inversions = 0
    package init() {}
  }

  private struct Option {
    var match: Match
    var mentionMask: UInt32
    var aliasMask: UInt32
    var aliasFirst: Int
    /// Evidence and the prices that need not be paid.
    var gain: Float
    var next: Int
  }

  private var options: [[Option]] = []
  private var bound: [Float] = []
  private var chosen: [Option] = []
  private var best: [Option] = []
  private var bestScore: Float = 0
  private var missingPrices: [Float] = []
  private var extraPrices: [Float] = []
  private var missingNames: UInt32 = 0
  private var extraNames: UInt32 = 0
  private var prices: Prices?
  private var steps = 0

  package init() {}

  /// The search gives up refining after so many steps; names of ordinary length need a few dozen.
  private static let mostSteps = 20_000

  /// Aligns.
  ///
  /// - Parameter similarity: d by unit of the mention × unit of the alias, row by row; `−∞` where
  ///   the two were not found similar.
  package func align(
    _ mention: PreparedName, _ alias: PreparedName, similarity: [Float], prices: Prices
  ) -> Alignment {
    self.prices = prices
    reset(mention, alias)
    collectOptions(mention, alias, similarity, prices)
    for position in stride(from: mention.parts.count - 1, through: 0, by: -1) {
      bound[position] = bound[position + 1]
      for option in options[position] {
        bound[position] = max(bound[position], option.gain + bound[option.next])
      }
    }
    search(from: 0, used: 0, score: 0, last: -1, inversions: 0, parts: mention.parts.count)
    return result(mention, alias)
  }

  private func reset(_ mention: PreparedName, _ alias: PreparedName) {
    for index in options.indices { options[index].removeAll(keepingCapacity: true) }
    while options.count < mention.parts.count { options.append([]) }
    bound.removeAll(keepingCapacity: true)
    bound.append(contentsOf: repeatElement(0, count: mention.parts.count + 1))
    chosen.removeAll(keepingCapacity: true)
    best.removeAll(keepingCapacity: true)
    missingPrices.removeAll(keepingCapacity: true)
    extraPrices.removeAll(keepingCapacity: true)
    missingNames = 0
    extraNames = 0
    steps = 0
    guard let prices else { return }
    for (index, part) in mention.parts.enumerated() {
      missingPrices.append(prices.unmatched(part, ofMention: true))
      if part.kind == .name || part.kind == .placeWord { missingNames |= 1 << UInt32(index) }
    }
    for (index, part) in alias.parts.enumerated() {
      extraPrices.append(prices.unmatched(part, ofMention: false))
      if part.kind == .name || part.kind == .placeWord { extraNames |= 1 << UInt32(index) }
    }
    bestScore = -conflict(missing: missingNames, extra: extraNames)
  }

  private func collectOptions(
    _ mention: PreparedName, _ alias: PreparedName, _ similarity: [Float], _ prices: Prices
  ) {
    let relief = conflict(missing: missingNames, extra: extraNames)
    for (m, mentionUnit) in mention.units.enumerated() {
      for (a, aliasUnit) in alias.units.enumerated() {
        let d = similarity[m * alias.units.count + a]
        guard
          let evidence = Self.evidence(
            mentionUnit, mention, aliasUnit, alias, similarity: d, prices)
        else { continue }
        var gain = evidence
        for part in Int(mentionUnit.first)..<Int(mentionUnit.first + mentionUnit.length) {
          gain += missingPrices[part]
        }
        for part in Int(aliasUnit.first)..<Int(aliasUnit.first + aliasUnit.length) {
          gain += extraPrices[part]
        }
        // A pair may also pay by taking a part out of the conflict of leftovers.
        guard gain > -relief else { continue }
        options[Int(mentionUnit.first)].append(
          Option(
            match: Match(
              mention: m, alias: a, similarity: d == -.infinity ? 0 : d, evidence: evidence),
            mentionMask: mentionUnit.mask, aliasMask: aliasUnit.mask,
            aliasFirst: Int(aliasUnit.first), gain: gain,
            next: Int(mentionUnit.first + mentionUnit.length)))
      }
    }
    for index in 0..<mention.parts.count { options[index].sort { $0.gain > $1.gain } }
  }

  /// What two units bring that are set against each other, or `nil` where they may not be.
  static func evidence(
    _ m: PreparedName.Unit, _ mention: PreparedName, _ a: PreparedName.Unit,
    _ alias: PreparedName, similarity d: Float, _ prices: Prices
  ) -> Float? {
    if m.kind == .joined && a.kind == .joined { return nil }
    let mentionKind = mention.parts[Int(m.first)].kind
    let aliasKind = alias.parts[Int(a.first)].kind
    if m.kind == .plain && a.kind == .plain {
      if mentionKind == .number || aliasKind == .number {
        return mentionKind == aliasKind && mention.sameNumber(m, alias, a)
          ? prices.numberMatch : nil
      }
      if mentionKind == .initial || aliasKind == .initial {
        guard m.count > 0, a.count > 0, m.alphabet == a.alphabet,
          mention.numbers[Int(m.start)] == alias.numbers[Int(a.start)],
          mentionKind == .name || aliasKind == .name || mentionKind == aliasKind
        else { return nil }
        return prices.initialMatch
      }
    }
    guard d > -.infinity else { return nil }
    var evidence = 0.5 * (m.information + a.information) + prices.channel * d
    evidence -= prices.join * Float(max(m.joins, a.joins) - 1)
    for kind in [m.kind, a.kind] {
      switch kind {
      case .plain, .joined: break
      case .fusedArticle: evidence -= prices.reading
      case .stem: evidence -= prices.stem
      }
    }
    if m.joins == 1 && a.joins == 1 {
      if let most = limit(mentionKind, prices) { evidence = min(evidence, most) }
      if let most = limit(aliasKind, prices) { evidence = min(evidence, most) }
    }
    return evidence
  }

  private static func limit(_ kind: PartKind, _ prices: Prices) -> Float? {
    switch kind {
    case .particle: prices.particleMost
    case .generic: prices.genericMost
    case .title: prices.titleMost
    case .placeWord: prices.placeWordMost
    case .name, .kunya, .initial, .number: nil
    }
  }

  private func search(
    from position: Int, used: UInt32, score: Float, last: Int, inversions: Int, parts: Int
  ) {
    steps += 1
    if steps > Self.mostSteps || score + bound[position] <= bestScore { return }
    if position == parts {
      var taken: UInt32 = 0
      for option in chosen { taken |= option.mentionMask }
      let total = score - conflict(missing: missingNames & ~taken, extra: extraNames & ~used)
      if total > bestScore {
        bestScore = total
        best.removeAll(keepingCapacity: true)
        best.append(contentsOf: chosen)
      }
      return
    }
    for option in options[position] where option.aliasMask & used == 0 {
      let inverted = option.aliasFirst < last ? 1 : 0
      let charge = inverted == 1 && inversions < 2 ? prices?.inversion ?? 0 : 0
      chosen.append(option)
      search(
        from: option.next, used: used | option.aliasMask, score: score + option.gain - charge,
        last: option.aliasFirst, inversions: inversions + inverted, parts: parts)
      chosen.removeLast()
    }
    search(
      from: position + 1, used: used, score: score, last: last, inversions: inversions,
      parts: parts)
  }

  private func conflict(missing: UInt32, extra: UInt32) -> Float {
    guard missing != 0, extra != 0, let prices else { return 0 }
    return prices.conflict * min(sum(missing, missingPrices), sum(extra, extraPrices))
  }

  private func sum(_ mask: UInt32, _ values: [Float]) -> Float {
    var total: Float = 0
    var rest = mask
    while rest != 0 {
      total += values[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return total
  }

  private func result(_ mention: PreparedName, _ alias: PreparedName) -> Alignment {
    var alignment = Alignment()
    var taken: UInt32 = 0
    var used: UInt32 = 0
    var last = -1
    for option in best {
      taken |= option.mentionMask
      used |= option.aliasMask
      if option.aliasFirst < last { alignment.inversions += 1 }
      last = option.aliasFirst
      alignment.matches.append(option.match)
    }
    let all = { (count: Int) in UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(count)) - 1) }
    alignment.missing = all(mention.parts.count) & ~taken
    alignment.extra = all(alias.parts.count) & ~used
    alignment.missingPrice = sum(alignment.missing, missingPrices)
    alignment.extraPrice = sum(alignment.extra, extraPrices)
    alignment.score = bestScore - missingPrices.reduce(0, +) - extraPrices.reduce(0, +)
    return alignment
  }
}
