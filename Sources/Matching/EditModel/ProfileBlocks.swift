import Orthography

/// What the letters and letter groups of other words bring against a word, by its columns.
///
/// Each letter or group has two blocks, for places where the other word's letter before is a vowel and
/// where it is not. A block tells for every number of own letters (0 to 3), by column, what it brings
/// to set that many letters in front of the column against the group. What opens or ends the words
/// stands apart, since it has weights of its own. Blocks are filled when their group is first met.
struct ProfileBlocks: ~Copyable {
  /// Where the parts of a block stand in it.
  private enum Part {
    /// What ends both words: by own letters, the most first, so that it lies as the last four columns.
    static let ending = 0
    /// What opens both words, by own letters.
    static let opening = 4
    /// For each eight columns the rows of 0, 1, 2 and 3 own letters.
    static let rows = 8
    static let eight = 4 * FloatRow.lanes
  }

  private struct Slot {
    var stamp: UInt32 = 0
    var block: UInt32 = 0
  }

  /// What two letters of other words that follow each other have.
  struct Pair {
    fileprivate var stamp: UInt32 = 0
    /// The blocks of the second letter, and of the two as a group.
    var one = ProfileBlocks.none
    var two = ProfileBlocks.none
    /// Groups of three letters that begin with the two.
    var tripleRow = ChunkDictionary.none
    /// Whether the other word's side of the context says "after a vowel" behind the two.
    var isVowel = false
  }

  /// The blocks of groups without operations: `−∞` all over.
  static let none: UInt32 = 0

  private(set) var columns: ProfileColumns
  private var memory: FloatRow
  private var capacity: Int
  private var used = 0
  private let pairs: UnsafeMutablePointer<Pair>
  private let letters: UnsafeMutablePointer<Slot>
  private let triples: UnsafeMutablePointer<Slot>
  private let groupCount: Int
  private var stamp: UInt32 = 0
  /// Floats of a block: the one after a vowel lies behind the one after a consonant.
  private(set) var size = 0
  /// After which letters of other words their side of the context says "after a vowel".
  private enum Vowels {
    case none, latin, all
  }
  private var otherVowels = Vowels.none
  /// The blocks of nothing: what opens and ends the words with letters that stand for nothing.
  private(set) var insertions: UInt32 = 0

  /// - Parameters:
  ///   - groups: most letter groups that a table has on a side.
  ///   - facing: any table; `set` names the one that counts.
  init(groups: Int, facing: FacingTable) {
    columns = ProfileColumns(facing: facing)
    groupCount = groups
    pairs = .allocate(capacity: Self.pairCount)
    letters = .allocate(capacity: LetterIndex.count)
    triples = .allocate(capacity: groups)
    pairs.initialize(repeating: Pair(), count: Self.pairCount)
    letters.initialize(repeating: Slot(), count: LetterIndex.count)
    triples.initialize(repeating: Slot(), count: groups)
    capacity = 8192
    memory = .aligned(capacity)
  }

  deinit {
    pairs.deallocate()
    letters.deallocate()
    triples.deallocate()
    memory.deallocate()
  }

  private static let pairCount = LetterIndex.count * LetterIndex.count

  /// Sets a word up, against words of an alphabet.
  ///
  /// - Complexity: O(letters).
  mutating func set(
    _ word: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ facing: FacingTable,
    against other: Alphabet
  ) {
    columns.set(word, alphabet, facing)
    otherVowels = other == .latin ? .latin : alphabet == .latin ? .all : .none
    size = Part.rows + columns.eights * Part.eight
    used = 0
    stamp &+= 1
    if stamp == 0 {
      pairs.update(repeating: Pair(), count: Self.pairCount)
      letters.update(repeating: Slot(), count: LetterIndex.count)
      triples.update(repeating: Slot(), count: groupCount)
      stamp = 1
    }
    _ = add()
    insertions = add()
    enterSingles(0, insertions)
    for number in 0..<columns.silentGroupCount {
      let silent = columns.silentGroups[number]
      enter(silent.operation, silent.group, insertions)
    }
  }

  // MARK: Reading

