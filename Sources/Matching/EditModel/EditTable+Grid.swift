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
  /// Which groups have operations; `nil` where that was not worked out.
  var partners: GroupPartners?
  /// What the letters of either side are.
  let leftClasses: LetterClasses
  let rightClasses: LetterClasses
}

/// The grid of all alignments of two words: a cell for every pair of beginnings, row by row.
///
/// By the table's address: a call copies nothing.
extension UnsafePointer<GridTable> {
  /// Works out the grid of two words, the best of all ways to each cell.
  ///
  /// Only cells are looked at that can be reached and from which a result of interest can be. Which
  /// these are is noted where they are reached, one bit each, and there are hardly any branches: those
  /// of a grid are not foreseen.
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
    if min(left.bound[0], right.bound[0]) < least { return -.infinity }
    let width = m &+ 1
    let row = scratch.row
    row.initialize(to: GridRow(left, right, least: least))
    let vowels = pointee.right == .latin ? right.vowels : 0
    let ownVowels = pointee.left == .arabic ? .max : left.vowels
    var cells = scratch.grid
    // A row is emptied before the first that leads to it.
    clear(cells, 3 &* width)
    cells[0] = 0
    var i = 0
    while true {
      clear(cells + 3 &* width, width)
      if row.pointee.isPromising {
        row.pointee.move(to: i, self)
        row.pointee.vowels = ownVowels &>> UInt64(i) & 1 != 0 ? vowels : 0
        while row.pointee.isPromising {
          let column = row.pointee.takeColumn()
          advance(from: cells + column, row, at: column)
        }
      }
      if i == n { break }
      if !row.pointee.goOn() { return -.infinity }
      i &+= 1
      cells += width
    }
    return cells[m] < least ? -.infinity : cells[m]
  }

  /// Empties cells, in whole sixteens: most rows are so short that the rest would take as long.
  @inline(__always)
  private func clear(_ cells: UnsafeMutablePointer<Float>, _ count: Int) {
    var place = 0
    repeat {
      UnsafeMutableRawPointer(cells + place)
        .storeBytes(of: SIMD16(repeating: -.infinity), as: SIMD16<Float>.self)
      place &+= 16
    } while place < count
  }

  /// Takes all operations from a cell.
  @inline(never)
  private func advance(
    from cell: UnsafeMutablePointer<Float>, _ row: UnsafeMutablePointer<GridRow>, at column: Int
  ) {
    let step = GridStep(cell, row, column)
    // A hostile image may hold letters that no alphabet has.
    let other =
      step.rest > 0 ? min(Int(row.pointee.rightLetters[column]), LetterIndex.count &- 1) : 0
    advanceLetters(other, step, row)
    advanceGroups(other, step, row)
  }

  /// Takes the operations that have more than one letter on some side.
  @inline(__always)
  private func advanceGroups(
    _ other: Int, _ step: GridStep, _ row: UnsafeMutablePointer<GridRow>
  ) {
    let right = GridColumn(row, step.column, step.rest, pointee.partners)
    let (own, facing) = (row.pointee.letters, GroupPartners.letters(other))
    if (right.pairPartners | right.triplePartners) & own != 0 {
      let (one, single) = (own & ~1, row.pointee.single)
      advance(0, 0, right.pairPartners & 1, 2, right.pair, step, row)
      advance(0, 0, right.triplePartners & 1, 3, right.triple, step, row)
      advance(1, single, right.pairPartners & one, 2, right.pair, step, row)
      advance(1, single, right.triplePartners & one, 3, right.triple, step, row)
    }
    let (pair, triple) = (row.pointee.pair, row.pointee.triple)
    let (ofPair, ofTriple) = (row.pointee.pairPartners, row.pointee.triplePartners)
    if (ofPair.letters | ofTriple.letters) & facing != 0 {
      let (one, single) = (facing & ~1, pointee.rightChunks.single(other))
      advance(2, pair, ofPair.letters & 1, 0, 0, step, row)
      advance(2, pair, ofPair.letters & one, 1, single, step, row)
      advance(3, triple, ofTriple.letters & 1, 0, 0, step, row)
      advance(3, triple, ofTriple.letters & one, 1, single, step, row)
    }
    let (two, three) = (GroupPartners.long(right.pair), GroupPartners.long(right.triple))
    if ofPair.long & (two | three) | ofTriple.long & two != 0 {
      advance(2, pair, ofPair.long & two, 2, right.pair, step, row)
      advance(2, pair, ofPair.long & three, 3, right.triple, step, row)
      advance(3, triple, ofTriple.long & two, 2, right.pair, step, row)
    }
  }

  /// Takes the operations of at most one letter a side.
  ///
  /// Where a side has no letters left, what would take one brings `−∞`, as does what takes no letter
  /// on either side.
  @inline(__always)
  private func advanceLetters(
    _ other: Int, _ step: GridStep, _ row: UnsafeMutablePointer<GridRow>
  ) {
    let inside = pointee.singles.memory + step.context &* SingleLetters.cells
    let ending = inside + 3 &* SingleLetters.cells
    let (left, letter) = (row.pointee.left, row.pointee.letter)
    // Of one letter left, and of two, this takes the last.
    let one = left &+ step.rest == 1 ? ending : inside
    let two = left &+ step.rest == 2 ? ending : inside
    let isBoth = left > 0 && step.rest > 0
    reach(0, 1, step.here + one[other], step, row)
    reach(1, 0, step.here + one[letter], step, row)
    reach(1, 1, step.here + two[isBoth ? letter &+ other : 0], step, row)
  }

  /// Takes the operation of two groups, if there is one.
  ///
  /// - Parameters:
  ///   - length, otherLength: those of the groups.
  ///   - filter: 0 where there is none; see `GroupPartners`.
  @inline(__always)
  private func advance(
    _ length: Int, _ group: UInt16, _ filter: UInt64, _ otherLength: Int, _ other: UInt16,
    _ step: GridStep, _ row: UnsafeMutablePointer<GridRow>
  ) {
    if filter == 0 || other == ChunkDictionary.none { return }
    // What is no operation, the first of them, brings −∞.
    let operation = Int(pointee.operations[Int(group) &* pointee.rightChunks.count &+ Int(other)])
    let isEnd = row.pointee.left == length && step.rest == otherLength
    let weight = pointee.weights[operation &* EditContext.count &+ step.context &+ (isEnd ? 3 : 0)]
    reach(length, otherLength, step.here + weight, step, row)
  }

  /// Takes down a way to the cell so many letters further on.
  @inline(__always)
  private func reach(
    _ length: Int, _ otherLength: Int, _ value: Float, _ step: GridStep,
    _ row: UnsafeMutablePointer<GridRow>
  ) {
    let cell = step.cell + (length &* step.width &+ otherLength)
    cell.pointee = value > cell.pointee ? value : cell.pointee
    // Whether the remaining letters of either side could lift it to a result of interest.
    let (own, other) = (step.leftBound[length], step.rightBound[otherLength])
    let isPromising = value + (own < other ? own : other) >= step.least
    row.pointee.reach(length, step.column &+ otherLength, isPromising)
  }
}

/// A cell to go on from, and what all operations from there on need.
private struct GridStep {
  let cell: UnsafeMutablePointer<Float>
  /// What the best way to it brings.
  let here: Float
  /// How far apart two rows are.
  let width: Int
  let column: Int
  /// How many letters are left on the right.
  let rest: Int
  let context: Int
  let least: Float
  /// The most that the letters from here on can bring.
  let leftBound: UnsafePointer<Float>
  let rightBound: UnsafePointer<Float>

  @inline(__always)
  init(_ cell: UnsafeMutablePointer<Float>, _ row: UnsafePointer<GridRow>, _ column: Int) {
    self.cell = cell
    here = cell.pointee
    width = row.pointee.columns &+ 1
    self.column = column
    rest = row.pointee.columns &- column
    context = row.pointee.context(at: column)
    least = row.pointee.least
    leftBound = row.pointee.leftBound
    rightBound = row.pointee.rightBound + column
  }
}
