import Orthography

/// A word as one side of a grid.
struct GridWord {
  /// `EditModel.longestWord` at most.
  var letters: UnsafeBufferPointer<UInt8>
  /// As `ChunkDictionary.prepare` writes them.
  var groups: UnsafePointer<UInt16>
  /// For each position the most that the letters from there on can bring.
  var bound: UnsafeMutablePointer<Float>
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

  @inline(__always)
  static func filter(_ rightGroup: Int) -> UInt64 { 1 << UInt64(rightGroup & 63) }
}

/// The grid of all alignments of two words: a cell for every pair of beginnings, row by row.
extension GridTable {
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
    grid.update(repeating: -.infinity, count: (n &+ 1) &* width)
    grid[0] = 0
    let row = scratch.row
    row.initialize(to: GridRow(left, right))
    let leftIsArabic = self.left == .arabic
    let vowels = self.right == .latin ? Self.vowels(right.letters) : 0
    // The columns that hold anything of interest, of the three rows before and of this one.
    var (starts, ends) = ((0, 0, 0), (0, 0, 0))
    var i = 0
    while i <= n {
      let own = bound[i]
      let cells = grid + i &* width
      var j = min(starts.0, starts.1, starts.2)
      var (start, end) = (m &+ 1, -1)
      var reach = min(m, max(ends.0, ends.1, ends.2) &+ 3)
      while j <= reach {
        let here = cells[j]
        // Neither side's remaining letters could lift another cell to a result of interest.
        if here > -.infinity, here + (own < rightBound[j] ? own : rightBound[j]) >= least {
          if end < 0 {
            start = j
            row.pointee.move(to: i, self)
            row.pointee.vowels = leftIsArabic || row.pointee.isAfterVowel ? vowels : 0
          }
          end = j
          reach = max(reach, min(m, j &+ 3))
          advance(from: cells + j, row, at: j)
        }
        j &+= 1
      }
      starts = (starts.1, starts.2, start)
      ends = (ends.1, ends.2, end)
      i &+= 1
      // Operations lead three rows down at most.
      if max(ends.0, ends.1, ends.2) < 0 { return -.infinity }
    }
    let result = grid[(n &+ 1) &* width &- 1]
    return result < least ? -.infinity : result
  }

  /// The places behind a Latin vowel, one bit each.
  @inline(__always)
  private static func vowels(_ letters: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var vowels: UInt64 = 0
    var place = 0
    while place < letters.count {
      let letter = letters[place]
      place &+= 1
      if LetterIndex.isLatinVowel(letter) { vowels |= 1 &<< UInt64(place) }
    }
    return vowels
  }

  /// Takes all operations from a cell.
  @inline(never)
  private func advance(
    from cell: UnsafeMutablePointer<Float>, _ row: UnsafePointer<GridRow>, at column: Int
  ) {
    let context =
      column == 0 && row.pointee.isFirst ? 0 : row.pointee.vowels &>> UInt64(column) & 1 != 0 ? 1 : 2
    let rest = row.pointee.columns &- column
    advanceLetters(from: cell, row, at: column, rest, context)
    let groups = row.pointee.rightGroups + column &* 4
    let long = Self.filter(ofAny: groups[2]) | Self.filter(ofAny: groups[3])
    let all = long | Self.filter(0) | Self.filter(ofAny: groups[1])
    let filters = row.pointee.filters
    if filters.0 & long != 0 { advance(0, filters.0, 2...3, cell, groups, row, rest, context) }
    if filters.1 & long != 0 { advance(1, filters.1, 2...3, cell, groups, row, rest, context) }
    if filters.2 & all != 0 { advance(2, filters.2, 0...3, cell, groups, row, rest, context) }
    if filters.3 & all != 0 { advance(3, filters.3, 0...2, cell, groups, row, rest, context) }
  }

  /// Takes the operations of at most one letter a side.
  @inline(__always)
  private func advanceLetters(
    from cell: UnsafeMutablePointer<Float>, _ row: UnsafePointer<GridRow>, at column: Int,
    _ rest: Int, _ context: Int
  ) {
    let here = cell.pointee
    let inside = singles.memory + context &* SingleLetters.cells
    let (left, letter) = (row.pointee.left, row.pointee.letter)
    let next = cell + (row.pointee.columns &+ 1)
    // A hostile image may hold letters that no alphabet has.
    let other =
      rest > 0 ? min(Int(row.pointee.rightLetters[column]), LetterIndex.count &- 1) : 0
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

  /// Takes the operations of a left group.
  ///
  /// - Parameters:
  ///   - length: the group's.
  ///   - lengths: how many letters may stand opposite.
  ///   - rest: how many letters are left on the right.
  @inline(__always)
  private func advance(
    _ length: Int, _ filter: UInt64, _ lengths: ClosedRange<Int>,
    _ cell: UnsafeMutablePointer<Float>, _ groups: UnsafePointer<UInt16>,
    _ row: UnsafePointer<GridRow>, _ rest: Int, _ context: Int
  ) {
    let here = cell.pointee
    let operations = operations + Int(row.pointee.groups[length]) &* rightChunks.count
    let cells = cell + length &* (row.pointee.columns &+ 1)
    let end = row.pointee.left == length ? rest : -1
    var b = lengths.lowerBound
    while b <= lengths.upperBound {
      let other = groups[b]
      if other != ChunkDictionary.none, filter & Self.filter(Int(other)) != 0 {
        let operation = Int(operations[Int(other)])
        if operation != 0 {
          let context = context &+ (b == end ? 3 : 0)
          Self.raise(cells + b, here + weights[operation &* EditContext.count &+ context])
        }
      }
      b &+= 1
    }
  }

  @inline(__always)
  fileprivate static func filter(ofAny group: UInt16) -> UInt64 {
    group == ChunkDictionary.none ? 0 : filter(Int(group))
  }

  @inline(__always)
  private static func raise(_ cell: UnsafeMutablePointer<Float>, _ value: Float) {
    if value > cell.pointee { cell.pointee = value }
  }
}

