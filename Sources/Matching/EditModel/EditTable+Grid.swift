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
    let filters = scratch.filters
    fillFilters(filters, right)
    grid.update(repeating: -.infinity, count: (n &+ 1) &* width)
    grid[0] = 0
    let leftIsArabic = self.left == .arabic
    let rightIsLatin = self.right == .latin
    // The first columns that hold anything of interest, of the three rows before and of this one.
    var starts = (0, 0, 0)
    var i = 0
    while i <= n {
      let row = grid + i &* width
      let leftVowel = leftIsArabic || (i > 0 && LetterIndex.isLatinVowel(left.letters[i &- 1]))
      var best = -Float.infinity
      var j = min(starts.0, starts.1, starts.2)
      var start = m &+ 1
      while j <= m {
        let here = row[j]
        let most = bound[i] < rightBound[j] ? bound[i] : rightBound[j]
        // Neither side's remaining letters could lift this cell to a result of interest.
        if here + most >= least && here > -.infinity {
          if here + most > best { best = here + most }
          if start > m { start = j }
          let afterVowel =
            leftVowel && rightIsLatin && j > 0 && LetterIndex.isLatinVowel(right.letters[j &- 1])
          let context = EditContext.index(start: i &+ j == 0, afterVowel: afterVowel, end: false)
          advanceLetters(from: row + j, left.letters, right.letters, at: (i, j), context)
          advanceGroups(from: row + j, left, right, filters[j], at: (i, j), context)
        }
        j &+= 1
      }
      starts = (starts.1, starts.2, start)
      i &+= 1
      // Operations only lead downwards: what this row and the next three hold bounds the result.
      if best < least && !rowsReach(least, from: i, of: (n, m), bound, grid) { return -.infinity }
    }
    let result = grid[(n &+ 1) &* width &- 1]
    return result < least ? -.infinity : result
  }

  /// Takes the operations of at most one letter a side.
  @inline(__always)
  private func advanceLetters(
    from cell: UnsafeMutablePointer<Float>, _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>, at place: (Int, Int), _ context: Int
  ) {
    let (i, j) = place
    let (n, m) = (left.count, right.count)
    let here = cell.pointee
    let inside = singles.memory + context &* SingleLetters.cells
    let ending = inside + 3 &* SingleLetters.cells
    let next = cell + (m &+ 1)
    // A hostile image may hold letters that no alphabet has.
    let other = j < m ? min(Int(right[j]), LetterIndex.count &- 1) : 0
    if j < m {
      let weights = i == n && j &+ 1 == m ? ending : inside
      Self.raise(cell + 1, here + weights[other])
    }
    guard i < n else { return }
    let own = min(Int(left[i]), LetterIndex.count &- 1) &* LetterIndex.count
    Self.raise(next, here + (i &+ 1 == n && j == m ? ending : inside)[own])
    if j < m {
      let weights = i &+ 1 == n && j &+ 1 == m ? ending : inside
      Self.raise(next + 1, here + weights[own &+ other])
    }
  }

  /// Takes the operations of more letters.
  @inline(__always)
  private func advanceGroups(
    from cell: UnsafeMutablePointer<Float>, _ left: GridWord, _ right: GridWord,
    _ rightFilters: Filters, at place: (Int, Int), _ context: Int
  ) {
    let (i, j) = place
    let here = cell.pointee
    let (n, m) = (left.letters.count, right.letters.count)
    let leftGroups = left.groups + i &* 4
    let rightGroups = right.groups + j &* 4
    let mostLeft = min(3, n &- i)
    let mostRight = min(3, m &- j)
    var a = 0
    while a <= mostLeft {
      let group = leftGroups[a]
      let filter = group == ChunkDictionary.none ? 0 : filters.map { $0[Int(group)] } ?? .max
      if filter & (a < 2 ? rightFilters.long : rightFilters.all) != 0 {
        let operations = operations + Int(group) &* rightChunks.count
        let target = cell + a &* (m &+ 1)
        let last = a == 3 ? min(mostRight, 2) : mostRight
        var b = a < 2 ? 2 : 0
        while b <= last {
          let other = rightGroups[b]
          if other != ChunkDictionary.none, filter & Self.filter(Int(other)) != 0 {
            let operation = Int(operations[Int(other)])
            if operation != 0 {
              let end = i &+ a == n && j &+ b == m ? 3 : 0
              Self.raise(
                target + b, here + weights[operation &* EditContext.count &+ context &+ end])
            }
          }
          b &+= 1
        }
      }
      a &+= 1
    }
  }

  /// A few bits of the right groups that begin at a place.
  struct Filters {
    /// Of two letters and three.
    var long: UInt64
    /// Of any number, also of none.
    var all: UInt64
  }

  private func fillFilters(_ filters: UnsafeMutablePointer<Filters>, _ right: GridWord) {
    var place = 0
    while place <= right.letters.count {
      let groups = right.groups + place &* 4
      let long = Self.filter(ofAny: groups[2]) | Self.filter(ofAny: groups[3])
      filters[place] = Filters(
        long: long, all: long | Self.filter(Int(groups[0])) | Self.filter(ofAny: groups[1]))
      place &+= 1
    }
  }

  @inline(__always)
  private static func filter(ofAny group: UInt16) -> UInt64 {
    group == ChunkDictionary.none ? 0 : filter(Int(group))
  }

  @inline(__always)
  private static func raise(_ cell: UnsafeMutablePointer<Float>, _ value: Float) {
    if value > cell.pointee { cell.pointee = value }
  }

  /// Whether one of the next three rows could still lead to a result of interest.
  private func rowsReach(
    _ least: Float, from row: Int, of size: (Int, Int), _ bound: UnsafePointer<Float>,
    _ grid: UnsafePointer<Float>
  ) -> Bool {
    guard row <= size.0 else { return true }
    let width = size.1 + 1
    for i in row...min(size.0, row + 2) {
      for j in 0..<width where grid[i * width + j] + bound[i] >= least {
        return true
      }
    }
    return false
  }
}
