import Orthography

/// A word as one side of a grid.
struct GridWord {
  /// `EditModel.longestWord` at most.
  var letters: UnsafeBufferPointer<UInt8>
  /// As `ChunkDictionary.prepareLong` writes them.
  var long: UnsafePointer<UInt16>
  /// For each position the most that the letters from there on can bring.
  var bound: UnsafeMutablePointer<Float>
  /// The places behind a Latin vowel, one bit each.
  var vowels: UInt64

  /// The places behind a Latin vowel in a word.
  static func vowels(_ letters: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var vowels: UInt64 = 0
    var place = 0
    while place < letters.count {
      let letter = letters[place]
      place &+= 1
      if LetterIndex.isLatinVowel(letter) { vowels |= 1 &<< UInt64(place) }
    }
    return vowels
  }
}

/// What of an edit table a grid is worked out with.
///
/// Plain addresses, so that comparisons count no references: whoever keeps one keeps the table too.
struct GridTable {
  let left: Alphabet
  let right: Alphabet
  let leftChunks: ChunkDictionary
  let rightChunks: ChunkDictionary
  /// See `EditTable`.
  let operations: UnsafePointer<UInt16>
  let weights: UnsafePointer<Float>
  let leftLog: UnsafeBufferPointer<Float>
  let rightLog: UnsafeBufferPointer<Float>
  let singles: SingleLetters
  /// For each left group a few bits of the right groups that it has operations with (`filter`); `nil`
  /// where they were not worked out.
  var filters: UnsafePointer<UInt64>?
  /// What the letters of either side are.
  let leftClasses: LetterClasses
  let rightClasses: LetterClasses

  @inline(__always)
  static func filter(_ rightGroup: Int) -> UInt64 { 1 &<< UInt64(rightGroup & 63) }

  /// The same of a group that there may not be: no bits.
  @inline(__always)
  static func filter(ofAny group: UInt16) -> UInt64 {
    group == ChunkDictionary.none ? 0 : filter(Int(group))
  }
}

/// The grid of all alignments of two words: a cell for every pair of beginnings, row by row.
///
/// By the table's address: a call copies nothing.
extension UnsafePointer<GridTable> {
  /// Works out the grid of two words, the best of all ways to each cell.
  ///
  /// Only cells are looked at that can be reached and from which a result of interest can be.
  ///
  /// - Parameters:
  ///   - left, right: not both empty.
  ///   - least: results below it are of no interest; the search stops as soon as a bound shows
  ///     that it cannot be reached, and returns `−∞`.
  /// - Returns: the joint log-probability of the best alignment.
  /// - Complexity: O(n·m), at most 15 operations a cell.
  func fillGrid(
    _ left: GridWord, _ right: GridWord, least: Float, _ scratch: EditScratch
  ) -> Float {
    let (n, m) = (left.letters.count, right.letters.count)
    let (bound, rightBound) = (left.bound, right.bound)
    if min(bound[0], rightBound[0]) < least { return -.infinity }
    let width = m &+ 1
    let grid = scratch.grid
    clear(grid, (n &+ 1) &* width)
    grid[0] = 0
    let row = scratch.row
    row.initialize(to: GridRow(left, right))
    let leftIsArabic = pointee.left == .arabic
    let vowels = pointee.right == .latin ? right.vowels : 0
    // The columns that hold anything of interest, of the three rows before and of this one.
    var starts = (0, 0, 0)
    var i = 0
    while i <= row.pointee.deepest {
      let own = bound[i]
      let cells = grid + i &* width
      var j = min(starts.0, starts.1, starts.2)
      var start = m &+ 1
      while j <= row.pointee.widest {
        // Neither side's remaining letters could lift another cell to a result of interest.
        if cells[j] + (own < rightBound[j] ? own : rightBound[j]) >= least {
          if start > m {
            start = j
            row.pointee.move(to: i, self)
            row.pointee.vowels = leftIsArabic || row.pointee.isAfterVowel ? vowels : 0
          }
          advance(from: cells + j, row, at: j)
        }
        j &+= 1
      }
      starts = (starts.1, starts.2, start)
      i &+= 1
    }
    let result = grid[(n &+ 1) &* width &- 1]
    return result < least ? -.infinity : result
  }

  /// Empties cells, in whole eights: most grids are so small that the rest would take as long.
  @inline(__always)
  private func clear(_ cells: UnsafeMutablePointer<Float>, _ count: Int) {
    var place = 0
    while place < count {
      UnsafeMutableRawPointer(cells + place)
        .storeBytes(of: SIMD8(repeating: -.infinity), as: SIMD8<Float>.self)
      place &+= 8
    }
  }

