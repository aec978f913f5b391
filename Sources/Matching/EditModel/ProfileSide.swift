import Orthography

/// The operations of one edit table with a profile's word on one of its sides.
///
/// The word's letters are the grid's columns, those of the other word its rows. A row depends only
/// on the other word's letters up to it, so the rows of a common beginning are kept from one
/// comparison to the next: words that come in the order of their letters share most of theirs.
///
/// What a letter or a group of other words can stand for in the word is worked out when it is first
/// met. Operations of at most one letter a side are in every word, so they are kept by letter and
/// column rather than in lists.
struct ProfileSide: ~Copyable {
  /// An operation that sets a group of the other word against the letters `from..<to` of the word.
  private struct Entry {
    var from: UInt8
    var to: UInt8
    var operation: UInt16
    /// The next entry of the same group; `none` at the end.
    var next: UInt32
    /// Inside a word, where the other word's letter before is a vowel, and where it is not.
    var afterVowel: Float
    var afterConsonant: Float
  }

  /// The entries of one group, columns ascending.
  private struct List {
    var stamp: UInt32 = 0
    var first: UInt32 = ProfileSide.none
  }

  private static let none = UInt32.max
  /// Longest word and one more, rounded up.
  private static let side = 48

  private let lists: UnsafeMutablePointer<List>
  private let groups: Int
  private var entries: UnsafeMutablePointer<Entry>
  private var capacity = 2048
  private var used = 0
  private var stamp: UInt32 = 0
  private let ownGroups: UnsafeMutablePointer<UInt16>
  /// What the word's letters from each column on could bring at best.
  private let ownBound: UnsafeMutablePointer<Float>
  /// For each of the word's letters what it costs to stand for nothing inside a word, where the
  /// other word's letter before is a vowel, and where it is not.
  private let insertions: (afterVowel: Row, afterConsonant: Row)
  /// For each letter of other words, by column, what it brings to stand for the word's letter
  /// there, likewise; and for which letters this has been worked out.
  private let substitutions: (afterVowel: Row, afterConsonant: Row)
  private let letterStamps: UnsafeMutablePointer<UInt32>
  /// For each column 1 where the word's side of the context says "after a vowel", else 0.
  private let vowels: Row

  private typealias Row = UnsafeMutablePointer<Float>

  /// Rows of the comparison before, and the letters they stand for.
  private let grid: Row
  private let rowLetters: UnsafeMutablePointer<UInt8>
  private let rowGroups: UnsafeMutablePointer<(UInt16, UInt16, UInt16)>
  /// How many letters have their row; −1 where not even the first row is filled.
  private var filled = -1

  private var table: EditTable?
  private var letters = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var ownAlphabet = Alphabet.latin
  private var otherAlphabet = Alphabet.latin
  /// Whether the word stands on the table's left.
  private var isLeft = true

  init(groups: Int) {
    self.groups = groups
    lists = .allocate(capacity: groups)
    lists.initialize(repeating: List(), count: groups)
    entries = .allocate(capacity: capacity)
    ownGroups = .allocate(capacity: Self.side * 4)
    ownBound = .allocate(capacity: Self.side)
    insertions = (.allocate(capacity: Self.side), .allocate(capacity: Self.side))
    substitutions = (
      .allocate(capacity: Self.side * LetterIndex.count),
      .allocate(capacity: Self.side * LetterIndex.count)
    )
    letterStamps = .allocate(capacity: LetterIndex.count)
    letterStamps.initialize(repeating: 0, count: LetterIndex.count)
    vowels = .allocate(capacity: Self.side)
    grid = .allocate(capacity: Self.side * Self.side)
    rowLetters = .allocate(capacity: Self.side)
    rowGroups = .allocate(capacity: Self.side)
  }

  deinit {
    lists.deallocate()
    entries.deallocate()
    ownGroups.deallocate()
    ownBound.deallocate()
    insertions.afterVowel.deallocate()
    insertions.afterConsonant.deallocate()
    substitutions.afterVowel.deallocate()
    substitutions.afterConsonant.deallocate()
    letterStamps.deallocate()
    vowels.deallocate()
    grid.deallocate()
    rowLetters.deallocate()
    rowGroups.deallocate()
  }

  // MARK: The word

