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
  /// - Complexity: O(letters), times the operations of a group.
  @inline(__always)
  func fill(_ word: BoundedWord, against other: BoundedWord) {
    let (bound, letters, groups) = (word.grid.bound, word.grid.letters, word.grid.groups)
    let count = letters.count
    bound[count] = 0
    var i = count
    while i > 0 {
      i &-= 1
      let isEdge = i == 0 || i &+ 1 == count
      let cost = other.row[Int(letters[i]) &+ (isEdge ? LetterBounds.width : 0)]
      var most = bound[i &+ 1] - LetterBounds.nats * Float(cost)
      for length in 2...3 {
        let group = Int(groups[i &* 4 &+ length])
        if group == Int(ChunkDictionary.none) { continue }
        let rest = bound[i &+ length]
        if best[group] + rest <= most { continue }
        let isEdge = i == 0 || i &+ length == count
        most = rest + self.most(group, against: other.letters, isEdge: isEdge, atLeast: most - rest)
      }
      bound[i] = most
    }
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

/// A word ready to be bounded against others.
struct BoundedWord {
  var grid: GridWord
  var alphabet: Alphabet
  var marginals: EditModel.Marginals
  /// Its letters as a set, one bit each.
  var letters: UInt64
  /// See `LetterBounds`.
  var row: UnsafePointer<UInt8>
}
