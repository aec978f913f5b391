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
    /// How many name parts of the mention its unit joins, and of the alias.
    package var joins: UInt8
    package var aliasJoins: UInt8
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

  private var work = Work()

  package init() {}

  /// Aligns.
  ///
  /// - Parameters:
  ///   - similarity: d by unit of the mention × unit of the alias, row by row; `−∞` where the two
  ///     were not found similar.
  ///   - least: scores below it are of no interest.
  /// - Returns: the best alignment; `nil` where a bound shows that its score lies below `least`.
  package func align(
    _ mention: PreparedName, _ alias: PreparedName, similarity: [Float], prices: Prices,
    least: Float
  ) -> Alignment? {
    work.align(mention, alias, similarity, prices, least: least)
  }

  /// Aligns, whatever the score.
  package func align(
    _ mention: PreparedName, _ alias: PreparedName, similarity: [Float], prices: Prices
  ) -> Alignment {
    align(mention, alias, similarity: similarity, prices: prices, least: -.infinity)
      ?? Alignment()
  }
}

/// The search itself. A structure, so that its buffers are not looked at through an object.
extension Aligner {
  private struct Work {
    /// A pair of units worth setting against each other.
    private struct Option {
      var match: Match
      var mentionMask: UInt32
      var aliasMask: UInt32
      /// Evidence and the prices that need not be paid.
      var gain: Float
      var position: Int16
      var next: Int16
      var aliasFirst: Int16
    }

    /// By position of the mention, best gain first.
    private var options: [Option] = []
    /// For each position where its options begin.
    private var firstOption: [Int] = []
    private var bound: [Float] = []
    private var chosen: [Int] = []
    private var best: [Int] = []
    private var bestScore: Float = 0
    private var missingPrices: [Float] = []
    private var extraPrices: [Float] = []
    private var missingNames: UInt32 = 0
    private var extraNames: UInt32 = 0
    private var conflictShare: Float = 0
    private var inversionPrice: Float = 0
    private var steps = 0

    /// The search gives up refining after so many steps; names of ordinary length need a few dozen.
    private static let mostSteps = 20_000

    mutating func align(
      _ mention: PreparedName, _ alias: PreparedName, _ similarity: [Float], _ prices: Prices,
      least: Float
    ) -> Alignment? {
      conflictShare = prices.conflict
      inversionPrice = prices.inversion
      reset(mention, alias, prices)
      let unmatched = total(missingPrices) + total(extraPrices)
      collectOptions(mention, alias, similarity, prices)
      setBounds(positions: mention.parts.count)
      guard bound[0] - unmatched >= least else { return nil }
      search(from: 0, used: 0, score: 0, last: -1, inversions: 0)
      guard bestScore - unmatched >= least else { return nil }
      return result(mention, alias, unmatched)
    }

