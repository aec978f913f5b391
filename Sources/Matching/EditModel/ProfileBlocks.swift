import Orthography

/// What the letters and letter groups of other words bring against a word, by its columns.
///
/// Each letter or group has a block: for every number of own letters (0 to 3) a row that tells by
/// column what it brings to set that many letters in front of the column against it, once for places
/// where the other word's letter before is a vowel and once for others. What opens or ends the words
/// stands apart, since it has weights of its own. A block is filled when its group is first met.
struct ProfileBlocks: ~Copyable {
  /// Where the parts of a block stand in it.
  private enum Part {
    /// What ends both words, after a consonant and after a vowel: by own letters, the most first, so
    /// that it lies as the last four columns do.
    static let ending = 0
    static let endingStep = 4
    /// What opens both words, by own letters.
    static let opening = 8
    static let rows = 16
  }

  private struct Slot {
    var stamp: UInt32 = 0
    var block: UInt32 = 0
  }

  /// What two letters of other words that follow each other have.
  struct Pair {
    fileprivate var stamp: UInt32 = 0
    /// The block of the second letter, and of the two as a group.
    var one = ProfileBlocks.none
    var two = ProfileBlocks.none
    /// Groups of three letters that begin with the two.
    var tripleRow = ChunkDictionary.none
    /// 1 where the other word's side of the context says "after a vowel" behind the two, else 0.
    var vowel: UInt16 = 0
  }

  /// The block of groups without operations: `−∞` all over.
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
  /// Columns of a row.
  private var width = FloatRow.lanes
  /// After which letters of other words their side of the context says "after a vowel".
  private enum Vowels {
    case none, latin, all
  }
  private var otherVowels = Vowels.none
  /// What sets letters of the word against nothing.
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

  /// Floats of a block.
  private var size: Int { Part.rows + 8 * width }

  /// Sets a word up, against words of an alphabet.
  ///
  /// - Complexity: O(letters).
  mutating func set(
    _ word: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ facing: FacingTable,
    against other: Alphabet
  ) {
    columns.set(word, alphabet, facing)
    otherVowels = other == .latin ? .latin : alphabet == .latin ? .all : .none
    width = columns.width
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
    setInsertions()
  }

  // MARK: Reading

  /// What is behind a letter of other words and the one before it, 0 where it is the first.
  @inline(__always)
  mutating func pair(_ previous: Int, _ letter: Int) -> Pair {
    let number = previous &* LetterIndex.count &+ letter
    let pair = pairs[number]
    return pair.stamp == stamp ? pair : setPair(previous, letter)
  }

  /// The block of a group of three letters.
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

  /// Whether the other word's side of the context says "after a vowel" at the word's beginning: 1
  /// where it does, else 0.
  var openingVowel: UInt16 { otherVowels == .all ? 1 : 0 }

  /// What a block brings inside words: the rows of 0, 1, 2 and 3 own letters, one behind the other.
  ///
  /// - Parameter vowel: 1 where the other word's letter before is a vowel, 0 where it is not.
  @inline(__always)
  func rows(_ block: UInt32, vowel: UInt16) -> FloatRow {
    memory + (Int(block) &+ Part.rows &+ (vowel == 0 ? 0 : 4 &* width))
  }

  /// What a block brings that ends both words, for 3, 2, 1 and 0 own letters.
  @inline(__always)
  func ending(_ block: UInt32, vowel: UInt16) -> SIMD4<Float> {
    (memory + (Int(block) &+ Part.ending &+ Int(vowel) &* Part.endingStep)).anyFour
  }

  /// What a block brings that opens both words, for 0, 1, 2 and 3 own letters.
  @inline(__always)
  func opening(_ block: UInt32) -> SIMD4<Float> { (memory + Int(block) + Part.opening).anyFour }

  // MARK: Filling

  /// A new block, without operations.
  private mutating func add() -> UInt32 {
    if used + size > capacity { grow() }
    let place = used
    used += size
    let nothing = SIMD8<Float>(repeating: -.infinity)
    for eight in stride(from: place, to: used, by: FloatRow.lanes) { (memory + eight).set(nothing) }
    return UInt32(place)
  }

  private mutating func grow() {
    let more = FloatRow.aligned(capacity * 2)
    more.update(from: memory, count: used)
    memory.deallocate()
    memory = more
    capacity *= 2
  }

