import Orthography

/// The operations of one edit table with a profile's word on one of its sides.
///
/// The word's letters are the grid's columns, those of the other word its rows. A row depends only
/// on the other word's letters up to it, so the rows of a common beginning are kept from one
/// comparison to the next: words that come in the order of their letters share most of theirs.
///
/// A row is worked out eight columns at a time: for each group of the other word that ends there and
/// each number of own letters the row before the group, moved that many columns to the right, and
/// what the group's block says (`ProfileBlocks`).
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
    /// The blocks of the groups that end there, by their letters, each for the place it begins at.
    var one = ProfileBlocks.none
    var two = ProfileBlocks.none
    var three = ProfileBlocks.none
    /// Groups of three letters that end one row further on.
    var tripleRow = ChunkDictionary.none
    /// Whether the other word's side of the context says "after a vowel".
    var isVowel = false
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
    guard n > 0, let base = other.baseAddress else {
      return blocks.columns.count == 0 ? 0 : -.infinity
    }
    if blocks.columns.bound[0] < least { return -.infinity }
    if filled < 0 { fillFirst() }
    var i = 0
    while i < min(filled, n) && rowLetters[i &+ 1] == base[i] { i &+= 1 }
    while i < n {
      if i >= 2 && isHopeless(i, least) {
        filled = i
        return -.infinity
      }
      // A hostile image may hold letters that no alphabet has.
      rowLetters[i &+ 1] = min(base[i], UInt8(LetterIndex.count - 1))
      i &+= 1
      fill(i)
    }
    filled = n
    let result = ending(n)
    return result < least ? -.infinity : result
  }

  /// Whether nothing of interest can come of a row and those before it that a group passes over.
  ///
  /// Not to be asked of the last row: what ends the words has weights of its own.
  @inline(__always)
  private mutating func isHopeless(_ i: Int, _ least: Float) -> Bool {
    var reach = reaches[i].orGreater(reaches[i &- 1])
    if rows[i].tripleRow != ChunkDictionary.none { reach = reach.orGreater(reaches[i &- 2]) }
    return reach.greatest < least
  }

  // MARK: Rows

  @inline(__always)
  private func row(_ i: Int) -> FloatRow { grid + (i &* Self.pitch &+ Self.margin) }

  /// The row before any letter of the other word.
  private mutating func fillFirst() {
    let row = row(0)
    for eight in 0..<blocks.columns.eights {
      (row + eight * FloatRow.lanes).set(SIMD8(repeating: -.infinity))
    }
    row.set(blocks.opening(blocks.insertions))
    rows[0] = Row(isVowel: blocks.opensAfterVowel)
    insert(into: row, afterVowel: blocks.opensAfterVowel)
    reaches[0] = SIMD4(repeating: .infinity)
    filled = 0
  }

  /// The row behind the first `i` letters of the other word.
  @inline(__always)
  private mutating func fill(_ i: Int) {
    let letter = Int(rowLetters[i])
    let pair = blocks.pair(Int(rowLetters[i &- 1]), letter)
    let row = row(i)
    let own = rows + i
    let eights = blocks.columns.eights
    let one = behind(pair.one, own - 1)
    own.pointee.one = one
    Self.advance(to: row, over: 1, by: blocks.rows(one), eights: eights)
    var two = ProfileBlocks.none
    if pair.two != ProfileBlocks.none {
      two = behind(pair.two, own - 2)
      Self.advance(to: row, over: 2, by: blocks.rows(two), eights: eights)
    }
    own.pointee.two = two
    var three = ProfileBlocks.none
    if own[-1].tripleRow != ChunkDictionary.none {
      three = blocks.triple(own[-1].tripleRow, letter)
      if three != ProfileBlocks.none {
        three = behind(three, own - 3)
        Self.advance(to: row, over: 3, by: blocks.rows(three), eights: eights)
      }
    }
    own.pointee.three = three
    own.pointee.tripleRow = pair.tripleRow
    own.pointee.isVowel = pair.isVowel
    if i <= 3 { open(row, i == 1 ? one : i == 2 ? two : three) }
    insert(into: row, afterVowel: pair.isVowel)
    setReach(i)
  }

  /// The one of a group's two blocks that counts behind a row.
  @inline(__always)
  private func behind(_ block: UInt32, _ row: UnsafeMutablePointer<Row>) -> UInt32 {
    row.pointee.isVowel ? block &+ UInt32(truncatingIfNeeded: blocks.size) : block
  }

  /// What a group of so many letters reaches from the row before it.
  ///
  /// - Parameters:
  ///   - own: what the group's block says.
  ///   - letters: of the group; one letter comes first and overwrites the row.
  @inline(__always)
  private static func advance(
    to row: FloatRow, over letters: Int, by own: FloatRow, eights: Int
  ) {
    var there = row
    var before = row - letters &* pitch
    var own = own
    let end = row + eights &* FloatRow.lanes
    repeat {
      var best = before.eight + own.eight
      best = best.orGreater((before - 1).anyEight + (own + FloatRow.lanes).eight)
      best = best.orGreater((before - 2).anyEight + (own + 2 * FloatRow.lanes).eight)
      if letters < 3 {
        best = best.orGreater((before - 3).anyEight + (own + 3 * FloatRow.lanes).eight)
      }
      there.set(letters == 1 ? best : best.orGreater(there.eight))
      there += FloatRow.lanes
      before += FloatRow.lanes
      own += 4 * FloatRow.lanes
    } while there < end
  }

  /// Enters what opens the words.
  @inline(__always)
  private mutating func open(_ row: FloatRow, _ block: UInt32) {
    row.set(row.anyFour.orGreater(blocks.opening(block)))
  }

  /// Letters of the word that stand for nothing.
  @inline(__always)
  private mutating func insert(into row: FloatRow, afterVowel: Bool) {
    let costs =
      afterVowel
      ? blocks.columns.insertions.afterVowel : blocks.columns.insertions.afterConsonant
    insertLetters(into: row, costs, from: 0)
    if blocks.columns.cheapGroupCount > 0 { insertGroups(into: row, costs, afterVowel) }
  }

  /// Letters behind a column that stand for nothing one by one, four at a time; columns behind the
  /// word's end lead nowhere.
  @inline(__always)
  private mutating func insertLetters(into row: FloatRow, _ costs: FloatRow, from: Int) {
    var (cell, cost) = (row + from, costs + from)
    let end = row + blocks.columns.count
    var here = cell[0]
    while cell < end {
      for ahead in 1...4 {
        let value = here + cost[ahead]
        here = value > cell[ahead] ? value : cell[ahead]
        cell[ahead] = here
      }
      cell += 4
      cost += 4
    }
  }

  /// Groups of more letters that stand for nothing; seldom better than their letters one by one.
  private mutating func insertGroups(into row: FloatRow, _ costs: FloatRow, _ afterVowel: Bool) {
    for number in 0..<blocks.columns.cheapGroupCount {
      let silent = blocks.columns.cheapGroups[number]
      let weights =
        blocks.columns.facing.weights + Int(silent.operation) &* EditContext.count
      let from = Int(silent.group.from)
      let to = from &+ Int(silent.group.length)
      let value = row[from] + weights[afterVowel ? Int(silent.group.afterVowel) : 2]
      if value > row[to] {
        row[to] = value
        insertLetters(into: row, costs, from: to)
      }
    }
  }

  /// Works out what a row's cells could lead to at best.
  @inline(__always)
  private mutating func setReach(_ i: Int) {
    let (row, bound) = (row(i), blocks.columns.bound)
    var best = row.eight + bound.eight
    var eight = FloatRow.lanes
    while eight < blocks.columns.eights &* FloatRow.lanes {
      best = best.orGreater((row + eight).eight + (bound + eight).eight)
      eight &+= FloatRow.lanes
    }
    reaches[i] = best.lowHalf.orGreater(best.highHalf)
  }

  // MARK: The end

  /// The last cell: operations that end both words have weights of their own.
  @inline(__always)
  private mutating func ending(_ n: Int) -> Float {
    let last = rows + n
    // The last four cells of each row.
    let cells = row(n) + (blocks.columns.count &- 3)
    var best = cells.anyFour + blocks.ending(behind(blocks.insertions, last))
    best = best.orGreater((cells - Self.pitch).anyFour + blocks.ending(last.pointee.one))
    if last.pointee.two != ProfileBlocks.none {
      best = best.orGreater((cells - 2 * Self.pitch).anyFour + blocks.ending(last.pointee.two))
    }
    if last.pointee.three != ProfileBlocks.none {
      best = best.orGreater((cells - 3 * Self.pitch).anyFour + blocks.ending(last.pointee.three))
    }
    return n <= 3 && blocks.columns.count <= 3 ? max(best.greatest, whole(n)) : best.greatest
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
