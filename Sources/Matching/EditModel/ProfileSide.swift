import Orthography

/// The operations of one edit table with a profile's word on one of its sides.
///
/// The word's letters are the grid's columns, those of the other word its rows. A row depends only
/// on the other word's letters up to it, so the rows of a common beginning are kept from one
/// comparison to the next: words that come in the order of their letters share most of theirs.
///
/// A row is worked out eight columns at a time: for each group of the other word that ends there and
/// each number of own letters the row before the group, moved that many columns to the right, and
/// what the blocks say (`ProfileBlocks`).
struct ProfileSide: ~Copyable {
  /// Columns in front of a row that are `−∞` for ever, so that it may be read moved to the right.
  private static let margin = FloatRow.lanes
  private static let pitch = margin + ProfileColumns.most
  private static let mostRows = EditModel.longestWord + 1

  private var blocks: ProfileBlocks

  /// Rows of the comparison before.
  ///
  /// The first row's first cell is `−∞`, not 0: what opens the words has weights of its own and is
  /// entered apart.
  private let grid: FloatRow
  private let rows: UnsafeMutablePointer<Row>
  /// The letters that rows stand for; 0 for the first row.
  private let rowLetters: UnsafeMutablePointer<UInt8>
  /// What the cells of each row could lead to at best, the best of every fourth.
  private let reaches: UnsafeMutablePointer<SIMD4<Float>>
  /// How many letters have their row; −1 where not even the first row is filled.
  private var filled = -1

  /// What a row stands for.
  private struct Row {
    /// The blocks of the groups that end there, by their letters.
    var one = ProfileBlocks.none
    var two = ProfileBlocks.none
    var three = ProfileBlocks.none
    /// Groups of three letters that end one row further on.
    var tripleRow = ChunkDictionary.none
    /// 1 where the other word's side of the context says "after a vowel", else 0.
    var vowel: UInt16 = 0
  }

  /// - Parameters:
  ///   - groups: most letter groups that a table has on a side.
  ///   - facing: any table; `set` names the one that counts.
  init(groups: Int, facing: FacingTable) {
    blocks = ProfileBlocks(groups: groups, facing: facing)
    grid = .aligned(Self.pitch * Self.mostRows)
    rows = .allocate(capacity: Self.mostRows)
    rowLetters = .allocate(capacity: Self.mostRows)
    rowLetters[0] = 0
    reaches = .allocate(capacity: Self.mostRows)
  }

  deinit {
    grid.deallocate()
    rows.deallocate()
    rowLetters.deallocate()
    reaches.deallocate()
  }

  /// Sets the word up.
  ///
  /// - Complexity: O(letters).
  mutating func set(
    _ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ table: EditTable,
    against other: Alphabet
  ) {
    let isLeft = alphabet == other || alphabet == .arabic
    blocks.set(letters, alphabet, FacingTable(table, isLeft: isLeft), against: other)
    filled = -1
  }

  // MARK: Comparing

  /// Joint log-probability of the best alignment with another word; `−∞` below `least`.
  ///
  /// - Complexity: O(letters²) for the letters behind the beginning that the word shares with the
  ///   one compared before.
  mutating func joint(_ other: UnsafeBufferPointer<UInt8>, least: Float) -> Float {
    let n = other.count
    guard n > 0, let base = other.baseAddress else { return blocks.columns.count == 0 ? 0 : -.infinity }
    if blocks.columns.bound[0] < least { return -.infinity }
    if filled < 0 { fillFirst() }
    var i = 0
    while i < min(filled, n) && rowLetters[i &+ 1] == base[i] { i &+= 1 }
    while !isHopeless(i, of: n, least) {
      if i == n {
        filled = n
        let result = ending(n)
        return result < least ? -.infinity : result
      }
      // A hostile image may hold letters that no alphabet has.
      rowLetters[i &+ 1] = min(base[i], UInt8(LetterIndex.count - 1))
      i &+= 1
      fill(i)
    }
    filled = i
    return -.infinity
  }