  /// Enters an operation that sets a block's letters against `length` letters behind `from`.
  @inline(__always)
  private func enter(_ operation: UInt16, from: Int, length: Int, _ block: UInt32) {
    let weights = columns.facing.weights + Int(operation) &* EditContext.count
    let context = columns.contextAfterVowel(from)
    let to = from &+ length
    let own = memory + Int(block)
    let cell = own + (Part.rows &+ length &* width &+ to)
    cell[0] = weights[2]
    cell[4 &* width] = weights[context]
    if from == 0 { own[Part.opening &+ length] = weights[0] }
    if to == columns.count {
      let end = own + (Part.ending &+ 3 &- length)
      end[0] = weights[5]
      end[Part.endingStep] = weights[context &+ 3]
    }
  }

  /// Enters what a letter brings against single letters of the word.
  private mutating func enterSingles(_ letter: Int, _ block: UInt32) {
    let singles = columns.facing.singles(of: letter)
    let own = memory + Int(block)
    let row = own + (Part.rows &+ width &+ 1)
    let rowAfterVowel = row + 4 &* width
    for column in 0..<columns.count {
      let cell = columns.singles[column]
      row[column] = singles[Int(cell.afterConsonant)]
      rowAfterVowel[column] = singles[Int(cell.afterVowel)]
    }
    guard columns.count > 0 else { return }
    let (first, last) = (columns.singles[0], columns.singles[columns.count - 1])
    own[Part.opening + 1] = (singles - 2 * SingleLetters.cells)[Int(first.afterConsonant)]
    let ends = singles + 3 * SingleLetters.cells
    own[Part.ending + 2] = ends[Int(last.afterConsonant)]
    own[Part.ending + Part.endingStep + 2] = ends[Int(last.afterVowel)]
  }

  /// Enters what a letter brings that stands for nothing.
  private mutating func enterSilent(_ letter: Int, _ block: UInt32) {
    let cell = columns.facing.singles(of: letter)
    let cells = SingleLetters.cells
    let own = memory + Int(block)
    let row = own + Part.rows
    let afterConsonant = SIMD8(repeating: cell[2 * cells])
    let afterVowel = SIMD8(repeating: cell[cells])
    for eight in stride(from: 0, to: width, by: FloatRow.lanes) {
      (row + eight).set(afterConsonant)
      (row + (4 &* width &+ eight)).set(
        afterConsonant.replacing(with: afterVowel, where: (columns.vowels + eight).eight .> 0))
    }
    own[Part.opening] = cell[0]
    own[Part.ending + 3] = cell[5 * cells]
    own[Part.ending + Part.endingStep + 3] =
      cell[(columns.contextAfterVowel(columns.count) + 3) * cells]
  }

  private mutating func setPair(_ previous: Int, _ letter: Int) -> Pair {
    var pair = Pair(stamp: stamp, one: letterBlock(letter))
    switch otherVowels {
    case .none: pair.vowel = 0
    case .latin: pair.vowel = LetterIndex.isLatinVowel(UInt8(letter)) ? 1 : 0
    case .all: pair.vowel = 1
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
        let own = columns.groups[number]
        let operation = operations[Int(own.step)]
        if operation == 0 { continue }
        enter(operation, from: Int(own.from), length: Int(own.length), block)
      }
    }
    letters[letter] = Slot(stamp: stamp, block: block)
    return block
  }

  /// The block of a group of two letters or three, worked out anew.
  private mutating func groupBlock(_ group: Int, length: Int) -> UInt32 {
    var block = Self.none
    let operations = columns.facing.operations(of: group)
    // An operation takes five letters at most.
    let first = length == 3 ? columns.groupCounts.three : 0
    for number in first..<columns.groupCounts.one {
      let own = columns.groups[number]
      let operation = operations[Int(own.step)]
      if operation == 0 { continue }
      if block == Self.none { block = add() }
      enter(operation, from: Int(own.from), length: Int(own.length), block)
    }
    if operations[0] != 0 {
      if block == Self.none { block = add() }
      for column in 0...columns.count { enter(operations[0], from: column, length: 0, block) }
    }
    return block
  }

  private mutating func setInsertions() {
    enterSingles(0, insertions)
    let operations = columns.facing.operations(of: 0)
    for number in 0..<columns.silentGroupCount {
      let own = columns.silentGroups[number]
      enter(operations[Int(own.step)], from: Int(own.from), length: Int(own.length), insertions)
    }
  }
}
