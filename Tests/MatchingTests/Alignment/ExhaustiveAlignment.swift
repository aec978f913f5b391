import Matching
import Onomastics

/// The best score of an alignment by trying every one: slow, and written from the rules alone.
///
/// Any set of pairs of units that do not overlap on either side is an alignment. Its score is what
/// its pairs bring, less the prices of the parts left over, of conflict and of inversions.
struct ExhaustiveAlignment {
  let mention: PreparedName
  let alias: PreparedName
  let similarity: [Float]
  let prices: Prices

  func bestScore() -> Float {
    var pairs: [(m: PreparedName.Unit, a: PreparedName.Unit, evidence: Float)] = []
    for (i, m) in mention.units.enumerated() {
      for (j, a) in alias.units.enumerated() {
        let d = similarity[i * alias.units.count + j]
        guard let evidence = evidence(m, a, d) else { continue }
        pairs.append((m, a, evidence))
      }
    }
    var best = -Float.infinity
    func extend(
      _ next: Int, _ chosen: [(m: PreparedName.Unit, a: PreparedName.Unit, evidence: Float)]
    ) {
      best = max(best, score(chosen))
      for index in pairs.indices where index >= next {
        let pair = pairs[index]
        let free = chosen.allSatisfy {
          $0.m.mask & pair.m.mask == 0 && $0.a.mask & pair.a.mask == 0
        }
        if free { extend(index + 1, chosen + [pair]) }
      }
    }
    extend(0, [])
    return best
  }

  private func score(
    _ chosen: [(m: PreparedName.Unit, a: PreparedName.Unit, evidence: Float)]
  ) -> Float {
    let ordered = chosen.sorted { $0.m.first < $1.m.first }
    var inversions = 0
    for (left, right) in zip(ordered, ordered.dropFirst()) where right.a.first < left.a.first {
      inversions += 1
    }
    let taken = chosen.reduce(UInt32(0)) { $0 | $1.m.mask }
    let used = chosen.reduce(UInt32(0)) { $0 | $1.a.mask }
    let (missing, missingNames) = leftover(
      mention, taken, prices.missing, prices.missingInformation)
    let (extra, extraNames) = leftover(alias, used, prices.extra, prices.extraInformation)
    let conflict =
      missingNames > 0 && extraNames > 0 ? prices.conflict * min(missingNames, extraNames) : 0
    return chosen.reduce(0) { $0 + $1.evidence } - missing - extra - conflict
      - prices.inversion * Float(min(2, inversions))
  }

  /// Price of all parts left over, and of the names among them.
  private func leftover(
    _ name: PreparedName, _ taken: UInt32, _ base: Float, _ perNat: Float
  ) -> (all: Float, names: Float) {
    var (all, names) = (Float(0), Float(0))
    for (index, part) in name.parts.enumerated() where taken & (1 << UInt32(index)) == 0 {
      switch part.kind {
      case .name, .placeWord:
        all += base + perNat * part.information
        names += base + perNat * part.information
      case .initial: all += prices.initial
      case .number: all += prices.number
      case .particle: all += prices.particle
      case .kunya: all += prices.kunya
      case .title: all += prices.title
      case .generic: all += prices.generic
      }
    }
    return (all, names)
  }

  private func evidence(_ m: PreparedName.Unit, _ a: PreparedName.Unit, _ d: Float) -> Float? {
    if m.kind == a.kind && m.kind != .plain && m.kind != .stem { return nil }
    let mentionPart = mention.parts[Int(m.first)]
    let aliasPart = alias.parts[Int(a.first)]
    let kinds = [mentionPart.kind, aliasPart.kind]
    if m.kind == .plain && a.kind == .plain {
      if kinds.contains(.number) {
        return mentionPart.kind == aliasPart.kind && mentionPart.number == aliasPart.number
          ? prices.numberMatch : nil
      }
      if kinds.contains(.initial) {
        let same =
          m.count > 0 && a.count > 0 && m.alphabet == a.alphabet
          && mention.numbers[Int(m.start)] == alias.numbers[Int(a.start)]
        let fitting = kinds.contains(.name) || kinds == [.initial, .initial]
        return same && fitting ? prices.initialMatch : nil
      }
    }
    if d == -.infinity { return nil }
    var sum = 0.5 * (m.information + a.information) + prices.channel * d
    sum -= prices.join * Float(max(m.joins, a.joins) - 1)
    for unit in [m, a] {
      if unit.kind == .fusedArticle { sum -= prices.reading }
      if unit.kind == .translated { sum -= prices.translation }
      if unit.kind == .stem { sum -= prices.stem }
    }
    if m.joins == 1 && a.joins == 1 {
      for kind in kinds {
        switch kind {
        case .particle: sum = min(sum, prices.particleMost)
        case .generic: sum = min(sum, prices.genericMost)
        case .title: sum = min(sum, prices.titleMost)
        case .placeWord: sum = min(sum, prices.placeWordMost)
        case .name, .kunya, .initial, .number: break
        }
      }
    }
    return sum
  }
}
