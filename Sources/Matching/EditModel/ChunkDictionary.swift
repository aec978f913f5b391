import Sections

/// The letter groups of one to three letters that occur on one side of an edit table, read in
/// place.
///
/// Groups are numbered from 1; 0 is the empty group (an insertion's other side), and `none`
/// marks letters that form no group of the table.
struct ChunkDictionary: @unchecked Sendable {
  // Sendable by hand: views of immutable memory that the table's file keeps alive.

  static let none: UInt16 = 0xFFFF
  static let side = LetterIndex.count

  /// Number of groups, the empty one included.
  let count: Int
  private let single: UnsafeBufferPointer<UInt16>
  private let pair: UnsafeBufferPointer<UInt16>
  /// For a pair of letters the row in `triple`, or `none`.
  private let tripleRow: UnsafeBufferPointer<UInt16>
  private let triple: UnsafeBufferPointer<UInt16>
  private let chunks: UnsafeBufferPointer<ChunkRecord>

  /// Finds the groups of one side in a table's file.
  ///
  /// - Throws: `SectionFault` where a section is not as long as it has to be.
  init(_ file: SectionFile, _ side: EditSide) throws(SectionFault) {
    let chunks: CheckedTable<ChunkRecord> = file.table(side.chunks.rawValue)
    count = chunks.count
    self.chunks = chunks.all
    single = try file.table(side.single.rawValue, count: Self.side)
    pair = try file.table(side.pair.rawValue, count: Self.side * Self.side)
    tripleRow = try file.table(side.tripleRow.rawValue, count: Self.side * Self.side)
    let rows = tripleRow.reduce(0) { $1 == Self.none ? $0 : max($0, Int($1) + 1) }
    triple = try file.table(side.triple.rawValue, count: rows * Self.side)
  }

  /// The letters of a group.
  func letters(of group: Int) -> [UInt8] { chunks[group].letters }

  /// Number of a group, if the table has it.
  func id(of letters: [UInt8]) -> UInt16? {
    let found: UInt16
    switch letters.count {
    case 0: return 0
    case 1: found = single[Int(letters[0])]
    case 2: found = pair[index(letters[0], letters[1])]
    case 3:
      let row = tripleRow[index(letters[0], letters[1])]
      if row == Self.none { return nil }
      found = triple[Int(row) * Self.side + Int(letters[2])]
    default: return nil
    }
    return found == Self.none ? nil : found
  }

  /// Numbers of the groups of one, two and three letters that start at each position.
  ///
  /// `out` receives four values a position: the empty group, then the three lengths.
  func prepare(_ letters: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt16>) {
    let n = letters.count
    for i in 0..<n {
      let slot = out + i * 4
      // A hostile image may hold letters that no alphabet has.
      let letter = min(Int(letters[i]), Self.side - 1)
      slot[0] = 0
      slot[1] = single[letter]
      slot[2] = Self.none
      slot[3] = Self.none
      guard i + 1 < n else { continue }
      let second = min(Int(letters[i + 1]), Self.side - 1)
      let at = letter * Self.side + second
      slot[2] = pair[at]
      guard i + 2 < n, tripleRow[at] != Self.none else { continue }
      let third = min(Int(letters[i + 2]), Self.side - 1)
      slot[3] = triple[Int(tripleRow[at]) * Self.side + third]
    }
    let last = out + n * 4
    last[0] = 0
    last[1] = Self.none
    last[2] = Self.none
    last[3] = Self.none
  }

  /// Numbers of the groups of two letters and of three that start at each position: those that take
  /// looking up more than once.
  ///
  /// `out` receives two values a position, `none` where there is no such group.
  func prepareLong(
    _ letters: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt16>
  ) {
    for i in 0..<letters.count {
      let long = out + i * 2
      (long[0], long[1]) = (Self.none, Self.none)
      guard i + 1 < letters.count else { continue }
      let at = pairIndex(letters, i)
      long[0] = pair[at]
      guard i + 2 < letters.count, tripleRow[at] != Self.none else { continue }
      long[1] = triple(tripleRow[at], min(Int(letters[i + 2]), Self.side - 1))
    }
  }

  /// Number of the group of so many letters that starts at a position of a word.
  ///
  /// - Parameter long: as `prepareLong` wrote them.
  @inline(__always)
  func group(
    _ letters: UnsafeBufferPointer<UInt8>, _ long: UnsafePointer<UInt16>, _ place: Int,
    _ length: Int
  ) -> UInt16 {
    switch length {
    case 0: 0
    // A hostile image may hold letters that no alphabet has.
    case 1: single[min(Int(letters[place]), Self.side &- 1)]
    default: long[place &* 2 &+ length &- 2]
    }
  }

  /// A hostile image may hold letters that no alphabet has.
  private func pairIndex(_ letters: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    min(Int(letters[place]), Self.side - 1) * Self.side
      + min(Int(letters[place + 1]), Self.side - 1)
  }

  /// Number of the group that a letter is; `none` where it is none.
  @inline(__always)
  func single(_ letter: Int) -> UInt16 { single[letter] }

  /// Number of the group that two letters are, and the row of those that begin with the two; `none`
  /// where there are none.
  @inline(__always)
  func pair(_ first: Int, _ second: Int) -> (group: UInt16, tripleRow: UInt16) {
    let at = first * Self.side + second
    return (pair[at], tripleRow[at])
  }

  /// Number of the group that a letter completes of the row that its two letters before name.
  @inline(__always)
  func triple(_ row: UInt16, _ third: Int) -> UInt16 { triple[Int(row) * Self.side + third] }

  /// Number of the group that one to three letters are; `none` where they are none.
  func whole(_ letters: UnsafePointer<UInt8>, _ count: Int) -> UInt16 {
    if count == 1 { return single(Int(letters[0])) }
    let (group, row) = pair(Int(letters[0]), Int(letters[1]))
    if count == 2 { return group }
    return row == Self.none ? Self.none : triple(row, Int(letters[2]))
  }

  private func index(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first) * Self.side + Int(second)
  }
}