  mutating func set(
    _ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ table: EditTable,
    against other: Alphabet
  ) {
    self.letters = letters
    self.table = table
    ownAlphabet = alphabet
    otherAlphabet = other
    isLeft = alphabet == other || alphabet == .arabic
    filled = -1
    used = 0
    stamp &+= 1
    if stamp == 0 {
      for group in 0..<groups { lists[group].stamp = 0 }
      for letter in 0..<LetterIndex.count { letterStamps[letter] = 0 }
      stamp = 1
    }
    for column in 0...letters.count { vowels[column] = isVowel(beforeColumn: column) ? 1 : 0 }
    if isLeft {
      table.leftChunks.prepare(letters, into: ownGroups)
      table.suffixBounds(letters.count, ownGroups, table.leftBest, ownBound)
    } else {
      table.rightChunks.prepare(letters, into: ownGroups)
      table.suffixBounds(letters.count, ownGroups, table.rightBest, ownBound)
    }
    for column in letters.indices {
      insertions.afterVowel[column] = table.singles.weight(
        context(column, afterVowel: true), own: own(column), other: 0, isLeft)
      insertions.afterConsonant[column] = table.singles.weight(
        context(column, afterVowel: false), own: own(column), other: 0, isLeft)
    }
  }

  /// The context inside a word at a column, by the other word's letter before.
  @inline(__always)
  private func context(_ column: Int, afterVowel: Bool) -> Int {
    EditContext.index(start: false, afterVowel: afterVowel && vowels[column] > 0, end: false)
  }

  /// Works out what a letter of other words brings against each of the word's letters.
  private func setLetter(_ letter: Int, _ singles: SingleLetters) {
    letterStamps[letter] = stamp
    for column in letters.indices {
      substitutions.afterVowel[letter * Self.side + column] = singles.weight(
        context(column, afterVowel: true), own: own(column), other: letter, isLeft)
      substitutions.afterConsonant[letter * Self.side + column] = singles.weight(
        context(column, afterVowel: false), own: own(column), other: letter, isLeft)
    }
  }

  /// Works out the operations of more letters that set a group of other words against letters of the
  /// word.
  ///
  /// - Parameter length: of the group.
  private mutating func setList(_ group: UInt16, length: Int, _ table: EditTable) {
    lists[Int(group)] = List(stamp: stamp, first: Self.none)
    let (own, other) =
      isLeft
      ? (table.rightChunks.count, 1) : (1, table.rightChunks.count)
    let row = table.operations + Int(group) * other
    let shortest = length > 1 ? 0 : 2
    // Backwards, since every entry goes to the head of its list.
    for from in stride(from: letters.count, through: 0, by: -1) {
      let longest = min(length == 3 ? 2 : 3, letters.count - from)
      guard shortest <= longest else { continue }
      for count in shortest...longest {
        let ownGroup = ownGroups[from * 4 + count]
        if ownGroup == ChunkDictionary.none { continue }
        let operation = row[Int(ownGroup) * own]
        if operation != 0 { add(operation, from, from + count, Int(group), table) }
      }
    }
  }

  private mutating func add(
    _ operation: UInt16, _ from: Int, _ to: Int, _ group: Int, _ table: EditTable
  ) {
    if used == capacity { grow() }
    let weights = table.weights + Int(operation) * EditContext.count
    entries[used] = Entry(
      from: UInt8(truncatingIfNeeded: from), to: UInt8(truncatingIfNeeded: to),
      operation: operation, next: lists[group].first,
      afterVowel: weights[context(from, afterVowel: true)],
      afterConsonant: weights[context(from, afterVowel: false)])
    lists[group].first = UInt32(truncatingIfNeeded: used)
    used += 1
  }

  private mutating func grow() {
    let more = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    more.moveInitialize(from: entries, count: used)
    entries.deallocate()
    entries = more
    capacity *= 2
  }

  /// The first entry of a group's list.
  @inline(__always)
  private mutating func list(_ group: UInt16, length: Int, _ table: EditTable) -> UInt32 {
    if lists[Int(group)].stamp != stamp { setList(group, length: length, table) }
    return lists[Int(group)].first
  }

  /// Whether this word's side of the context says "after a vowel".
  @inline(__always)
  private func isVowel(beforeColumn column: Int) -> Bool {
    ownAlphabet == .arabic || (column > 0 && LetterIndex.isLatinVowel(letters[column - 1]))
  }

  // MARK: Comparing

  /// Joint log-probability of the best alignment with another word; `−∞` below `least`.
  ///
  /// - Complexity: O(letters²) for the letters behind the beginning that the word shares with the
  ///   one compared before.
  mutating func joint(_ other: UnsafeBufferPointer<UInt8>, least: Float) -> Float {
    guard let table else { return -.infinity }
    let (n, m) = (other.count, letters.count)
    guard n > 0, let base = other.baseAddress else { return m == 0 ? 0 : -.infinity }
    if ownBound[0] < least { return -.infinity }
    var common = 0
    while common < min(filled, n) && rowLetters[common] == base[common] { common += 1 }
    if filled < 0 { fillFirst(table) }
    let width = m + 1
    // Rows without a cell that could lead to a result of interest; groups pass over two at most.
    var hopeless = 0
    for i in common..<n {
      rowLetters[i] = base[i]
      fill(i + 1, table)
      filled = i + 1
      hopeless = canReach(least, i + 1) ? 0 : hopeless + 1
      // What ends the words has weights of its own, which the last rows know nothing of.
      if hopeless == 3 && i + 1 < n { return -.infinity }
    }
    filled = n
    let result = ending(n, m, width, table)
    return result < least ? -.infinity : result
  }

