import Onomastics

extension PartKind {
  /// Whether a part is of the name itself, and tells by its letters.
  @inline(__always)
  var isName: Bool { self == .name || self == .placeWord }
}

/// What the parts of one name tell together.
struct PartSums: BitwiseCopyable {
  /// Name parts, and what they tell, in nats.
  private(set) var names: Int16 = 0
  private(set) var articles: Int16 = 0
  private(set) var information: Float = 0
  /// Which parts are names, the first name and the last, and particles, one bit each.
  private(set) var nameMask: UInt32 = 0
  private(set) var first: UInt32 = 0
  private(set) var last: UInt32 = 0
  private(set) var particleMask: UInt32 = 0

  init(_ parts: UnsafeBufferPointer<PreparedName.Part>) {
    for (index, part) in parts.enumerated() {
      let bit: UInt32 = 1 << UInt32(index)
      if part.kind == .particle { particleMask |= bit }
      if part.hasArticle { articles += 1 }
      guard part.kind.isName else { continue }
      names += 1
      information += part.information
      nameMask |= bit
      if names == 1 { first = bit }
      last = bit
    }
  }
}

/// What an alignment leaves of one name.
struct LeftParts: BitwiseCopyable {
  /// Of all its parts.
  let sums: PartSums
  /// Name parts that met nothing, and what they tell together, in nats.
  private(set) var names = 0
  private(set) var information: Float = 0
  private(set) var particles = 0
  /// Whether the first name part, and whether the last, met nothing.
  private(set) var isFirstLeft = false
  private(set) var isLastLeft = false

  init(_ parts: UnsafeBufferPointer<PreparedName.Part>, _ sums: PartSums, left: UInt32) {
    self.init(sums, left: left) { parts[$0].information }
  }

  /// - Parameters:
  ///   - left: the parts that met nothing, one bit each.
  ///   - informationOf: what a part tells, in nats.
  @inline(__always)
  init(_ sums: PartSums, left: UInt32, _ informationOf: (Int) -> Float) {
    self.sums = sums
    if left == 0 { return }
    particles = (left & sums.particleMask).nonzeroBitCount
    isFirstLeft = left & sums.first != 0
    isLastLeft = left & sums.last != 0
    var rest = left & sums.nameMask
    names = rest.nonzeroBitCount
    while rest != 0 {
      information += informationOf(rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }
}

/// What an alignment has set against each other.
struct MatchedUnits: BitwiseCopyable {
  var crossScript = false
  var joined = false
  var firstToFirst = false
  /// Compounds met by their stem.
  var stems = 0
  /// Matches of name parts, and their similarities: all, the least, the least for each letter.
  var names = 0
  var sum: Float = 0
  var worst: Float = 0
  var worstLetter: Float = 0
  /// What they tell, in nats, and the letters of the mention that they cover.
  var information: Float = 0
  var letters = 0
  /// The same of the alias.
  private var aliasLetters = 0
  /// Those written with the same letters, and those that begin with another.
  var identical = 0
  var otherInitials = 0

  /// - Parameter similarity: 0 where letters were not compared.
  @inline(__always)
  mutating func add(
    _ similarity: Float, _ own: ComparedUnit, _ other: ComparedUnit
  ) {
    let (m, a) = (own.unit, other.unit)
    if m.alphabet != a.alphabet { crossScript = true }
    if m.first == 0 && a.first == 0 { firstToFirst = true }
    if m.joins > 1 || a.joins > 1 { joined = true }
    if m.kind == .stem || a.kind == .stem { stems += 1 }
    guard own.kind.isName || other.kind.isName else { return }
    names += 1
    sum += similarity
    worst = min(worst, similarity)
    worstLetter = min(worstLetter, similarity / Float(max(1, m.count + a.count)))
    information += 0.5 * (m.information + a.information)
    letters += Int(m.count)
    aliasLetters += Int(a.count)
    if similarity >= EditModel.identity { identical += 1 }
    if m.alphabet == a.alphabet, m.count > 0, a.count > 0,
      own.initial != other.initial
    {
      otherInitials += 1
    }
  }

  @inline(__always)
  fileprivate var mirrored: MatchedUnits {
    var mirrored = self
    (mirrored.letters, mirrored.aliasLetters) = (aliasLetters, letters)
    return mirrored
  }
}

/// What the units that met in an alignment tell, and where their letters fit worst.
struct MetUnits: BitwiseCopyable {
  var matched = MatchedUnits()
  var fit = LetterFit()

  /// The same with the alias as the mention, where its units met in the same order.
  @inline(__always)
  var mirrored: MetUnits { MetUnits(matched: matched.mirrored, fit: fit) }
}
