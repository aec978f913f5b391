package import Onomastics
package import Orthography

/// A parsed name made ready for comparison: its parts, and every stretch that can be compared.
///
/// A *unit* is one comparable reading: a part as it stands, its other readings, or two or three
/// neighbouring parts written as one. A buffer to reuse: `NamePreparer.prepare` refills it.
package struct PreparedName: Sendable {
  /// Letter numbers (`LetterIndex`) of all units, one after the other.
  package var numbers: [UInt8] = []
  package var parts: [Part] = []
  package var units: [Unit] = []

  package init() {}

  /// Takes over another name, without new memory.
  package mutating func replace(with other: PreparedName) {
    numbers.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: other.numbers)
    parts.append(contentsOf: other.parts)
    units.append(contentsOf: other.units)
  }

  /// One part, as the alignment prices it.
  package struct Part: Sendable {
    package var kind: PartKind
    /// What the part tells, in nats.
    package var information: Float
    /// The unit that reads the part as it stands.
    package var unit: Int
    /// What a number counts; 0 for other parts.
    package var number: UInt32
    /// Whether it is written with an article.
    package var hasArticle: Bool

    package init(
      kind: PartKind, information: Float, unit: Int, number: UInt32, hasArticle: Bool = false
    ) {
      self.kind = kind
      self.information = information
      self.unit = unit
      self.number = number
      self.hasArticle = hasArticle
    }
  }

  /// How a unit reads its parts.
  package enum UnitKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case plain
    /// The article-like beginning taken as part of the name.
    case fusedArticle
    /// A compound without its first or last element.
    case stem
    /// Neighbouring parts written as one.
    case joined
    /// What the part is called in another language.
    case translated
  }

  /// One comparable reading of one to three parts.
  package struct Unit: Sendable, BitwiseCopyable {
    package var kind: UnitKind
    package var alphabet: Alphabet
    /// First part covered.
    package var first: UInt8
    /// Number of parts covered, particles between them included.
    package var length: UInt8
    /// How many name parts it joins.
    package var joins: UInt8
    /// Letters, as a range of `numbers`.
    package var start: Int32
    package var count: Int32
    package var information: Float
    package var marginals: EditModel.Marginals

    package init(
      kind: UnitKind, alphabet: Alphabet, first: UInt8, length: UInt8, joins: UInt8,
      start: Int32, count: Int32, information: Float, marginals: EditModel.Marginals
    ) {
      self.kind = kind
      self.alphabet = alphabet
      self.first = first
      self.length = length
      self.joins = joins
      self.start = start
      self.count = count
      self.information = information
      self.marginals = marginals
    }

    /// The parts covered, one bit each.
    package var mask: UInt32 { ((1 << UInt32(length)) - 1) << UInt32(first) }
  }

  /// Whether a unit's letters tell: titles, particles and numbers are compared as classes.
  package func isCompared(_ unit: Unit) -> Bool {
    let kind = parts[Int(unit.first)].kind
    return unit.length > 1 || kind == .name || kind == .placeWord
  }

  /// Letters that parts written as one may have more or fewer than one part in the same alphabet.
  package static let mostLongerJoined = 3

  /// Parts beyond this many are not compared.
  package static let mostParts = 24
}