  /// The row before any letter of the other word.
  private mutating func fillFirst(_ table: EditTable) {
    for column in 0...letters.count { grid[column] = -.infinity }
    grid[0] = 0
    if letters.count > 0 {
      grid[1] = table.singles.weight(
        EditContext.index(start: true, afterVowel: false, end: false), own: own(0), other: 0,
        isLeft)
    }
    insert(into: grid, table, isFirst: true, afterVowel: isVowel(before: 0))
    filled = 0
  }

  /// The row behind the first `i` letters of the other word.
  private mutating func fill(_ i: Int, _ table: EditTable) {
    let width = letters.count + 1
    let row = grid + i * width
    // Asked without a copy of the dictionary, whose tables would be retained.
    let groups =
      isLeft
      ? table.rightChunks.ending(at: i, of: rowLetters)
      : table.leftChunks.ending(at: i, of: rowLetters)
    rowGroups[i] = groups
    fillSingles(row, other(i - 1), table, isFirst: i == 1, afterVowel: isVowel(before: i - 1))
    walk(groups.0, length: 1, from: i - 1, to: row, table)
    if groups.1 != ChunkDictionary.none { walk(groups.1, length: 2, from: i - 2, to: row, table) }
    if groups.2 != ChunkDictionary.none { walk(groups.2, length: 3, from: i - 3, to: row, table) }
    insert(into: row, table, isFirst: false, afterVowel: isVowel(before: i))
  }

  /// Whether a row holds a cell that could lead to a result of interest.
  @inline(__always)
  private func canReach(_ least: Float, _ i: Int) -> Bool {
    let row = grid + i * (letters.count + 1)
    var best = -Float.infinity
    for column in 0...letters.count {
      let reach = row[column] + ownBound[column]
      best = best < reach ? reach : best
    }
    return best >= least
  }

  /// Letters of the word that stand for nothing.
  @inline(__always)
  private mutating func insert(
    into row: UnsafeMutablePointer<Float>, _ table: EditTable, isFirst: Bool, afterVowel: Bool
  ) {
    let costs = afterVowel ? insertions.afterVowel : insertions.afterConsonant
    var next = list(0, length: 0, table)
    for column in 0..<letters.count {
      let here = row[column]
      while next != Self.none, Int(entries[Int(next)].from) == column {
        let entry = entries[Int(next)]
        next = entry.next
        let value =
          here
          + (isFirst
            ? weight(entry, table, isFirst: true, isLast: false, afterVowel)
            : afterVowel ? entry.afterVowel : entry.afterConsonant)
        if value > row[Int(entry.to)] { row[Int(entry.to)] = value }
      }
      // What opens the words has been entered with its own weight.
      if isFirst && column == 0 { continue }
      let value = here + costs[column]
      if value > row[column + 1] { row[column + 1] = value }
    }
  }

  /// A letter of the other word that stands for nothing, or for one letter of the word.
  @inline(__always)
  private func fillSingles(
    _ row: Row, _ letter: Int, _ table: EditTable, isFirst: Bool, afterVowel: Bool
  ) {
    let m = letters.count
    let before = row - (m + 1)
    let singles = table.singles
    let plain = singles.weight(2, own: 0, other: letter, isLeft)
    let other = afterVowel ? singles.weight(1, own: 0, other: letter, isLeft) : plain
    for column in 0...m { row[column] = before[column] + (vowels[column] > 0 ? other : plain) }
    if letterStamps[letter] != stamp { setLetter(letter, singles) }
    let against =
      (afterVowel ? substitutions.afterVowel : substitutions.afterConsonant)
      + letter * Self.side
    for column in 0..<m {
      let value = before[column] + against[column]
      row[column + 1] = value > row[column + 1] ? value : row[column + 1]
    }
    guard isFirst else { return }
    // What opens the words has weights of its own.
    row[0] = before[0] + singles.weight(0, own: 0, other: letter, isLeft)
    if m > 0 {
      row[1] = max(
        before[1] + (vowels[1] > 0 ? other : plain),
        before[0] + singles.weight(0, own: own(0), other: letter, isLeft))
    }
  }