  /// Takes all operations from a cell.
  @inline(never)
  private func advance(
    from cell: UnsafeMutablePointer<Float>, _ row: UnsafeMutablePointer<GridRow>, at column: Int
  ) {
    let isAfterVowel = row.pointee.vowels &>> UInt64(column) & 1 != 0
    let context = column == 0 && row.pointee.isFirst ? 0 : isAfterVowel ? 1 : 2
    let rest = row.pointee.columns &- column
    row.pointee.reach(row.pointee.left > 0 ? 1 : 0, column &+ (rest > 0 ? 1 : 0))
    // A hostile image may hold letters that no alphabet has.
    let other =
      rest > 0 ? min(Int(row.pointee.rightLetters[column]), LetterIndex.count &- 1) : 0
    advanceLetters(from: cell, row, other, rest, context)
    let right = row.pointee.right(at: column, rest, pointee.rightChunks.single(other))
    let (groups, filters) = (row.pointee.groups, row.pointee.filters)
    let step = GridStep(cell: cell, column: column, rest: rest, context: context)
    if filters.0 & right.long != 0 {
      advance(0, groups.0, filters.0 & right.filters.2, 2, right.groups.2, step, row)
      advance(0, groups.0, filters.0 & right.filters.3, 3, right.groups.3, step, row)
    }
    if filters.1 & right.long != 0 {
      advance(1, groups.1, filters.1 & right.filters.2, 2, right.groups.2, step, row)
      advance(1, groups.1, filters.1 & right.filters.3, 3, right.groups.3, step, row)
    }
    if filters.2 & right.all != 0 {
      advance(2, groups.2, filters.2 & GridTable.filter(0), 0, 0, step, row)
      advance(2, groups.2, filters.2 & right.filters.1, 1, right.groups.1, step, row)
      advance(2, groups.2, filters.2 & right.filters.2, 2, right.groups.2, step, row)
      advance(2, groups.2, filters.2 & right.filters.3, 3, right.groups.3, step, row)
    }
    if filters.3 & right.all != 0 {
      advance(3, groups.3, filters.3 & GridTable.filter(0), 0, 0, step, row)
      advance(3, groups.3, filters.3 & right.filters.1, 1, right.groups.1, step, row)
      advance(3, groups.3, filters.3 & right.filters.2, 2, right.groups.2, step, row)
    }
  }

  /// Takes the operations of at most one letter a side.
  @inline(__always)
  private func advanceLetters(
    from cell: UnsafeMutablePointer<Float>, _ row: UnsafeMutablePointer<GridRow>, _ other: Int,
    _ rest: Int, _ context: Int
  ) {
    let here = cell.pointee
    let inside = pointee.singles.memory + context &* SingleLetters.cells
    let (left, letter) = (row.pointee.left, row.pointee.letter)
    let next = cell + (row.pointee.columns &+ 1)
    if left > 1 && rest > 1 {
      Self.raise(cell + 1, here + inside[other])
      Self.raise(next, here + inside[letter])
      Self.raise(next + 1, here + inside[letter &+ other])
      return
    }
    let ending = inside + 3 &* SingleLetters.cells
    if rest > 0 { Self.raise(cell + 1, here + (rest == 1 && left == 0 ? ending : inside)[other]) }
    guard left > 0 else { return }
    Self.raise(next, here + (rest == 0 && left == 1 ? ending : inside)[letter])
    if rest > 0 {
      Self.raise(
        next + 1, here + (rest == 1 && left == 1 ? ending : inside)[letter &+ other])
    }
  }

  /// Takes the operation of two groups, if there is one.
  ///
  /// - Parameters:
  ///   - length, otherLength: those of the groups.
  ///   - filter: 0 where there is none.
  @inline(__always)
  private func advance(
    _ length: Int, _ group: UInt16, _ filter: UInt64, _ otherLength: Int, _ other: UInt16,
    _ step: GridStep, _ row: UnsafeMutablePointer<GridRow>
  ) {
    if filter == 0 { return }
    let operation = Int(pointee.operations[Int(group) &* pointee.rightChunks.count &+ Int(other)])
    if operation == 0 { return }
    let isEnd = row.pointee.left == length && step.rest == otherLength
    let weight = pointee.weights[operation &* EditContext.count &+ step.context &+ (isEnd ? 3 : 0)]
    row.pointee.reach(length, step.column &+ otherLength)
    Self.raise(
      step.cell + (length &* (row.pointee.columns &+ 1) &+ otherLength),
      step.cell.pointee + weight)
  }