    private mutating func reset(_ mention: PreparedName, _ alias: PreparedName, _ prices: Prices) {
      options.removeAll(keepingCapacity: true)
      chosen.removeAll(keepingCapacity: true)
      best.removeAll(keepingCapacity: true)
      missingPrices.removeAll(keepingCapacity: true)
      extraPrices.removeAll(keepingCapacity: true)
      missingNames = 0
      extraNames = 0
      steps = 0
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

    private mutating func collectOptions(
      _ mention: PreparedName, _ alias: PreparedName, _ similarity: [Float], _ prices: Prices
    ) {
      let relief = conflict(missing: missingNames, extra: extraNames)
      let width = alias.units.count
      for (m, mentionUnit) in mention.units.enumerated() {
        let byKind = mentionUnit.kind == .plain && mention.isComparedByKind(mentionUnit)
        for (a, aliasUnit) in alias.units.enumerated() {
          let d = similarity[m * width + a]
          if d == -.infinity && !byKind && !alias.isComparedByKind(aliasUnit) { continue }
          guard
            let evidence = Aligner.evidence(
              mentionUnit, mention, aliasUnit, alias, similarity: d, prices)
          else { continue }
          let next = Int(mentionUnit.first) + Int(mentionUnit.length)
          var gain = evidence
          for part in Int(mentionUnit.first)..<next { gain += missingPrices[part] }
          for part in Int(aliasUnit.first)..<Int(aliasUnit.first + aliasUnit.length) {
            gain += extraPrices[part]
          }
          // A pair may also pay by taking a part out of the conflict of leftovers.
          guard gain > -relief else { continue }
          options.append(
            Option(
              match: Match(
                mention: m, alias: a, similarity: d == -.infinity ? 0 : d, evidence: evidence,
                joins: mentionUnit.joins, aliasJoins: aliasUnit.joins),
              mentionMask: mentionUnit.mask, aliasMask: aliasUnit.mask, gain: gain,
              position: Int16(mentionUnit.first), next: Int16(next),
              aliasFirst: Int16(aliasUnit.first)))
        }
      }
      sortOptions()
    }

    /// By position, and the greatest gain first: insertion sort, since options are few.
    private mutating func sortOptions() {
      guard options.count > 1 else { return }
      for index in 1..<options.count {
        let option = options[index]
        var place = index
        while place > 0, Self.precedes(option, options[place - 1]) {
          options[place] = options[place - 1]
          place -= 1
        }
        options[place] = option
      }
    }

    private static func precedes(_ a: Option, _ b: Option) -> Bool {
      a.position != b.position ? a.position < b.position : a.gain > b.gain
    }

    /// What the parts from each position on could still gain.
    private mutating func setBounds(positions: Int) {
      bound.removeAll(keepingCapacity: true)
      bound.append(contentsOf: repeatElement(0, count: positions + 1))
      firstOption.removeAll(keepingCapacity: true)
      firstOption.append(contentsOf: repeatElement(options.count, count: positions + 1))
      var index = options.count
      for position in stride(from: positions - 1, through: 0, by: -1) {
        bound[position] = bound[position + 1]
        while index > 0, Int(options[index - 1].position) == position {
          index -= 1
          let option = options[index]
          bound[position] = max(bound[position], option.gain + bound[Int(option.next)])
        }
        firstOption[position] = index
      }
    }

    private mutating func search(
      from position: Int, used: UInt32, score: Float, last: Int16, inversions: Int
    ) {
      steps += 1
      if steps > Self.mostSteps || score + bound[position] <= bestScore { return }
      if position == bound.count - 1 {
        var taken: UInt32 = 0
        for index in chosen { taken |= options[index].mentionMask }
        let total = score - conflict(missing: missingNames & ~taken, extra: extraNames & ~used)
        if total > bestScore {
          bestScore = total
          best.removeAll(keepingCapacity: true)
          best.append(contentsOf: chosen)
        }
        return
      }
      for index in firstOption[position]..<firstOption[position + 1] {
        let option = options[index]
        if option.aliasMask & used != 0 { continue }
        let inverted = option.aliasFirst < last ? 1 : 0
        let charge = inverted == 1 && inversions < 2 ? inversionPrice : 0
        chosen.append(index)
        search(
          from: Int(option.next), used: used | option.aliasMask,
          score: score + option.gain - charge, last: option.aliasFirst,
          inversions: inversions + inverted)
        chosen.removeLast()
      }
      search(from: position + 1, used: used, score: score, last: last, inversions: inversions)
    }

    private func conflict(missing: UInt32, extra: UInt32) -> Float {
      guard missing != 0, extra != 0 else { return 0 }
      return conflictShare * min(sum(missing, missingPrices), sum(extra, extraPrices))
    }

    private func total(_ values: [Float]) -> Float {
      var total: Float = 0
      for value in values { total += value }
      return total
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

    private func result(
      _ mention: PreparedName, _ alias: PreparedName, _ unmatched: Float
    ) -> Alignment {
      var alignment = Alignment()
      var taken: UInt32 = 0
      var used: UInt32 = 0
      var last: Int16 = -1
      alignment.matches.reserveCapacity(best.count)
      for index in best {
        let option = options[index]
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
      alignment.score = bestScore - unmatched
      return alignment
    }
  }
}

extension Aligner {
  /// What two units bring that are set against each other, or `nil` where they may not be.
  static func evidence(
    _ m: PreparedName.Unit, _ mention: PreparedName, _ a: PreparedName.Unit,
    _ alias: PreparedName, similarity d: Float, _ prices: Prices
  ) -> Float? {
    // Two words with their articles are compared without them, where the lexicon knows them.
    // Two names in two other languages say nothing that their letters do not.
    if m.kind == a.kind && m.kind != .plain && m.kind != .stem { return nil }
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
      case .translated: evidence -= prices.translation
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
}