  /// The word's letter in a column, and the other word's letter of a row, as tables are indexed.
  @inline(__always)
  private func own(_ column: Int) -> Int { min(Int(letters[column]), LetterIndex.count - 1) }

  @inline(__always)
  private func other(_ row: Int) -> Int { min(Int(rowLetters[row]), LetterIndex.count - 1) }

  /// The listed operations of a group that ends at a row.
  @inline(__always)
  private mutating func walk(
    _ group: UInt16, length: Int, from i: Int, to row: UnsafeMutablePointer<Float>,
    _ table: EditTable
  ) {
    guard group != ChunkDictionary.none else { return }
    var next = list(group, length: length, table)
    if i == 0 { return walkOpening(next, to: row, table) }
    let source = grid + i * (letters.count + 1)
    let entries = self.entries
    let afterVowel = isVowel(before: i)
    while next != Self.none {
      let entry = entries + Int(next)
      next = entry.pointee.next
      let weight = afterVowel ? entry.pointee.afterVowel : entry.pointee.afterConsonant
      let value = source[Int(entry.pointee.from)] + weight
      if value > row[Int(entry.pointee.to)] { row[Int(entry.pointee.to)] = value }
    }
  }

  /// Operations that open the words have weights of their own.
  private func walkOpening(
    _ first: UInt32, to row: UnsafeMutablePointer<Float>, _ table: EditTable
  ) {
    let afterVowel = isVowel(before: 0)
    var next = first
    while next != Self.none {
      let entry = entries[Int(next)]
      next = entry.next
      let value =
        grid[Int(entry.from)] + weight(entry, table, isFirst: true, isLast: false, afterVowel)
      if value > row[Int(entry.to)] { row[Int(entry.to)] = value }
    }
  }

  /// The last cell: operations that end both words have weights of their own.
  private mutating func ending(_ n: Int, _ m: Int, _ width: Int, _ table: EditTable) -> Float {
    let row = grid + n * width
    let groups = rowGroups[n]
    let singles = table.singles
    let context = EditContext.index(
      start: n == 1 && m == 0, afterVowel: isVowel(before: n - 1) && vowels[m] > 0, end: true)
    var best = row[m - width] + singles.weight(context, own: 0, other: other(n - 1), isLeft)
    if m > 0 {
      let both = EditContext.index(
        start: n == 1 && m == 1, afterVowel: isVowel(before: n - 1) && vowels[m - 1] > 0,
        end: true)
      best = max(
        best,
        row[m - 1 - width]
          + singles.weight(both, own: own(m - 1), other: other(n - 1), isLeft))
      let own = EditContext.index(
        start: false, afterVowel: isVowel(before: n) && vowels[m - 1] > 0, end: true)
      best = max(
        best, row[m - 1] + singles.weight(own, own: self.own(m - 1), other: 0, isLeft))
    }
    best = max(best, ending(groups.0, length: 1, from: n - 1, table))
    best = max(best, ending(groups.1, length: 2, from: n - 2, table))
    best = max(best, ending(groups.2, length: 3, from: n - 3, table))
    return max(best, ending(0, length: 0, from: n, table))
  }

  private mutating func ending(
    _ group: UInt16, length: Int, from i: Int, _ table: EditTable
  ) -> Float {
    guard group != ChunkDictionary.none else { return -.infinity }
    var next = list(group, length: length, table)
    let source = grid + i * (letters.count + 1)
    let afterVowel = isVowel(before: i)
    var best = -Float.infinity
    while next != Self.none {
      let entry = entries[Int(next)]
      next = entry.next
      guard Int(entry.to) == letters.count else { continue }
      best = max(
        best,
        source[Int(entry.from)]
          + weight(entry, table, isFirst: i == 0, isLast: true, afterVowel))
    }
    return best
  }

  /// The weight of an operation that opens or ends a word.
  @inline(__always)
  private func weight(
    _ entry: Entry, _ table: EditTable, isFirst: Bool, isLast: Bool, _ afterVowel: Bool
  ) -> Float {
    let context = EditContext.index(
      start: isFirst && entry.from == 0,
      afterVowel: afterVowel && isVowel(beforeColumn: Int(entry.from)), end: isLast)
    return table.weights[Int(entry.operation) * EditContext.count + context]
  }

  /// Whether the other word's side of the context says "after a vowel".
  @inline(__always)
  private func isVowel(before row: Int) -> Bool {
    if otherAlphabet == .arabic { return ownAlphabet == .latin }
    return row > 0 && LetterIndex.isLatinVowel(rowLetters[row - 1])
  }
}
