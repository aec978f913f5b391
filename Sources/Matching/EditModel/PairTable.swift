import Orthography

/// An edit table with its bounds, for comparisons of two words of which each is set up once.
struct PairTable {
  let grid: GridTable
  private let partners: GroupPartners
  /// The groups of either side.
  let left: GroupBounds
  let right: GroupBounds
  /// Whether all of them have lines of their own.
  fileprivate let tellsGroups: Bool

  init(_ table: EditTable) {
    partners = GroupPartners(table)
    var grid = table.grid
    grid.partners = partners
    self.grid = grid
    left = GroupBounds(table, isLeft: true)
    right = GroupBounds(table, isLeft: false)
    tellsGroups = GroupBounds.tell(table.leftChunks) && GroupBounds.tell(table.rightChunks)
  }

  func deallocate() {
    partners.deallocate()
    left.deallocate()
    right.deallocate()
  }
}

/// Two words, each on its side of a table.
struct FacingWords {
  let left: BoundedWord
  let right: BoundedWord

  /// ½(M(a) + M(b)); see `EditModel.similarity`.
  @inline(__always)
  var marginal: Float { 0.5 * (left.marginal + right.marginal) }
}

/// Comparisons of two words.
///
/// By the table's address: a call copies nothing.
extension UnsafePointer<PairTable> {
  /// Whether a bound leaves it possible that two words are so similar; their bounds are left in the
  /// scratch.
  ///
  /// - Complexity: O(letters).
  @inline(__always)
  func mayReach(_ least: Float, _ words: FacingWords, _ scratch: EditScratch) -> Bool {
    let (left, right) = (words.left, words.right)
    let least = least + words.marginal - EditModel.roundingError
    // The longer word has more letters that may find nothing.
    let isLeftFirst = left.count >= right.count
    let (first, second) = isLeftFirst ? (left, right) : (right, left)
    let (bounds, otherBounds) =
      isLeftFirst ? (pointee.left, pointee.right) : (pointee.right, pointee.left)
    let (bound, otherBound) =
      isLeftFirst ? (scratch.bound, scratch.rightBound) : (scratch.rightBound, scratch.bound)
    return bounds.fill(bound, first, against: second, least: least)
      && otherBounds.fill(otherBound, second, against: first, least: least)
  }

  /// The most that the similarity of two words can be; `−∞` where it lies below `least`.
  ///
  /// - Complexity: O(letters).
  func most(least: Float, _ words: FacingWords, _ scratch: EditScratch) -> Float {
    guard mayReach(least, words, scratch) else { return -.infinity }
    return min(scratch.bound[0], scratch.rightBound[0]) - words.marginal
      + EditModel.roundingError
  }

  /// `EditModel.similarity` of two words, whose bounds were worked out (`mayReach`).
  ///
  /// - Returns: `−∞` where the result lies below `least`.
  /// - Complexity: O(n·m), less the nearer `least` is to the result.
  func similarity(least: Float, _ words: FacingWords, _ scratch: EditScratch) -> Float {
    let marginal = words.marginal
    readWords(words, scratch)
    let (left, right) = gridWords(words, scratch)
    let lowest = least + marginal - EditModel.roundingError
    // What is alike comes near its bound, and the fewer ways may do so the sooner it is found.
    let near = min(scratch.bound[0], scratch.rightBound[0]) - Self.near
    guard let grid = pointer(to: \.grid) else { return -.infinity }
    var joint = -Float.infinity
    if near > lowest + Self.clear {
      joint = grid.fillGrid(left, right, least: near, scratch)
    }
    if joint == -.infinity {
      joint = grid.fillGrid(left, right, least: lowest, scratch)
    }
    return joint < least + marginal ? -.infinity : joint - marginal
  }

  /// How far below their bound two words are looked for at first, in nats.
  private static var near: Float { 9 }
  /// Only where this much would be ruled out, in nats: else they are hardly alike.
  private static var clear: Float { 8 }