  @inline(__always)
  private static func raise(_ cell: UnsafeMutablePointer<Float>, _ value: Float) {
    if value > cell.pointee { cell.pointee = value }
  }
}

/// A cell to go on from.
private struct GridStep {
  let cell: UnsafeMutablePointer<Float>
  let column: Int
  /// How many letters are left on the right.
  let rest: Int
  let context: Int
}

/// The right groups that begin at a column, by their length; a filter is 0 where there is none.
struct GridColumn {
  let groups: (UInt16, UInt16, UInt16, UInt16)
  let filters: (UInt64, UInt64, UInt64, UInt64)
  /// The filters of two letters and three, and of any number, also of none.
  let long: UInt64
  let all: UInt64

  @inline(__always)
  init(_ single: UInt16, _ pair: UInt16, _ triple: UInt16) {
    groups = (0, single, pair, triple)
    filters = (
      GridTable.filter(0), GridTable.filter(ofAny: single), GridTable.filter(ofAny: pair),
      GridTable.filter(ofAny: triple)
    )
    long = filters.2 | filters.3
    all = long | filters.0 | filters.1
  }
}

/// What all cells of a row have in common: memory that inner loops read, one a thread.
struct GridRow {
  private let leftLetters: UnsafeBufferPointer<UInt8>
  private let leftLong: UnsafePointer<UInt16>
  let rightLetters: UnsafeBufferPointer<UInt8>
  let rightLong: UnsafePointer<UInt16>
  /// How many letters the right word has.
  let columns: Int
  /// The row's number, and how many letters are left from there on.
  private var number = 0
  private(set) var left = 0
  /// The last row and column that were reached so far.
  private(set) var deepest = 0
  private(set) var widest = 0
  /// Where the next one's single letters stand; 0 where none is left.
  private(set) var letter = 0
  var isFirst: Bool { number == 0 }
  /// Whether the letter before is a Latin vowel.
  private(set) var isAfterVowel = false
  /// The columns that are behind vowels on either side, one bit each.
  var vowels: UInt64 = 0
  /// The groups that begin here, by their length, and which right groups they have operations with.
  private(set) var groups: (UInt16, UInt16, UInt16, UInt16) = (0, 0, 0, 0)
  private(set) var filters: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ left: GridWord, _ right: GridWord) {
    (leftLetters, leftLong) = (left.letters, left.long)
    (rightLetters, rightLong) = (right.letters, right.long)
    columns = right.letters.count
  }

  /// What begins on the right at a column.
  ///
  /// - Parameter single: the group that the letter there is.
  @inline(__always)
  func right(at column: Int, _ rest: Int, _ single: @autoclosure () -> UInt16) -> GridColumn {
    rest > 0
      ? GridColumn(single(), rightLong[column &* 2], rightLong[column &* 2 &+ 1])
      : GridColumn(ChunkDictionary.none, ChunkDictionary.none, ChunkDictionary.none)
  }

  /// Takes down that a cell was reached.
  @inline(__always)
  mutating func reach(_ rows: Int, _ column: Int) {
    deepest = max(deepest, number &+ rows)
    widest = max(widest, column)
  }

  /// Goes to the row behind so many letters.
  @inline(__always)
  mutating func move(to place: Int, _ table: UnsafePointer<GridTable>) {
    number = place
    left = leftLetters.count &- place
    isAfterVowel = place > 0 && LetterIndex.isLatinVowel(leftLetters[place &- 1])
    let filters = table.pointee.filters
    @inline(__always)
    func filter(_ group: UInt16) -> UInt64 {
      group == ChunkDictionary.none ? 0 : filters.map { $0[Int(group)] } ?? .max
    }
    guard left > 0 else {
      letter = 0
      self.filters = (filter(0), 0, 0, 0)
      return
    }
    // A hostile image may hold letters that no alphabet has.
    let own = min(Int(leftLetters[place]), LetterIndex.count &- 1)
    letter = own &* LetterIndex.count
    let (pair, triple) = (leftLong[place &* 2], leftLong[place &* 2 &+ 1])
    let single = table.pointee.leftChunks.single(own)
    groups = (0, single, pair, triple)
    self.filters = (filter(0), filter(single), filter(pair), filter(triple))
  }
}
