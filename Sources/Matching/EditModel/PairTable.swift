import Orthography

/// An edit table with its bounds, for comparisons of two words of which each is set up once.
struct PairTable {
  let grid: GridTable
  private let filters: UnsafeMutablePointer<UInt64>
  /// The groups of either side.
  let left: GroupBounds
  let right: GroupBounds

  init(_ table: EditTable) {
    let filters = UnsafeMutablePointer<UInt64>.allocate(capacity: table.leftChunks.count)
    filters.initialize(repeating: 0, count: table.leftChunks.count)
    table.forEachOperation { l, r, _ in filters[l] |= GridTable.filter(r) }
    self.filters = filters
    var grid = table.grid
    grid.filters = UnsafePointer(filters)
    self.grid = grid
    left = GroupBounds(table, isLeft: true)
    right = GroupBounds(table, isLeft: false)
  }

  func deallocate() {
    filters.deallocate()
    left.deallocate()
    right.deallocate()
  }

  /// Whether a bound leaves it possible that two words are so similar; each word's bounds are left in
  /// its grid.
  ///
  /// - Parameters:
  ///   - left, right: on their sides of the table.
  /// - Complexity: O(letters).
  func mayReach(_ least: Float, _ left: BoundedWord, _ right: BoundedWord) -> Bool {
    let least = least + marginal(left, right) - EditModel.roundingError
    // The longer word has more letters that may find nothing.
    if left.grid.letters.count < right.grid.letters.count {
      self.right.fill(right, against: left)
      if right.grid.bound[0] < least { return false }
      self.left.fill(left, against: right)
      return left.grid.bound[0] >= least
    }
    self.left.fill(left, against: right)
    if left.grid.bound[0] < least { return false }
    self.right.fill(right, against: left)
    return right.grid.bound[0] >= least
  }

  /// `EditModel.similarity` of two words whose bounds were worked out against each other
  /// (`mayReach`).
  ///
  /// - Returns: `−∞` where the result lies below `least`.
  /// - Complexity: O(n·m), less the nearer `least` is to the result.
  func similarity(
    _ left: BoundedWord, _ right: BoundedWord, least: Float, _ scratch: EditScratch
  ) -> Float {
    let marginal = marginal(left, right)
    let joint = grid.fillGrid(
      left.grid, right.grid, least: least + marginal - EditModel.roundingError, scratch)
    return joint < least + marginal ? -.infinity : joint - marginal
  }

  /// Where two words fit worst whose grid the scratch holds.
  func fit(
    _ left: BoundedWord, _ right: BoundedWord, _ scratch: EditScratch
  ) -> LetterFit {
    var fit = grid.fit(left.grid, right.grid, scratch.grid)
    fit.compareEndings(
      (left.grid.letters, left.alphabet), (right.grid.letters, right.alphabet))
    return fit
  }

  @inline(__always)
  private func marginal(_ a: BoundedWord, _ b: BoundedWord) -> Float {
    a.alphabet == b.alphabet
      ? 0.5 * (a.marginals.same + b.marginals.same)
      : 0.5 * (a.marginals.cross + b.marginals.cross)
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
