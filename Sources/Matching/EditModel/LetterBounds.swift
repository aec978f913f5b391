import Orthography

/// What each letter by itself can bring at best against a word, by the word's *row*: a cost for every
/// letter, which takes one look-up.
///
/// An operation that sets one letter against several counts for the rarest of these: without it the
/// operation cannot be. Costs are eighths of a nat, rounded down.
final class LetterBounds: @unchecked Sendable {
  // Sendable by hand: memory that is not written once it is filled.

  /// Costs by letter.
  static let width = 40
  /// A word's row has costs inside words, then those anywhere, in whole sixteens together.
  static let row = 2 * width
  /// Nats of a cost.
  static let nats: Float = 0.125

  private static let size = LetterIndex.count * row
  /// For the alphabets of a letter and of those opposite the rows of single letters, none first.
  private let costs: UnsafeMutablePointer<UInt8>

  init(_ model: EditModel) {
    costs = .allocate(capacity: 4 * Self.size)
    costs.initialize(repeating: .max, count: 4 * Self.size)
    for table in [model.latinLatin, model.arabicArabic, model.arabicLatin] { enter(table) }
  }

  deinit { costs.deallocate() }

  private func enter(_ table: EditTable) {
    let left = (0..<table.leftChunks.count).map(table.leftChunks.letters)
    let right = (0..<table.rightChunks.count).map(table.rightChunks.letters)
    table.forEachOperation { l, r, weights in
      if left[l].count == 1 {
        let facing = right[r].min { table.rightLog($0) < table.rightLog($1) } ?? 0
        enter(weights, of: left[l][0], table.left, facing: facing, table.right)
      }
      if right[r].count == 1 {
        let facing = left[l].min { table.leftLog($0) < table.leftLog($1) } ?? 0
        enter(weights, of: right[r][0], table.right, facing: facing, table.left)
      }
    }
  }

  private func enter(
    _ weights: EditTable.MostWeights, of letter: UInt8, _ alphabet: Alphabet,
    facing other: UInt8, _ otherAlphabet: Alphabet
  ) {
    let row = rows(alphabet, facing: otherAlphabet) + Int(other) * Self.row + Int(letter)
    row[0] = min(row[0], Self.cost(weights.inside))
    row[Self.width] = min(row[Self.width], Self.cost(weights.anywhere))
  }

  private static func cost(_ weight: Float) -> UInt8 { UInt8(min(255, max(0, -weight / nats))) }

  private func rows(_ own: Alphabet, facing other: Alphabet) -> UnsafeMutablePointer<UInt8> {
    costs + ((own == .latin ? 0 : 2) + (other == .latin ? 0 : 1)) * Self.size
  }

  /// Writes a word's row: what each letter of an alphabet costs at least against it.
  ///
  /// - Parameter row: room for `LetterBounds.row` costs.
  /// - Complexity: O(letters).
  func fill(
    _ row: UnsafeMutablePointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>,
    _ alphabet: Alphabet, facedBy own: Alphabet
  ) {
    let rows = UnsafeRawPointer(rows(own, facing: alphabet))
    let row = UnsafeMutableRawPointer(row)
    for part in stride(from: 0, to: Self.row, by: 16) {
      var least = rows.loadUnaligned(fromByteOffset: part, as: SIMD16<UInt8>.self)
      for letter in letters {
        let costs = rows.loadUnaligned(
          fromByteOffset: Int(letter) * Self.row + part, as: SIMD16<UInt8>.self)
        least.replace(with: costs, where: costs .< least)
      }
      row.storeBytes(of: least, toByteOffset: part, as: SIMD16<UInt8>.self)
    }
  }
}

extension EditTable {
  /// The greatest weights of an operation.
  struct MostWeights {
    /// Where it neither opens nor ends the words.
    var inside: Float
    var anywhere: Float
  }

  /// Calls with the groups of every operation, and its weights.
  ///
  /// - Complexity: O(groups²).
  func forEachOperation(_ body: (Int, Int, MostWeights) -> Void) {
    for l in 0..<leftChunks.count {
      let row = operations + l * rightChunks.count
      for r in 0..<rightChunks.count where row[r] != 0 {
        let own = weights + Int(row[r]) * EditContext.count
        let inside = max(own[1], own[2])
        body(
          l, r,
          MostWeights(inside: inside, anywhere: max(inside, own[0], max(own[3], own[4], own[5]))))
      }
    }
  }

  /// Log-probability of a single letter on the left; −∞ where it forms no group.
  fileprivate func leftLog(_ letter: UInt8) -> Float {
    leftChunks.id(of: [letter]).map { leftLog[Int($0)] } ?? -.infinity
  }

  fileprivate func rightLog(_ letter: UInt8) -> Float {
    rightChunks.id(of: [letter]).map { rightLog[Int($0)] } ?? -.infinity
  }
}