  /// Whether a row and the two before it, which no group passes over, lead to nothing of interest.
  ///
  /// What ends the words has weights of its own, which the last row knows nothing of.
  @inline(__always)
  private func isHopeless(_ i: Int, of n: Int, _ least: Float) -> Bool {
    guard i >= 3 && i < n else { return false }
    return reaches[i].orGreater(reaches[i &- 1]).orGreater(reaches[i &- 2]).greatest < least
  }

  // MARK: Rows

  @inline(__always)
  private func row(_ i: Int) -> FloatRow { grid + (i &* Self.pitch &+ Self.margin) }

  /// The row before any letter of the other word.
  private mutating func fillFirst() {
    let row = row(0)
    for eight in stride(from: 0, to: blocks.columns.width, by: FloatRow.lanes) {
      (row + eight).set(SIMD8(repeating: -.infinity))
    }
    row.set(blocks.opening(blocks.insertions))
    rows[0] = Row(vowel: blocks.openingVowel)
    insert(into: 0)
    filled = 0
  }

  /// The row behind the first `i` letters of the other word.
  @inline(__always)
  private mutating func fill(_ i: Int) {
    let letter = Int(rowLetters[i])
    let pair = blocks.pair(Int(rowLetters[i &- 1]), letter)
    let tripleRow = rows[i &- 1].tripleRow
    let three =
      tripleRow == ChunkDictionary.none ? ProfileBlocks.none : blocks.triple(tripleRow, letter)
    rows[i] = Row(
      one: pair.one, two: pair.two, three: three, tripleRow: pair.tripleRow, vowel: pair.vowel)
    advance(to: i)
    if i <= 3 { open(row(i), i == 1 ? pair.one : i == 2 ? pair.two : three) }
    insert(into: i)
    setReach(i)
  }

  /// What is reached from the rows above.
  @inline(__always)
  private mutating func advance(to i: Int) {
    let row = row(i)
    let found = rows[i]
    let width = blocks.columns.width
    let one = blocks.rows(found.one, vowel: rows[i &- 1].vowel)
    for eight in stride(from: 0, to: width, by: FloatRow.lanes) {
      let (before, own) = (row + (eight &- Self.pitch), one + eight)
      var best = (before - 3).anyEight + (own + 3 &* width).eight
      best = best.orGreater((before - 2).anyEight + (own + 2 &* width).eight)
      best = best.orGreater((before - 1).anyEight + (own + width).eight)
      (row + eight).set(best.orGreater(before.anyEight + own.eight))
    }
    if found.two != ProfileBlocks.none {
      let two = blocks.rows(found.two, vowel: rows[i &- 2].vowel)
      for eight in stride(from: 0, to: width, by: FloatRow.lanes) {
        let (before, own) = (row + (eight &- 2 &* Self.pitch), two + eight)
        var best = (row + eight).eight
        best = best.orGreater((before - 3).anyEight + (own + 3 &* width).eight)
        best = best.orGreater((before - 2).anyEight + (own + 2 &* width).eight)
        best = best.orGreater((before - 1).anyEight + (own + width).eight)
        (row + eight).set(best.orGreater(before.anyEight + own.eight))
      }
    }
    if found.three != ProfileBlocks.none {
      let three = blocks.rows(found.three, vowel: rows[i &- 3].vowel)
      for eight in stride(from: 0, to: width, by: FloatRow.lanes) {
        let (before, own) = (row + (eight &- 3 &* Self.pitch), three + eight)
        var best = (row + eight).eight
        best = best.orGreater((before - 2).anyEight + (own + 2 &* width).eight)
        best = best.orGreater((before - 1).anyEight + (own + width).eight)
        (row + eight).set(best.orGreater(before.anyEight + own.eight))
      }
    }
  }

  /// Enters what opens the words.
  @inline(__always)
  private func open(_ row: FloatRow, _ block: UInt32) {
    row.set(row.anyFour.orGreater(blocks.opening(block)))
  }