  /// Whether the other word's side of the context says "after a vowel" at the word's beginning.
  var opensAfterVowel: Bool { otherVowels == .all }

  /// What is behind a letter of other words and the one before it, 0 where it is the first.
  @inline(__always)
  mutating func pair(_ previous: Int, _ letter: Int) -> Pair {
    let pair = pairs[previous &* LetterIndex.count &+ letter]
    return pair.stamp == stamp ? pair : setPair(previous, letter)
  }

  /// The blocks of a group of three letters.
  ///
  /// - Parameter row: of the groups that begin as it does.
  mutating func triple(_ row: UInt16, _ letter: Int) -> UInt32 {
    let group = columns.facing.other.triple(row, letter)
    if group == ChunkDictionary.none { return Self.none }
    let slot = triples[Int(group)]
    if slot.stamp == stamp { return slot.block }
    let block = groupBlock(Int(group), length: 3)
    triples[Int(group)] = Slot(stamp: stamp, block: block)
    return block
  }

  /// What a block brings inside words: for each eight columns the rows of 0, 1, 2 and 3 own letters.
  @inline(__always)
  func rows(_ block: UInt32) -> FloatRow { memory + (Int(block) &+ Part.rows) }

  /// What a block brings that ends both words, for 3, 2, 1 and 0 own letters.
  @inline(__always)
  func ending(_ block: UInt32) -> SIMD4<Float> { (memory + (Int(block) &+ Part.ending)).anyFour }

  /// What a block brings that opens both words, for 0, 1, 2 and 3 own letters.
  @inline(__always)
  func opening(_ block: UInt32) -> SIMD4<Float> { (memory + (Int(block) &+ Part.opening)).anyFour }

  // MARK: Filling

  /// Two new blocks, without operations.
  private mutating func add() -> UInt32 {
    let place = used
    used += 2 * size
    if used > capacity { grow() }
    let nothing = SIMD8<Float>(repeating: -.infinity)
    var eight = memory + place
    let end = memory + used
    while eight < end {
      eight.set(nothing)
      eight += FloatRow.lanes
    }
    return UInt32(truncatingIfNeeded: place)
  }

  @inline(never)
  private mutating func grow() {
    let more = FloatRow.aligned(capacity * 2)
    more.update(from: memory, count: capacity)
    memory.deallocate()
    memory = more
    capacity *= 2
  }

  private mutating func setPair(_ previous: Int, _ letter: Int) -> Pair {
    var pair = Pair(stamp: stamp, one: letterBlock(letter))
    switch otherVowels {
    case .none: pair.isVowel = false
    case .latin: pair.isVowel = LetterIndex.isLatinVowel(UInt8(letter))
    case .all: pair.isVowel = true
    }
    if previous != 0 {
      let (group, row) = columns.facing.other.pair(previous, letter)
      pair.tripleRow = row
      if group != ChunkDictionary.none { pair.two = groupBlock(Int(group), length: 2) }
    }
    pairs[previous * LetterIndex.count + letter] = pair
    return pair
  }

  private mutating func letterBlock(_ letter: Int) -> UInt32 {
    if letters[letter].stamp == stamp { return letters[letter].block }
    let block = add()
    enterSilent(letter, block)
    enterSingles(letter, block)
    let group = columns.facing.other.single(letter)
    if group != ChunkDictionary.none {
      let operations = columns.facing.operations(of: Int(group))
      for number in 0..<columns.groupCounts.two {
        let operation = operations[Int(columns.groups[number].step)]
        if operation != 0 { enter(operation, columns.groups[number], block) }
      }
    }
    letters[letter] = Slot(stamp: stamp, block: block)
    return block
  }

  /// The blocks of a group of two letters or three, worked out anew.
  private mutating func groupBlock(_ group: Int, length: Int) -> UInt32 {
    var block = Self.none
    let operations = columns.facing.operations(of: group)
    // An operation takes five letters at most.
    var own = columns.groups + (length == 3 ? columns.groupCounts.three : 0)
    let end = columns.groups + columns.groupCounts.one
    while own < end {
      let operation = operations[Int(own.pointee.step)]
      if operation != 0 {
        if block == Self.none { block = add() }
        enter(operation, own.pointee, block)
      }
      own += 1
    }
    if operations[0] != 0 {
      if block == Self.none { block = add() }
      enterSilent(operations[0], block)
    }
    return block
  }

