import Orthography

/// A word as the columns of a grid: what holds of each of its letters whatever stands opposite.
///
/// Column c is the place in front of letter c, the last one the word's end.
struct ProfileColumns: ~Copyable {
  /// Longest word and one more, in whole eights.
  static let most = 48

  /// A group of the word's letters that the table has operations with.
  struct Group {
    /// Where its operations stand among those of a group of other words.
    var step: UInt32
    var from: UInt8
    var length: UInt8
    /// Its context inside a word where the other word's letter before is a vowel.
    var afterVowel: UInt8
  }

  /// A group of more letters than one that may stand for nothing.
  struct SilentGroup {
    var group: Group
    var operation: UInt16
  }

  /// Where in `FacingTable.singles` the weights of one of the word's letters stand, inside a word, by
  /// whether the other word's letter before is a vowel.
  struct Single {
    var afterVowel: Int32
    var afterConsonant: Int32
  }

  /// Number of letters.
  private(set) var count = 0
  /// Number of eights that the columns take.
  private(set) var eights = 1
  private(set) var facing: FacingTable
  /// For each column 1 where the word's side of the context says "after a vowel", else 0.
  let vowels: FloatRow
  /// For each letter where its weights against single letters stand.
  let singles: UnsafeMutablePointer<Single>
  /// What the word's letters from each column on could bring at best; `−∞` behind the end.
  let bound: FloatRow
  /// For each column what it costs inside a word that the letter before it stands for nothing, where
  /// the other word's letter before is a vowel, and where it is not; `−∞` behind the end.
  let insertions: (afterVowel: FloatRow, afterConsonant: FloatRow)
  /// The word's groups, the longest ones first.
  let groups: UnsafeMutablePointer<Group>
  /// How many groups have three letters; two or more; one or more.
  private(set) var groupCounts = (three: 0, two: 0, one: 0)
  /// Columns ascending.
  let silentGroups: UnsafeMutablePointer<SilentGroup>
  private(set) var silentGroupCount = 0
  /// Those of them that may cost less inside a word than their letters one by one.
  let cheapGroups: UnsafeMutablePointer<SilentGroup>
  private(set) var cheapGroupCount = 0
  private let groupNumbers: UnsafeMutablePointer<UInt16>

  init(facing: FacingTable) {
    self.facing = facing
    vowels = .aligned(Self.most)
    singles = .allocate(capacity: Self.most)
    bound = .aligned(Self.most)
    insertions = (.aligned(Self.most), .aligned(Self.most))
    groups = .allocate(capacity: Self.most * 3)
    silentGroups = .allocate(capacity: Self.most * 2)
    cheapGroups = .allocate(capacity: Self.most * 2)
    groupNumbers = .allocate(capacity: Self.most * 4)
  }

  deinit {
    vowels.deallocate()
    singles.deallocate()
    bound.deallocate()
    insertions.afterVowel.deallocate()
    insertions.afterConsonant.deallocate()
    groups.deallocate()
    silentGroups.deallocate()
    cheapGroups.deallocate()
    groupNumbers.deallocate()
  }

  /// Sets the word up.
  ///
  /// - Complexity: O(letters).
  mutating func set(
    _ word: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ facing: FacingTable
  ) {
    self.facing = facing
    count = word.count
    eights = count / FloatRow.lanes + 1
    vowels[0] = alphabet == .arabic ? 1 : 0
    for column in 0..<count {
      let isVowel = alphabet == .arabic || LetterIndex.isLatinVowel(word[column])
      vowels[column + 1] = isVowel ? 1 : 0
      // A hostile image may hold letters that no alphabet has.
      let cell = min(Int(word[column]), LetterIndex.count - 1) * facing.ownLetterStep
      singles[column] = Single(
        afterVowel: Int32(contextAfterVowel(column) * SingleLetters.cells + cell),
        afterConsonant: Int32(2 * SingleLetters.cells + cell))
    }
    facing.own.prepare(word, into: groupNumbers)
    let numbers = groupNumbers
    EditTable.suffixBounds(count, facing.ownBest, bound) { numbers[$0 * 4 + $1] }
    setInsertions()
    // Four letters at a time may stand for nothing.
    for column in count + 1..<min(Self.most, eights * FloatRow.lanes + 4) {
      bound[column] = -.infinity
      insertions.afterConsonant[column] = -.infinity
      insertions.afterVowel[column] = -.infinity
    }
    setGroups()
    setSilentGroups()
  }

  /// The context inside a word behind a column, where the other word's letter before is a vowel.
  @inline(__always)
  func contextAfterVowel(_ column: Int) -> Int { vowels[column] > 0 ? 1 : 2 }

  /// The number of the group that the whole word is; `none` where it is none.
  var whole: UInt16 { count <= 3 ? groupNumbers[count] : ChunkDictionary.none }

  private mutating func setInsertions() {
    let weights = facing.singles(of: 0)
    for column in 0..<count {
      let cell = singles[column]
      insertions.afterConsonant[column + 1] = weights[Int(cell.afterConsonant)]
      insertions.afterVowel[column + 1] = weights[Int(cell.afterVowel)]
    }
  }

  private mutating func setGroups() {
    var found = 0
    for length in stride(from: 3, through: 1, by: -1) {
      var from = 0
      while from <= count &- length {
        let number = groupNumbers[from &* 4 &+ length]
        if number != ChunkDictionary.none {
          groups[found] = group(number, from, length)
          found &+= 1
        }
        from &+= 1
      }
      if length == 3 { groupCounts.three = found }
      if length == 2 { groupCounts.two = found }
    }
    groupCounts.one = found
  }

  private mutating func setSilentGroups() {
    let operations = facing.operations(of: 0)
    silentGroupCount = 0
    cheapGroupCount = 0
    var from = 0
    while from &+ 2 <= count {
      for length in 2...3 where from &+ length <= count {
        let number = groupNumbers[from &* 4 &+ length]
        if number == ChunkDictionary.none { continue }
        let operation = operations[Int(number) &* facing.ownStep]
        if operation == 0 { continue }
        let silent = SilentGroup(group: group(number, from, length), operation: operation)
        silentGroups[silentGroupCount] = silent
        silentGroupCount &+= 1
        if isCheap(silent) {
          cheapGroups[cheapGroupCount] = silent
          cheapGroupCount &+= 1
        }
      }
      from &+= 1
    }
  }

  /// Whether a group may cost less than its letters one by one, but for the rounding of sums.
  private func isCheap(_ silent: SilentGroup) -> Bool {
    let weights = facing.weights + Int(silent.operation) &* EditContext.count
    var letters = (afterVowel: Float(0), afterConsonant: Float(0))
    let from = Int(silent.group.from)
    for column in from + 1...from + Int(silent.group.length) {
      letters.afterVowel += insertions.afterVowel[column]
      letters.afterConsonant += insertions.afterConsonant[column]
    }
    return weights[Int(silent.group.afterVowel)] > letters.afterVowel - EditModel.roundingError
      || weights[2] > letters.afterConsonant - EditModel.roundingError
  }

  @inline(__always)
  private func group(_ number: UInt16, _ from: Int, _ length: Int) -> Group {
    Group(
      step: UInt32(truncatingIfNeeded: Int(number) &* facing.ownStep),
      from: UInt8(truncatingIfNeeded: from), length: UInt8(truncatingIfNeeded: length),
      afterVowel: UInt8(truncatingIfNeeded: contextAfterVowel(from)))
  }
}
