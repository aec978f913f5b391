/// What all cells of a row have in common: memory that inner loops read, one a thread.
struct GridRow {
  private let leftLetters: UnsafeBufferPointer<UInt8>
  private let leftLong: UnsafePointer<UInt16>
  let rightLetters: UnsafeBufferPointer<UInt8>
  let rightLong: UnsafePointer<UInt16>
  /// The most that the letters from each position on can bring: on the left from the row on.
  private(set) var leftBound: UnsafePointer<Float>
  let rightBound: UnsafePointer<Float>
  let least: Float
  /// How many letters the right word has.
  let columns: Int
  /// The columns to go on from, one bit each: of this row, and of the next three.
  private var promising: (UInt64, UInt64, UInt64, UInt64) = (1, 0, 0, 0)
  /// The columns that lie within the words and lead anywhere, one bit each.
  private var open: UInt64
  /// The row's number, and how many letters are left from there on.
  private var number = 0
  private(set) var left = 0
  /// Where the operations of the next letter alone stand; 0 where none is left.
  private(set) var letter = 0
  /// The bits of that letter and of none; see `GroupPartners`.
  private(set) var letters: UInt64 = 1
  /// The columns that are behind vowels on either side, one bit each.
  var vowels: UInt64 = 0
  /// The groups of one letter and more that begin here, and what those of two and three have
  /// operations with.
  private(set) var single = ChunkDictionary.none
  private(set) var pair = ChunkDictionary.none
  private(set) var triple = ChunkDictionary.none
  private(set) var pairPartners = GroupPartners.OfLeft()
  private(set) var triplePartners = GroupPartners.OfLeft()

  /// - Parameter least: see `fillGrid`.
  init(_ left: GridWord, _ right: GridWord, least: Float) {
    (leftLetters, leftLong) = (left.letters, left.long)
    (rightLetters, rightLong) = (right.letters, right.long)
    (leftBound, rightBound) = (UnsafePointer(left.bound), UnsafePointer(right.bound))
    columns = right.letters.count
    open = (2 &<< UInt64(columns)) &- 1
    // Even where all results are of interest those are not that cannot be reached.
    self.least = max(least, -.greatestFiniteMagnitude)
  }

  /// See `EditContext`; of operations that do not end the words.
  @inline(__always)
  func context(at column: Int) -> Int {
    let inside = 2 &- Int(truncatingIfNeeded: vowels &>> UInt64(truncatingIfNeeded: column) & 1)
    return number | column == 0 ? 0 : inside
  }

  /// Takes down whether to go on from a cell.
  ///
  /// - Parameter rows: how many rows further on it is, three at most.
  @inline(__always)
  mutating func reach(_ rows: Int, _ column: Int, _ isPromising: Bool) {
    let bit: UInt64 = (isPromising ? 1 : 0) &<< UInt64(truncatingIfNeeded: column)
    switch rows {
    case 0: promising.0 |= bit
    case 1: promising.1 |= bit
    case 2: promising.2 |= bit
    default: promising.3 |= bit
    }
  }

  /// Whether there is a column to go on from.
  @inline(__always)
  var isPromising: Bool { promising.0 & open != 0 }

  /// The next column to go on from.
  @inline(__always)
  mutating func takeColumn() -> Int {
    let column = promising.0.trailingZeroBitCount
    promising.0 &= promising.0 &- 1
    return column
  }

  /// Goes on to the next row.
  ///
  /// - Returns: whether that or one of those behind it has a column to go on from.
  @inline(__always)
  mutating func goOn() -> Bool {
    promising = (promising.1, promising.2, promising.3, 0)
    leftBound += 1
    return promising.0 | promising.1 | promising.2 != 0
  }

  /// Reads what the row so many letters further on is about.
  @inline(__always)
  mutating func move(to place: Int, _ table: UnsafePointer<GridTable>) {
    number = place
    left = leftLetters.count &- place
    guard left > 0 else {
      // The last cell is the result.
      open &>>= 1
      (letter, letters) = (0, 1)
      (pair, triple) = (ChunkDictionary.none, ChunkDictionary.none)
      (pairPartners, triplePartners) = (GroupPartners.OfLeft(), GroupPartners.OfLeft())
      return
    }
    // A hostile image may hold letters that no alphabet has.
    let own = min(Int(leftLetters[place]), LetterIndex.count &- 1)
    letter = own &* LetterIndex.count
    single = table.pointee.leftChunks.single(own)
    letters = single == ChunkDictionary.none ? 1 : GroupPartners.letters(own)
    (pair, triple) = (leftLong[place &* 2], leftLong[place &* 2 &+ 1])
    pairPartners = table.pointee.partners.ofLeft(pair)
    triplePartners = table.pointee.partners.ofLeft(triple)
  }
}

/// The right groups of two letters and three that begin at a column, and the single letters on the left
/// that they have operations with.
struct GridColumn {
  private(set) var pair = ChunkDictionary.none
  private(set) var triple = ChunkDictionary.none
  private(set) var pairPartners: UInt64 = 0
  private(set) var triplePartners: UInt64 = 0

  /// - Parameter rest: how many letters are left on the right.
  @inline(__always)
  init(
    _ row: UnsafePointer<GridRow>, _ column: Int, _ rest: Int, _ partners: GroupPartners?
  ) {
    guard rest > 0 else { return }
    pair = row.pointee.rightLong[column &* 2]
    triple = row.pointee.rightLong[column &* 2 &+ 1]
    pairPartners = partners.ofRight(pair)
    triplePartners = partners.ofRight(triple)
  }
}
