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
  /// A group's bounds lie in half a cache line: the letters opposite of its two best operations, then
  /// what it brings where neither lacks any, the first does, the second does, and both do.
  private static let line = 32
  private static let firstWeight = told * MemoryLayout<UInt64>.stride
  /// So many groups have lines that a place in them takes two bytes; all others, if a table had so many,
  /// share the last.
  private static let most = Int(UInt16.max / 2) - 1
  /// What every cost of `LetterBounds` brings, before the lines: to look it up takes less than to work
  /// it out.
  private static let costs = 4 * (Int(UInt8.max) + 1)
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
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: Self.costs + 2 * (count + 1) * Self.line, alignment: Self.line)
    lines = memory + Self.costs
    for cost in 0...Int(UInt8.max) {
      let weight = -LetterBounds.nats * Float(cost)
      memory.storeBytes(of: weight, toByteOffset: 4 * cost, as: Float.self)
    }
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
    func operation(_ number: Int) -> (letters: UInt64, weight: Float) {
      number < best.count ? best[number] : (letters: .max, weight: -.infinity)
    }
    for number in 0..<Self.told {
      line.storeBytes(of: operation(number).letters, toByteOffset: 8 * number, as: UInt64.self)
    }
    for (place, number) in [0, 1, 0, 2].enumerated() {
      line.storeBytes(
        of: operation(number).weight, toByteOffset: Self.firstWeight + 4 * place, as: Float.self)
    }
  }

  func deallocate() { (lines - Self.costs).deallocate() }

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
    _ bound: UnsafeMutablePointer<Float>, _ word: BoundedWord, against other: BoundedWord,
    least: Float
  ) -> Bool {
    let (cells, lines, row) = (word.word.cells, word.lines, other.word.row)
    let absent = ~other.unit.pointee.letters
    let count = word.count
    bound[count] = 0
    // The bounds of the positions behind.
    var (one, two, three) = (Float(0), -Float.infinity, -Float.infinity)
    var i = count &- 1
    while i >= 0 {
      var most = one + brings(row[Int(cells[i])])
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
      i &-= 1
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

  /// Reads the letters of a word from where their costs stand.
  ///
  /// - Parameters:
  ///   - letters: room for `overrun` more.
  ///   - cells: as `fillCells` writes them, with `overrun` bytes behind them.
  @inline(__always)
  static func readLetters(
    _ letters: UnsafeMutablePointer<UInt8>, _ cells: UnsafePointer<UInt8>, count: Int
  ) {
    @inline(__always)
    func read(_ place: Int) {
      let part = UnsafeRawPointer(cells + place).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(letters + place).storeBytes(of: part, as: SIMD16<UInt8>.self)
    }
    // Few words are longer.
    read(0)
    var place = 16
    while place < count {
      read(place)
      place &+= 16
    }
    letters[0] &-= UInt8(LetterBounds.width)
    if count > 1 { letters[count &- 1] &-= UInt8(LetterBounds.width) }
  }

  /// Reads the groups of a word, as `ChunkDictionary.prepareLong` writes them, from where their bounds
  /// stand; not of a table with more of them than have lines of their own.
  ///
  /// - Parameters:
  ///   - groups: room for `overrun` more bytes.
  ///   - lines: as `fillLines` writes them, with `overrun` bytes behind them.
  @inline(__always)
  static func readGroups(
    _ groups: UnsafeMutablePointer<UInt16>, _ lines: UnsafePointer<UInt16>, count: Int
  ) {
    var place = 0
    while place < 2 &* count {
      let part = UnsafeRawPointer(lines + place).loadUnaligned(as: SIMD8<Int16>.self)
      let numbers = (part &>> 1) & SIMD8(repeating: .max)
      // `none` is all ones, which is what the sign of 0 less 1 is spread to.
      let all = numbers | ((numbers &- SIMD8(repeating: 1)) &>> 15)
      UnsafeMutableRawPointer(groups + place).storeBytes(of: all, as: SIMD8<Int16>.self)
      place &+= 8
    }
  }

  /// So many bytes behind a word's are read and written with it.
  static let overrun = 15
  /// Whether all groups of a side have lines of their own.
  static func tell(_ chunks: ChunkDictionary) -> Bool { chunks.count <= most }

  /// What a cost brings.
  @inline(__always)
  private func brings(_ cost: UInt8) -> Float {
    (lines - Self.costs).load(fromByteOffset: 4 &* Int(cost), as: Float.self)
  }

  /// The most that a group's operations bring that need none of these letters. There are no branches:
  /// none of them could be foreseen.
  @inline(__always)
  private func most(_ place: UInt16, without absent: UInt64) -> Float {
    let line = lines + Int(place) &* Self.line
    @inline(__always)
    func lacks(_ number: Int) -> Int {
      line.load(fromByteOffset: 8 &* number, as: UInt64.self) & absent == 0 ? 0 : 1
    }
    return line.load(
      fromByteOffset: Self.firstWeight &+ 4 &* (lacks(0) &+ 2 &* lacks(1)), as: Float.self)
  }
}