  // MARK: Entering

  /// Enters an operation that sets a block's letters against a group of the word.
  @inline(__always)
  private mutating func enter(_ operation: UInt16, _ group: ProfileColumns.Group, _ block: UInt32) {
    let weights = columns.facing.weights + Int(operation) &* EditContext.count
    enter(
      weights[2], weights[Int(group.afterVowel)], from: Int(group.from),
      length: Int(group.length), block)
    if group.from == 0 { enter(opening: weights[0], length: Int(group.length), block) }
    if Int(group.from) &+ Int(group.length) == columns.count {
      enter(
        ending: weights[5], weights[Int(group.afterVowel) &+ 3], length: Int(group.length), block)
    }
  }

  @inline(__always)
  private func enter(
    _ afterConsonant: Float, _ afterVowel: Float, from: Int, length: Int, _ block: UInt32
  ) {
    let to = from &+ length
    let place = (to &>> 3) &* Part.eight &+ length &* FloatRow.lanes &+ (to & 7)
    let cell = rows(block) + place
    cell[0] = afterConsonant
    cell[size] = afterVowel
  }

  @inline(__always)
  private func enter(opening weight: Float, length: Int, _ block: UInt32) {
    let cell = memory + (Int(block) &+ Part.opening &+ length)
    cell[0] = weight
    cell[size] = weight
  }

  @inline(__always)
  private func enter(
    ending afterConsonant: Float, _ afterVowel: Float, length: Int, _ block: UInt32
  ) {
    let cell = memory + (Int(block) &+ Part.ending &+ 3 &- length)
    cell[0] = afterConsonant
    cell[size] = afterVowel
  }

  /// Enters what a letter brings against single letters of the word.
  private mutating func enterSingles(_ letter: Int, _ block: UInt32) {
    let weights = columns.facing.singles(of: letter)
    var column = 0
    while column < columns.count {
      let cell = columns.singles[column]
      enter(
        weights[Int(cell.afterConsonant)], weights[Int(cell.afterVowel)], from: column, length: 1,
        block)
      column &+= 1
    }
    guard columns.count > 0 else { return }
    let (first, last) = (columns.singles[0], columns.singles[columns.count - 1])
    let starts = weights - 2 * SingleLetters.cells
    let ends = weights + 3 * SingleLetters.cells
    enter(opening: starts[Int(first.afterConsonant)], length: 1, block)
    enter(
      ending: ends[Int(last.afterConsonant)], ends[Int(last.afterVowel)], length: 1, block)
  }

  /// Enters what a letter brings that stands for nothing.
  private mutating func enterSilent(_ letter: Int, _ block: UInt32) {
    let cell = columns.facing.singles(of: letter)
    enterSilent(block) { cell[$0 * SingleLetters.cells] }
  }

  /// Enters what a group brings that stands for nothing.
  private mutating func enterSilent(_ operation: UInt16, _ block: UInt32) {
    let weights = columns.facing.weights + Int(operation) * EditContext.count
    enterSilent(block) { weights[$0] }
  }

  /// - Parameter weight: by context.
  @inline(__always)
  private mutating func enterSilent(_ block: UInt32, _ weight: (Int) -> Float) {
    let afterConsonant = SIMD8(repeating: weight(2))
    let afterVowel = SIMD8(repeating: weight(1))
    for eight in 0..<columns.eights {
      let row = rows(block) + eight &* Part.eight
      row.set(afterConsonant)
      let isVowel = (columns.vowels + eight &* FloatRow.lanes).eight .> 0
      (row + size).set(afterConsonant.replacing(with: afterVowel, where: isVowel))
    }
    enter(opening: weight(0), length: 0, block)
    enter(
      ending: weight(5), weight(columns.contextAfterVowel(columns.count) + 3), length: 0, block)
  }
}