  /// Where two words fit worst, whose grid the scratch holds.
  func fit(_ words: FacingWords, _ scratch: EditScratch) -> LetterFit {
    let (left, right) = gridWords(words, scratch)
    guard let grid = pointer(to: \.grid) else { return LetterFit() }
    var fit = grid.fit(left, right, scratch.grid)
    fit.compareEndings(
      (left.letters, words.left.unit.pointee.alphabet),
      (right.letters, words.right.unit.pointee.alphabet))
    return fit
  }

  /// Reads the letters and groups of two words into the scratch.
  @inline(__always)
  private func readWords(_ words: FacingWords, _ scratch: EditScratch) {
    read(words.left, scratch.leftLetters, scratch.leftGroups)
    read(words.right, scratch.rightLetters, scratch.rightGroups)
    if !pointee.tellsGroups { prepareGroups(words, scratch) }
  }

  @inline(__always)
  private func read(
    _ word: BoundedWord, _ letters: UnsafeMutablePointer<UInt8>,
    _ groups: UnsafeMutablePointer<UInt16>
  ) {
    GroupBounds.readLetters(letters, word.word.cells, count: word.count)
    GroupBounds.readGroups(groups, word.lines, count: word.count)
  }

  @inline(never)
  private func prepareGroups(_ words: FacingWords, _ scratch: EditScratch) {
    let (left, right) = gridWords(words, scratch)
    pointee.grid.leftChunks.prepareLong(left.letters, into: scratch.leftGroups)
    pointee.grid.rightChunks.prepareLong(right.letters, into: scratch.rightGroups)
  }

  /// The two words as sides of a grid, as they were read last.
  @inline(__always)
  private func gridWords(
    _ words: FacingWords, _ scratch: EditScratch
  ) -> (left: GridWord, right: GridWord) {
    (
      GridWord(
        letters: UnsafeBufferPointer(start: scratch.leftLetters, count: words.left.count),
        long: scratch.leftGroups, bound: scratch.bound, vowels: words.left.word.pointee.vowels),
      GridWord(
        letters: UnsafeBufferPointer(start: scratch.rightLetters, count: words.right.count),
        long: scratch.rightGroups, bound: scratch.rightBound,
        vowels: words.right.word.pointee.vowels)
    )
  }
}

/// The tables of a model with their bounds.
final class PairTables: @unchecked Sendable {
  // Sendable by hand: memory that is not written once it is filled. The model owns it, and the tables.

  let letters: LetterBounds
  private let tables: UnsafeMutablePointer<PairTable>
  private static let count = 3

  init(_ model: EditModel) {
    letters = LetterBounds(model)
    tables = .allocate(capacity: Self.count)
    for (place, table) in [model.latinLatin, model.arabicArabic, model.arabicLatin].enumerated() {
      (tables + place).initialize(to: PairTable(table))
    }
  }

  deinit {
    for place in 0..<Self.count { tables[place].deallocate() }
    tables.deallocate()
  }

  /// The table for two alphabets; Arabic stands on the left of the mixed one.
  @inline(__always)
  func table(_ first: Alphabet, _ second: Alphabet) -> UnsafePointer<PairTable> {
    UnsafePointer(tables + (first != second ? 2 : first == .latin ? 0 : 1))
  }
}

extension EditModel {
  /// Writes the groups of a word, as it stands on the left of a table or on the right.
  ///
  /// - Parameter groups: two numbers a letter (`ChunkDictionary.prepareLong`).
  /// - Complexity: O(letters).
  func fillGroups(
    _ groups: UnsafeMutablePointer<UInt16>, _ letters: UnsafeBufferPointer<UInt8>,
    _ alphabet: Alphabet, against other: Alphabet, isLeft: Bool
  ) {
    let table = table(alphabet, other)
    (isLeft ? table.leftChunks : table.rightChunks).prepareLong(letters, into: groups)
  }

  /// The most that a word can bring against any other.
  ///
  /// - Complexity: O(n).
  func most(
    _ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, against other: Alphabet,
    scratch: EditScratch
  ) -> Float {
    let table = table(alphabet, other)
    if alphabet != other { return table.most(letters, isLeft: alphabet == .arabic, scratch) }
    return max(
      table.most(letters, isLeft: true, scratch), table.most(letters, isLeft: false, scratch))
  }
}
