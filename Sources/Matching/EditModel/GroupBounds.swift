import Orthography

/// What the letter groups of one side of a table can bring at best against a word, by the letters that
/// the word has: groups of two letters and three, since single letters have rows (`LetterBounds`).
///
/// Plain addresses, so that comparisons count no references; see `PairTable`.
struct GroupBounds {
  /// An operation as a group on its own side sees it.
  private struct Facing {
    /// The letters opposite, one bit each.
    var letters: UInt64
    var weights: EditTable.MostWeights
  }

  /// How many operations of a group are told apart by the letters opposite; the others count as the
  /// best of them.
  private static let told = 5
  private static let weightCount = told + 1

  /// For each group, inside words and then anywhere, the letters opposite of its best operations.
  private let masks: UnsafeMutablePointer<UInt64>
  /// The same for their weights, and at the end that of the best other one.
  private let weights: UnsafeMutablePointer<Float>

  init(_ table: EditTable, isLeft: Bool) {
    let (own, other) =
      isLeft
      ? (table.leftChunks, table.rightChunks) : (table.rightChunks, table.leftChunks)
    let opposite = (0..<other.count).map { Self.mask(other.letters(of: $0)) }
    let isLong = (0..<own.count).map { own.letters(of: $0).count > 1 }
    var found = [[Facing]](repeating: [], count: own.count)
    table.forEachOperation { l, r, weights in
      let (group, other) = isLeft ? (l, r) : (r, l)
      guard isLong[group] else { return }
      found[group].append(Facing(letters: opposite[other], weights: weights))
    }
    masks = .allocate(capacity: 2 * own.count * Self.told)
    masks.initialize(repeating: .max, count: 2 * own.count * Self.told)
    weights = .allocate(capacity: 2 * own.count * Self.weightCount)
    weights.initialize(repeating: -.infinity, count: 2 * own.count * Self.weightCount)
    for (group, operations) in found.enumerated() {
      set(2 * group, operations.map { ($0.letters, $0.weights.inside) })
      set(2 * group + 1, operations.map { ($0.letters, $0.weights.anywhere) })
    }
  }

  private func set(_ place: Int, _ operations: [(letters: UInt64, weight: Float)]) {
    let best = operations.sorted { $0.weight > $1.weight }.prefix(Self.weightCount)
    for (number, operation) in best.enumerated() {
      weights[place * Self.weightCount + number] = operation.weight
      if number < Self.told { masks[place * Self.told + number] = operation.letters }
    }
  }

  func deallocate() {
    masks.deallocate()
    weights.deallocate()
  }

  /// Letters as a set, one bit each.
  static func mask(_ letters: some Sequence<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// Works out for each position of a word the most that its letters from there on can bring against
  /// another word.
  ///
  /// - Parameters:
  ///   - bound: filled from the end, as far as that may reach `least`.
  ///   - least: results below it are of no interest.
  /// - Returns: whether the whole word may reach `least`.
  /// - Complexity: O(letters), times the operations of a group.
  @inline(__always)
  func fill(
    _ bound: UnsafeMutablePointer<Float>, _ word: UnsafePointer<BoundedWord>,
    against other: UnsafePointer<BoundedWord>, least: Float
  ) -> Bool {
    let (letters, groups, row) = (
      word.pointee.letters, word.pointee.groups, other.pointee.row
    )
    let absent = ~other.pointee.mask
    let count = letters.count
    bound[count] = 0
    // Where the costs of the next letter stand in the row, and the bounds of the positions behind it.
    var edge = LetterBounds.width
    var (one, two, three) = (Float(0), -Float.infinity, -Float.infinity)
    var i = count
    while i > 0 {
      i &-= 1
      if i == 0 { edge = LetterBounds.width }
      var most = one - LetterBounds.nats * Float(row[Int(letters[i]) &+ edge])
      edge = 0
      let (pair, triple) = (groups[i &* 2], groups[i &* 2 &+ 1])
      if pair != ChunkDictionary.none {
        let isEdge = i == 0 || i &+ 2 == count
        let whole = two + self.most(Int(pair), without: absent, isEdge: isEdge)
        if whole > most { most = whole }
      }
      if triple != ChunkDictionary.none {
        let isEdge = i == 0 || i &+ 3 == count
        let whole = three + self.most(Int(triple), without: absent, isEdge: isEdge)
        if whole > most { most = whole }
      }
      bound[i] = most
      (three, two, one) = (two, one, most)
      // Letters only cost.
      if one < least && two < least && three < least { return false }
    }
    return one >= least
  }

  /// The most that a group's operations bring that need none of these letters. There are no branches:
  /// none of them could be foreseen.
  @inline(__always)
  private func most(_ group: Int, without absent: UInt64, isEdge: Bool) -> Float {
    let place = 2 &* group &+ (isEdge ? 1 : 0)
    let masks = masks + place &* Self.told
    let possible =
      Self.bit(masks[0] & absent, 1) | Self.bit(masks[1] & absent, 2)
      | Self.bit(masks[2] & absent, 4) | Self.bit(masks[3] & absent, 8)
      | Self.bit(masks[4] & absent, 16) | 32
    return weights[place &* Self.weightCount &+ possible.trailingZeroBitCount]
  }

  @inline(__always)
  private static func bit(_ needed: UInt64, _ bit: Int) -> Int { needed == 0 ? bit : 0 }
}

/// A word ready to be bounded against others, on its side of a table.
struct BoundedWord {
  let letters: UnsafeBufferPointer<UInt8>
  /// As `ChunkDictionary.prepareLong` writes them.
  let groups: UnsafePointer<UInt16>
  let alphabet: Alphabet
  /// Its log-probability by itself, under the table.
  let marginal: Float
  /// Its letters as a set, one bit each.
  let mask: UInt64
  /// See `LetterBounds`.
  let row: UnsafePointer<UInt8>
}