/// What all cells of a row have in common: memory that inner loops read, one a thread.
struct GridRow {
  private var leftWord: GridWord
  let rightLetters: UnsafeBufferPointer<UInt8>
  let rightGroups: UnsafePointer<UInt16>
  /// How many letters the right word has.
  let columns: Int
  /// How many letters are left from here on.
  private(set) var left = 0
  /// Where the next one's single letters stand; 0 where none is left.
  private(set) var letter = 0
  private(set) var isFirst = true
  /// Whether the letter before is a Latin vowel.
  private(set) var isAfterVowel = false
  /// The columns that are behind vowels on either side, one bit each.
  var vowels: UInt64 = 0
  /// The groups that begin here, by their length, and which right groups they have operations with.
  private(set) var groups: UnsafePointer<UInt16>
  private(set) var filters: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ left: GridWord, _ right: GridWord) {
    leftWord = left
    rightLetters = right.letters
    rightGroups = right.groups
    columns = right.letters.count
    groups = left.groups
  }

  /// Goes to the row behind so many letters.
  @inline(__always)
  mutating func move(to place: Int, _ table: borrowing GridTable) {
    left = leftWord.letters.count &- place
    isFirst = place == 0
    // A hostile image may hold letters that no alphabet has.
    letter =
      left > 0
      ? min(Int(leftWord.letters[place]), LetterIndex.count &- 1) &* LetterIndex.count : 0
    isAfterVowel = place > 0 && LetterIndex.isLatinVowel(leftWord.letters[place &- 1])
    groups = leftWord.groups + place &* 4
    let (filters, groups) = (table.filters, groups)
    @inline(__always)
    func filter(_ length: Int) -> UInt64 {
      let group = groups[length]
      return group == ChunkDictionary.none ? 0 : filters.map { $0[Int(group)] } ?? .max
    }
    self.filters = (filter(0), filter(1), filter(2), filter(3))
  }
}
