import Orthography

/// What the letters and letter groups of other words bring against a word, by its columns.
///
/// Each letter or group has two blocks, for places where the other word's letter before is a vowel and
/// where it is not. A block tells for every number of own letters (0 to 3), by column, what it brings
/// to set that many letters in front of the column against the group. What opens or ends the words
/// stands apart, since it has weights of its own. Blocks are filled when their group is first met.
struct ProfileBlocks: ~Copyable {
  /// Where the parts of a block stand in it.
  enum Part {
    /// What ends both words: by own letters, the most first, so that it lies as the last four columns.
    static let ending = 0
    /// What opens both words, by own letters.
    static let opening = 4
    /// For each eight columns the rows of 0, 1, 2 and 3 own letters.
    static let rows = 8
    static let eight = 4 * FloatRow.lanes
  }

  struct Slot {
    var stamp: UInt32 = 0
    var block: UInt32 = 0
  }

  /// What two letters of other words that follow each other have.
  struct Pair {
    var stamp: UInt32 = 0
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
  private(set) var memory: FloatRow
  private var capacity: Int
  private var used = 0
  let pairs: UnsafeMutablePointer<Pair>
  let letters: UnsafeMutablePointer<Slot>
  private let triples: UnsafeMutablePointer<Slot>
  private let groupCount: Int
  private(set) var stamp: UInt32 = 0
  /// Floats of a block: the one after a vowel lies behind the one after a consonant.
  private(set) var size = 0
  /// After which letters of other words their side of the context says "after a vowel".
  enum Vowels {
    case none, latin, all
  }
  private(set) var otherVowels = Vowels.none
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

  // MARK: Memory

  /// Two new blocks, without operations.
  mutating func add() -> UInt32 {
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
}
