/// How blocks come by their numbers.
extension ProfileBlocks {
  /// Works out what is behind a letter of other words and the one before it.
  mutating func setPair(_ previous: Int, _ letter: Int) -> Pair {
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
  mutating func groupBlock(_ group: Int, length: Int) -> UInt32 {
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
  mutating func enter(_ operation: UInt16, _ group: ProfileColumns.Group, _ block: UInt32) {
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
  mutating func enterSingles(_ letter: Int, _ block: UInt32) {
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
