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
  private static let margin = 4
  private static let pitch = margin + ProfileColumns.most

  private var blocks: ProfileBlocks
  private var ownAlphabet = Alphabet.latin
  private var otherAlphabet = Alphabet.latin

  /// Rows of the comparison before, and the letters they stand for.
  ///
  /// The first row's first cell is `−∞`, not 0: what opens the words has weights of its own and is
  /// entered apart.
  private let grid: FloatRow
  private let rowLetters: UnsafeMutablePointer<UInt8>
  private let rowBlocks: UnsafeMutablePointer<Blocks>
  /// For each row 1 where the other word's side of the context says "after a vowel", else 0.
  private let rowVowels: UnsafeMutablePointer<Int>
  /// What the cells of each row could lead to at best.
  private let reaches: FloatRow
  /// How many letters have their row; −1 where not even the first row is filled.
  private var filled = -1

  /// The blocks of the groups that end at a row, by their letters.
  private struct Blocks {
    var one = ProfileBlocks.none
    var two = ProfileBlocks.none
    var three = ProfileBlocks.none
  }

  /// - Parameters:
  ///   - groups: most letter groups that a table has on a side.
  ///   - facing: any table; `set` names the one that counts.
  init(groups: Int, facing: FacingTable) {
    blocks = ProfileBlocks(groups: groups, facing: facing)
    grid = .aligned(Self.pitch * (EditModel.longestWord + 1))
    rowLetters = .allocate(capacity: EditModel.longestWord)
    rowBlocks = .allocate(capacity: EditModel.longestWord + 1)
    rowVowels = .allocate(capacity: EditModel.longestWord + 1)
    reaches = .allocate(capacity: EditModel.longestWord + 1)
  }

  deinit {
    grid.deallocate()
    rowLetters.deallocate()
    rowBlocks.deallocate()
    rowVowels.deallocate()
    reaches.deallocate()
  }

  /// Sets the word up.
  ///
  /// - Complexity: O(letters).
  mutating func set(
    _ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ table: EditTable,
    against other: Alphabet
  ) {
    ownAlphabet = alphabet
    otherAlphabet = other
    let isLeft = alphabet == other || alphabet == .arabic
    blocks.set(letters, alphabet, FacingTable(table, isLeft: isLeft))
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
    var row = 0
    while row < min(filled, n) && rowLetters[row] == base[row] { row += 1 }
    while !isHopeless(row, of: n, least) {
      if row == n {
        filled = n
        let result = ending(n)
        return result < least ? -.infinity : result
      }
      rowLetters[row] = base[row]
      row += 1
      fill(row)
    }
    filled = row
    return -.infinity
  }

  /// Whether a row and the two before it, which no group passes over, lead to nothing of interest.
  ///
  /// What ends the words has weights of its own, which the last row knows nothing of.
  @inline(__always)
  private func isHopeless(_ row: Int, of n: Int, _ least: Float) -> Bool {
    row >= 3 && row < n && reaches[row] < least && reaches[row - 1] < least
      && reaches[row - 2] < least
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
    rowVowels[0] = isVowel(0) ? 1 : 0
    insert(into: row, vowel: rowVowels[0])
    filled = 0
  }

  /// The row behind the first `i` letters of the other word.
  @inline(__always)
  private mutating func fill(_ i: Int) {
    let groups = blocks.columns.facing.other.ending(at: i, of: rowLetters)
    let letter = Int(rowLetters[i &- 1])
    let found = Blocks(
      one: blocks.ofLetter(min(letter, LetterIndex.count - 1), groups.one),
      two: blocks.ofGroup(groups.two, length: 2), three: blocks.ofGroup(groups.three, length: 3))
    rowBlocks[i] = found
    rowVowels[i] = isVowel(letter) ? 1 : 0
    advance(to: i, found)
    if i <= 3 { open(row(i), i == 1 ? found.one : i == 2 ? found.two : found.three) }
    insert(into: row(i), vowel: rowVowels[i])
    setReach(i)
  }

  /// What is reached from the rows above.
  @inline(__always)
  private mutating func advance(to i: Int, _ found: Blocks) {
    let row = row(i)
    let width = blocks.columns.width
    let one = blocks.rows(found.one, vowel: rowVowels[i &- 1])
    for eight in stride(from: 0, to: width, by: FloatRow.lanes) {
      let (before, own) = (row + (eight &- Self.pitch), one + eight)
      var best = (before - 3).anyEight + (own + 3 &* width).eight
      best = best.orGreater((before - 2).anyEight + (own + 2 &* width).eight)
      best = best.orGreater((before - 1).anyEight + (own + width).eight)
      (row + eight).set(best.orGreater(before.anyEight + own.eight))
    }
    if found.two != ProfileBlocks.none {
      let two = blocks.rows(found.two, vowel: rowVowels[i &- 2])
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
      let three = blocks.rows(found.three, vowel: rowVowels[i &- 3])
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
  private func insert(into row: FloatRow, vowel: Int) {
    let costs = blocks.rows(blocks.insertions, vowel: vowel)
    let width = blocks.columns.width
    let ones = costs + width
    var column = 0
    var here = row[0]
    for number in 0..<blocks.columns.silentGroupCount {
      let group = blocks.columns.silentGroups[number]
      here = insert(into: row, ones, from: &column, to: Int(group.from), here)
      let length = Int(group.length)
      let to = column &+ length
      let value = here + costs[length &* width &+ to]
      row[to] = value > row[to] ? value : row[to]
    }
    _ = insert(into: row, ones, from: &column, to: blocks.columns.count, here)
  }

  /// Letter by letter.
  @inline(__always)
  private func insert(
    into row: FloatRow, _ costs: FloatRow, from column: inout Int, to end: Int, _ first: Float
  ) -> Float {
    var here = first
    while column < end {
      column &+= 1
      let value = here + costs[column]
      here = value > row[column] ? value : row[column]
      row[column] = here
    }
    return here
  }

  /// Works out what a row's cells could lead to at best.
  @inline(__always)
  private func setReach(_ i: Int) {
    let row = row(i)
    var best = row.eight + blocks.columns.bound.eight
    for eight in stride(from: FloatRow.lanes, to: blocks.columns.width, by: FloatRow.lanes) {
      best = best.orGreater((row + eight).eight + (blocks.columns.bound + eight).eight)
    }
    reaches[i] = best.greatest
  }

  // MARK: The end

  /// The last cell: operations that end both words have weights of their own.
  @inline(__always)
  private func ending(_ n: Int) -> Float {
    let last = rowBlocks[n]
    var best = ending(blocks.insertions, from: n)
    best = best.orGreater(ending(last.one, from: n - 1))
    if last.two != ProfileBlocks.none { best = best.orGreater(ending(last.two, from: n - 2)) }
    if last.three != ProfileBlocks.none { best = best.orGreater(ending(last.three, from: n - 3)) }
    return n <= 3 && blocks.columns.count <= 3 ? max(best.greatest, whole(n)) : best.greatest
  }

  @inline(__always)
  private func ending(_ block: UInt32, from i: Int) -> SIMD4<Float> {
    (row(i) + blocks.columns.count - 3).anyFour + blocks.ending(block, vowel: rowVowels[i])
  }

  /// The operation that sets one word against the other as they are.
  private func whole(_ n: Int) -> Float {
    let groups = blocks.columns.facing.other.ending(at: n, of: rowLetters)
    let other = n == 1 ? groups.one : n == 2 ? groups.two : groups.three
    let own = blocks.columns.whole
    guard other != ChunkDictionary.none, own != ChunkDictionary.none else { return -.infinity }
    let operation = blocks.columns.facing.operations(of: Int(other))[Int(own) * blocks.columns.facing.ownStep]
    let end = EditContext.index(start: true, afterVowel: false, end: true)
    return operation == 0
      ? -.infinity : blocks.columns.facing.weights[Int(operation) * EditContext.count + end]
  }

  /// Whether the other word's side of the context says "after a vowel" behind a letter; 0 before the
  /// first one.
  @inline(__always)
  private func isVowel(_ letter: Int) -> Bool {
    otherAlphabet == .arabic
      ? ownAlphabet == .latin : LetterIndex.isLatinVowel(UInt8(truncatingIfNeeded: letter))
  }
}