  /// Letters of the word that stand for nothing.
  @inline(__always)
  private mutating func insert(into i: Int) {
    if blocks.columns.silentGroupCount > 0 { return insertGroups(into: i) }
    let costs = blocks.rows(blocks.insertions, vowel: rows[i].vowel) + blocks.columns.width
    let row = row(i)
    var here = row[0]
    // Four at a time; columns behind the word's end lead nowhere.
    for column in stride(from: 1, through: blocks.columns.count, by: 4) {
      here = Self.insert(row + column, costs + column, here)
      here = Self.insert(row + (column &+ 1), costs + (column &+ 1), here)
      here = Self.insert(row + (column &+ 2), costs + (column &+ 2), here)
      here = Self.insert(row + (column &+ 3), costs + (column &+ 3), here)
    }
  }

  /// A letter that stands for nothing, where the cell before it is given.
  @inline(__always)
  private static func insert(_ cell: FloatRow, _ cost: FloatRow, _ here: Float) -> Float {
    let value = here + cost[0]
    cell[0] = value > cell[0] ? value : cell[0]
    return cell[0]
  }

  /// The same where groups of letters stand for nothing too.
  private mutating func insertGroups(into i: Int) {
    let row = row(i)
    let width = blocks.columns.width
    let costs = blocks.rows(blocks.insertions, vowel: rows[i].vowel)
    var column = 0
    var here = row[0]
    for number in 0..<blocks.columns.silentGroupCount {
      let group = blocks.columns.silentGroups[number]
      while column < Int(group.from) {
        column &+= 1
        here = Self.insert(row + column, costs + (width &+ column), here)
      }
      let length = Int(group.length)
      let to = column &+ length
      _ = Self.insert(row + to, costs + (length &* width &+ to), here)
    }
    while column < blocks.columns.count {
      column &+= 1
      here = Self.insert(row + column, costs + (width &+ column), here)
    }
  }

  /// Works out what a row's cells could lead to at best.
  @inline(__always)
  private func setReach(_ i: Int) {
    let row = row(i)
    var best = row.eight + blocks.columns.bound.eight
    for eight in stride(from: FloatRow.lanes, to: blocks.columns.width, by: FloatRow.lanes) {
      best = best.orGreater((row + eight).eight + (blocks.columns.bound + eight).eight)
    }
    reaches[i] = best.lowHalf.orGreater(best.highHalf)
  }

  // MARK: The end

  /// The last cell: operations that end both words have weights of their own.
  @inline(__always)
  private mutating func ending(_ n: Int) -> Float {
    let last = rows[n]
    var best = ending(blocks.insertions, from: n).orGreater(ending(last.one, from: n &- 1))
    if last.two != ProfileBlocks.none { best = best.orGreater(ending(last.two, from: n &- 2)) }
    if last.three != ProfileBlocks.none {
      best = best.orGreater(ending(last.three, from: n &- 3))
    }
    return n <= 3 && blocks.columns.count <= 3
      ? max(best.greatest, whole(n)) : best.greatest
  }

  @inline(__always)
  private func ending(_ block: UInt32, from i: Int) -> SIMD4<Float> {
    (row(i) + (blocks.columns.count &- 3)).anyFour + blocks.ending(block, vowel: rows[i].vowel)
  }

  /// The operation that sets one word against the other as they are.
  private mutating func whole(_ n: Int) -> Float {
    let facing = blocks.columns.facing
    let (own, other) = (blocks.columns.whole, facing.other.whole(rowLetters + 1, n))
    guard own != ChunkDictionary.none, other != ChunkDictionary.none else { return -.infinity }
    let operation = facing.operations(of: Int(other))[Int(own) * facing.ownStep]
    let end = EditContext.index(start: true, afterVowel: false, end: true)
    return operation == 0
      ? -.infinity : facing.weights[Int(operation) * EditContext.count + end]
  }
}
