import Onomastics

/// A unit with what its evidence depends on beside its letters.
struct ComparedUnit: BitwiseCopyable {
  var unit: PreparedName.Unit
  /// What its first part is.
  var kind: PartKind
  /// What its first part counts, where it is a number.
  var number: UInt32
  /// Its first letter's number, 0 where it has none.
  var initial: UInt8

  @inline(__always)
  init(_ unit: PreparedName.Unit, kind: PartKind, number: UInt32, initial: UInt8) {
    self.unit = unit
    self.kind = kind
    self.number = number
    self.initial = initial
  }

  init(_ unit: PreparedName.Unit, of name: borrowing PreparedName) {
    let part = name.parts[Int(unit.first)]
    self.unit = unit
    kind = part.kind
    number = part.number
    initial = unit.count > 0 ? name.numbers[Int(unit.start)] : 0
  }

  /// Whether it is compared by what its part is, not by its letters: numbers and initials.
  @inline(__always)
  var isComparedByKind: Bool { unit.kind == .plain && (kind == .number || kind == .initial) }

  /// Whether its letters tell: titles, particles and numbers are compared as classes.
  var isCompared: Bool { unit.length > 1 || kind.isName }

  /// What two units bring that are set against each other, or `nil` where they may not be.
  ///
  /// - Parameter d: how similar they are, `−∞` where they are not; what is at least that similar
  ///   brings at least as much.
  func evidence(with other: ComparedUnit, similarity d: Float, _ prices: Prices) -> Float? {
    guard unit.kind.mayMeet(other.unit.kind) else { return nil }
    if isComparedByKind || other.isComparedByKind, unit.kind == .plain, other.unit.kind == .plain {
      return evidenceOfKinds(other, prices)
    }
    guard d > -.infinity else { return nil }
    var evidence = 0.5 * (unit.information + other.unit.information) + prices.channel * d
    evidence -= prices.join * Float(max(unit.joins, other.unit.joins) - 1)
    evidence -= prices.reading(unit.kind) + prices.reading(other.unit.kind)
    if unit.joins == 1 && other.unit.joins == 1 {
      if let most = prices.most(kind) { evidence = min(evidence, most) }
      if let most = prices.most(other.kind) { evidence = min(evidence, most) }
    }
    return evidence
  }

  private func evidenceOfKinds(_ other: ComparedUnit, _ prices: Prices) -> Float? {
    if kind == .number || other.kind == .number {
      return kind == other.kind && number == other.number ? prices.numberMatch : nil
    }
    guard initial != 0, unit.alphabet == other.unit.alphabet, initial == other.initial,
      kind == .name || other.kind == .name || kind == other.kind
    else { return nil }
    return prices.initialMatch
  }
}

extension PreparedName.UnitKind {
  /// Whether units of the two kinds may be set against each other.
  ///
  /// Two words with their articles are compared without them, where the lexicon knows them. Two names
  /// in two other languages say nothing that their letters do not.
  @inline(__always)
  func mayMeet(_ other: PreparedName.UnitKind) -> Bool {
    self != other || self == .plain || self == .stem
  }
}

extension Prices {
  /// What it costs to read a part in another way.
  @inline(__always)
  func reading(_ kind: PreparedName.UnitKind) -> Float {
    switch kind {
    case .plain, .joined: 0
    case .fusedArticle: reading
    case .translated: translation
    case .stem: stem
    }
  }

  /// What a part of a kind that tells little brings at most.
  @inline(__always)
  func most(_ kind: PartKind) -> Float? {
    switch kind {
    case .particle: particleMost
    case .generic: genericMost
    case .title: titleMost
    case .placeWord: placeWordMost
    case .name, .kunya, .initial, .number: nil
    }
  }
}
