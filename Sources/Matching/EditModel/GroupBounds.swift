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
  private static let told = 2
  /// A group's bounds lie in half a cache line: the letters opposite of its best operations, then their
  /// weights, and at the end that of the best other one.
  private static let line = 32
  private static let firstWeight = told * MemoryLayout<UInt64>.stride
  /// So many groups have lines that a place in them takes two bytes; all others, if a table had so many,
  /// share the last.
  private static let most = Int(UInt16.max / 2) - 1
  /// For each group, inside words and then anywhere. That of no letters, the first, brings nothing.
  private let lines: UnsafeMutableRawPointer

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
    let count = min(own.count, Self.most)
    lines = .allocate(byteCount: 2 * (count + 1) * Self.line, alignment: Self.line)
    set(0, [])
    set(1, [])
    for (group, operations) in found.prefix(count).enumerated() {
      set(2 * group, operations.map { ($0.letters, $0.weights.inside) })
      set(2 * group + 1, operations.map { ($0.letters, $0.weights.anywhere) })
    }
    // Letters only cost: nothing brings more than 0.
    set(2 * count, [(0, 0)])
    set(2 * count + 1, [(0, 0)])
  }

  private func set(_ place: Int, _ operations: [(letters: UInt64, weight: Float)]) {
    let line = lines + place * Self.line
    let best = operations.sorted { $0.weight > $1.weight }
    for number in 0...Self.told {
      let operation = number < best.count ? best[number] : (letters: .max, weight: -.infinity)
      line.storeBytes(
        of: operation.weight.bitPattern, toByteOffset: Self.firstWeight + 4 * number,
        as: UInt32.self)
      guard number < Self.told else { continue }
      line.storeBytes(of: operation.letters, toByteOffset: 8 * number, as: UInt64.self)
    }
  }

  func deallocate() { lines.deallocate() }

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
    let (cells, lines, row) = (word.pointee.cells, word.pointee.lines, other.pointee.row)
    let absent = ~other.pointee.mask
    let count = Int(word.pointee.count)
    bound[count] = 0
    // The bounds of the positions behind.
    var (one, two, three) = (Float(0), -Float.infinity, -Float.infinity)
    var i = count
    while i > 0 {
      i &-= 1
      var most = one - LetterBounds.nats * Float(row[Int(cells[i])])
      let (pair, triple) = (lines[i &* 2], lines[i &* 2 &+ 1])
      // Not to foresee whether two letters are a group costs more than to look.
      let whole = two + self.most(pair, without: absent)
      if whole > most { most = whole }
      if triple != 0 {
        let whole = three + self.most(triple, without: absent)
        if whole > most { most = whole }
      }
      bound[i] = most
      (three, two, one) = (two, one, most)
      // Letters only cost.
      if one < least && two < least && three < least { return false }
    }
    return one >= least
  }

  /// Writes where the costs of a word's letters stand in other words' rows.
  static func fillCells(
    _ cells: UnsafeMutablePointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>
  ) {
    for (place, letter) in letters.enumerated() {
      let isEdge = place == 0 || place + 1 == letters.count
      cells[place] = letter + (isEdge ? UInt8(LetterBounds.width) : 0)
    }
  }

  /// Writes where the bounds of a word's groups of two letters and three stand, for every position; the
  /// first line where there is no group.
  ///
  /// - Parameter groups: as `ChunkDictionary.prepareLong` writes them.
  static func fillLines(
    _ lines: UnsafeMutablePointer<UInt16>, _ groups: UnsafePointer<UInt16>, count: Int
  ) {
    for place in 0..<2 * count {
      let (first, length) = (place / 2, 2 + place % 2)
      let isEdge = first == 0 || first + length == count
      lines[place] =
        groups[place] == ChunkDictionary.none
        ? 0 : 2 * min(groups[place], UInt16(Self.most)) + (isEdge ? 1 : 0)
    }
  }

  /// The most that a group's operations bring that need none of these letters. There are no branches:
  /// none of them could be foreseen.
  @inline(__always)
  private func most(_ place: UInt16, without absent: UInt64) -> Float {
    let line = lines + Int(place) &* Self.line
    @inline(__always)
    func weight(_ number: Int) -> UInt32 {
      line.load(fromByteOffset: Self.firstWeight &+ 4 &* number, as: UInt32.self)
    }
    @inline(__always)
    func better(_ number: Int, _ worse: UInt32) -> UInt32 {
      let needed = line.load(fromByteOffset: 8 &* number, as: UInt64.self)
      let own = weight(number)
      return needed & absent == 0 ? own : worse
    }
    let best = better(0, better(1, weight(2)))
    return Float(bitPattern: best)
  }
}

/// A word ready to be bounded against others, on its side of a table; a cache line.
struct BoundedWord {
  private let first: UnsafePointer<UInt8>
  let count: UInt16
  let alphabet: Alphabet
  /// Its log-probability by itself, under the table.
  let marginal: Float
  /// Where the costs of its letters stand; see `GroupBounds.fillCells`.
  let cells: UnsafePointer<UInt8>
  /// As `ChunkDictionary.prepareLong` writes them.
  let groups: UnsafePointer<UInt16>
  /// Where their bounds stand; see `GroupBounds.fillLines`.
  let lines: UnsafePointer<UInt16>
  /// See `LetterBounds`.
  let row: UnsafePointer<UInt8>
  /// Its letters as a set, one bit each.
  let mask: UInt64
  /// See `GridWord`.
  let vowels: UInt64

  init(
    _ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, marginal: Float,
    cells: UnsafePointer<UInt8>, groups: UnsafePointer<UInt16>, lines: UnsafePointer<UInt16>,
    row: UnsafePointer<UInt8>
  ) {
    first = letters.baseAddress ?? cells
    count = UInt16(letters.count)
    self.alphabet = alphabet
    self.marginal = marginal
    self.cells = cells
    self.groups = groups
    self.lines = lines
    self.row = row
    mask = GroupBounds.mask(letters)
    vowels = GridWord.vowels(letters)
  }

  var letters: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: first, count: Int(count)) }
}
