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

  private let facing: UnsafeMutablePointer<Facing>
  /// For each group where its operations begin, the best first; one more for the end.
  private let first: UnsafeMutablePointer<Int32>
  /// For each group its best weight in any operation.
  private let best: UnsafeBufferPointer<Float>

  init(_ table: EditTable, isLeft: Bool) {
    let (own, other) =
      isLeft
      ? (table.leftChunks, table.rightChunks) : (table.rightChunks, table.leftChunks)
    let masks = (0..<other.count).map { Self.mask(other.letters(of: $0)) }
    let isLong = (0..<own.count).map { own.letters(of: $0).count > 1 }
    var found = [[Facing]](repeating: [], count: own.count)
    table.forEachOperation { l, r, weights in
      let (group, opposite) = isLeft ? (l, r) : (r, l)
      guard isLong[group] else { return }
      found[group].append(Facing(letters: masks[opposite], weights: weights))
    }
    facing = .allocate(capacity: max(1, found.reduce(0) { $0 + $1.count }))
    first = .allocate(capacity: own.count + 1)
    best = isLeft ? table.leftBest : table.rightBest
    var filled = 0
    for (group, operations) in found.enumerated() {
      first[group] = Int32(filled)
      (facing + filled).initialize(
        from: operations.sorted { $0.weights.anywhere > $1.weights.anywhere },
        count: operations.count)
      filled += operations.count
    }
    first[own.count] = Int32(filled)
  }

  func deallocate() {
    facing.deallocate()
    first.deallocate()
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
    let count = letters.count
    bound[count] = 0
    // The bounds of the next positions.
    var (one, two, three) = (Float(0), -Float.infinity, -Float.infinity)
    var i = count
    while i > 0 {
      i &-= 1
      let isEdge = i == 0 || i &+ 1 == count
      var most =
        one - LetterBounds.nats
        * Float(row[Int(letters[i]) &+ (isEdge ? LetterBounds.width : 0)])
      let (pair, triple) = (groups[i &* 2], groups[i &* 2 &+ 1])
      if pair != ChunkDictionary.none, best[Int(pair)] + two > most {
        let isEdge = i == 0 || i &+ 2 == count
        most =
          two + self.most(Int(pair), against: other.pointee.mask, isEdge: isEdge, atLeast: most - two)
      }
      if triple != ChunkDictionary.none, best[Int(triple)] + three > most {
        let isEdge = i == 0 || i &+ 3 == count
        most =
          three
          + self.most(Int(triple), against: other.pointee.mask, isEdge: isEdge, atLeast: most - three)
      }
      bound[i] = most
      (three, two, one) = (two, one, most)
      // Letters only cost.
      if one < least && two < least && three < least { return false }
    }
    return one >= least
  }

  /// The best of a group's operations that need no letters but these, or `least`.
  @inline(__always)
  private func most(
    _ group: Int, against letters: UInt64, isEdge: Bool, atLeast least: Float
  ) -> Float {
    var most = least
    var operation = facing + Int(first[group])
    let end = facing + Int(first[group &+ 1])
    while operation < end, operation.pointee.weights.anywhere > most {
      if operation.pointee.letters & ~letters == 0 {
        let weights = operation.pointee.weights
        most = max(most, isEdge ? weights.anywhere : weights.inside)
      }
      operation += 1
    }
    return most
  }
}

/// A word ready to be bounded against others, on its side of a table.
struct BoundedWord {
  let letters: UnsafeBufferPointer<UInt8>
  /// As `ChunkDictionary.prepareLong` writes them.
  let groups: UnsafePointer<UInt16>
  let alphabet: Alphabet
  let marginals: EditModel.Marginals
  /// Its letters as a set, one bit each.
  let mask: UInt64
  /// See `LetterBounds`.
  let row: UnsafePointer<UInt8>
}
