import Onomastics

/// Two units that may meet, with what is known so far of how similar they are.
struct UnitPair: BitwiseCopyable {
  private let units: (Int16, Int16)
  /// Whether the letters were compared, or still what each word can bring against any other counts.
  private(set) var isExact: Bool
  var relation: NameLexicon.Relation
  /// d with what the lexicon knows of the two, or a bound; `−∞` where they are not similar.
  var similarity: Float
  /// What they bring at most; `−∞` where they may not meet.
  var evidence: Float = -.infinity
  /// Where they fit worst; all zeros where that does not count.
  var fit = LetterFit()

  /// The unit of the first name, and that of the second.
  var first: Int { Int(units.0) }
  var second: Int { Int(units.1) }

  /// Whether the lexicon knows the two as one name.
  @inline(__always)
  var isKnownSame: Bool { if case .same = relation { true } else { false } }

  /// Whether the two are the same name without a comparison: the same letters, or known to be.
  @inline(__always)
  var isSure: Bool { isKnownSame || (isExact && similarity > 0) }

  /// Similarities below it are of no interest.
  private static let least: Float = -24

  /// Two names are hopeless where no two of their units bring more than this, in nats: whatever meets
  /// then tells against it.
  ///
  /// Chosen by 138,000 pairs: misspelt names and anybody's, confusable names, mentions beside the entity
  /// meant, beside any other and beside those next to it in the alphabet. 54 % of them are hopeless, 51 %
  /// because nothing met. The calibration would give six of them more than 0.001, and none more than
  /// 0.0016 (Asmar, Aslam); of names labelled as one none more than 0.0004 (چودھری, چوہدری). With −2 a
  /// pair comes to 0.04, with 0 one labelled as one to 0.18 (Huerremsehr, Khorramshahr).
  static let leastPromise: Float = -3

  /// - Parameter most: the similarity is at most this.
  @inline(__always)
  init(
    _ first: Int, _ second: Int, _ relation: NameLexicon.Relation, most: Float,
    _ prices: UnsafePointer<Prices>
  ) {
    units = (Int16(truncatingIfNeeded: first), Int16(truncatingIfNeeded: second))
    self.relation = relation
    isExact = false
    similarity = most
    if most < least(prices) {
      set(-.infinity, prices)
    } else {
      similarity = prices.pointee.known(relation, most)
    }
  }

  /// Two units that are not compared by letters, or that were.
  @inline(__always)
  init(_ first: Int, _ second: Int, exact similarity: Float) {
    units = (Int16(truncatingIfNeeded: first), Int16(truncatingIfNeeded: second))
    self.similarity = similarity
    relation = .unknown
    isExact = true
  }

  /// Results of the edit model below this make no difference: spellings that are known as one name are
  /// never less similar.
  @inline(__always)
  func least(_ prices: UnsafePointer<Prices>) -> Float {
    isKnownSame ? -prices.pointee.knownSame : Self.least
  }

  /// What the edit model says of the two where the similarity is to be a given one; not for spellings
  /// that are known as one name.
  @inline(__always)
  func compared(_ similarity: Float, _ prices: UnsafePointer<Prices>) -> Float {
    if case .different = relation { similarity + prices.pointee.knownDifferent } else { similarity }
  }

  /// Lowers the bound of what the edit model says of the two.
  @inline(__always)
  mutating func lower(to most: Float, _ prices: UnsafePointer<Prices>) {
    similarity = min(similarity, prices.pointee.known(relation, most))
  }

  /// Sets what the edit model says of the two.
  ///
  /// - Parameter d: anything below `least` is the same.
  @inline(__always)
  mutating func set(_ d: Float, _ prices: UnsafePointer<Prices>) {
    isExact = true
    similarity = prices.pointee.known(relation, d < least(prices) ? -.infinity : d)
  }
}

extension UnitPair {
  /// The similarity of two units that met; 0 where their letters were not compared.
  @inline(__always)
  var matchedSimilarity: Float { similarity == -.infinity ? 0 : similarity }
}

extension UnsafePointer<UnitPair> {
  /// The two units themselves.
  @inline(__always)
  func units(
    _ a: SideView, _ b: SideView
  ) -> (UnsafePointer<SideUnit>, UnsafePointer<SideUnit>) {
    (a.units + pointee.first, b.units + pointee.second)
  }
}
