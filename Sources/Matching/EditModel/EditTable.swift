package import Orthography

/// Learned weights of letter-group operations between two alphabets: how likely these letters of
/// one spelling stand for those of another.
///
/// The model is a stochastic many-to-many edit distance (Ristad & Yianilos 1998; Jiampojamarn et
/// al. 2007): every operation replaces up to three letters by up to three others, at most five
/// together, and has a joint probability that depends on its place in the word (`EditContext`).
/// Weights are natural logarithms. Operations that the file does not list have floors, so that
/// any two words can be aligned.
package final class EditTable: @unchecked Sendable {
  // Sendable by hand: the dense tables are raw memory that is never written after init.

  package let left: Alphabet
  package let right: Alphabet

  /// What unlisted operations cost, in nats.
  package enum Floor {
    package static let identity: Float = -3.2
    package static let substitution: Float = -13
    package static let vowel: Float = -10
    package static let consonant: Float = -12
  }

  let leftChunks: ChunkDictionary
  let rightChunks: ChunkDictionary
  /// Operation number by left group × right group; 0 where there is none.
  let operations: UnsafeMutablePointer<UInt16>
  /// Weights by operation × context.
  let weights: UnsafeMutablePointer<Float>
  /// The operations of at most one letter a side, floors included.
  let singles = SingleLetters()
  /// For each group of either side its total probability, for marginals.
  let leftMass: [Double]
  let rightMass: [Double]
  /// Logarithms of the masses.
  let leftLog: [Float]
  let rightLog: [Float]
  /// For each left group its best weight in any operation, for bounds.
  let leftBest: [Float]
  let rightBest: [Float]

  /// How many operations came from the weight file; those behind it are floors.
  let listedCount: Int

  /// For each left group the operations it stands in but for floors, and the same for the right.
  let leftPartners: Partners
  let rightPartners: Partners

  /// One operation of a table, as trained or read.
  package struct Operation: Sendable {
    package var left: [UInt8]
    package var right: [UInt8]
    /// Natural logs by `EditContext`.
    package var weights: [Float]

    package init(left: [UInt8], right: [UInt8], weights: [Float]) {
      self.left = left
      self.right = right
      self.weights = weights
    }
  }

  /// Builds a table from operations over letter numbers (`LetterIndex`).
  package init(left: Alphabet, right: Alphabet, operations listed: [Operation]) {
    self.left = left
    self.right = right
    listedCount = listed.count
    let all = Self.withFloors(listed, left: left, right: right)
    var leftPairs: [Partners.Pair] = []
    var leftChunks = ChunkDictionary()
    var rightChunks = ChunkDictionary()
    for operation in all {
      _ = leftChunks.insert(operation.left)
      _ = rightChunks.insert(operation.right)
    }
    let cells = leftChunks.count * rightChunks.count
    operations = UnsafeMutablePointer<UInt16>.allocate(capacity: cells)
    operations.initialize(repeating: 0, count: cells)
    let contexts = EditContext.count
    weights = UnsafeMutablePointer<Float>.allocate(capacity: (all.count + 1) * contexts)
    weights.initialize(repeating: -.infinity, count: (all.count + 1) * contexts)
    var leftMass = [Double](repeating: 0, count: leftChunks.count)
    var rightMass = [Double](repeating: 0, count: rightChunks.count)
    var leftBest = [Float](repeating: -.infinity, count: leftChunks.count)
    var rightBest = [Float](repeating: -.infinity, count: rightChunks.count)
    for (number, operation) in all.enumerated() {
      let l = Int(leftChunks.insert(operation.left))
      let r = Int(rightChunks.insert(operation.right))
      operations[l * rightChunks.count + r] = UInt16(number + 1)
      let best = operation.weights.reduce(-.infinity, max)
      if number < listed.count || (left == right && operation.left == operation.right) {
        leftPairs.append(
          Partners.Pair(own: l, other: r, operation: number + 1, best: best))
      }
      var probability: Float = 0
      for context in 0..<contexts {
        weights[(number + 1) * contexts + context] = operation.weights[context]
        probability += exponential(operation.weights[context])
      }
      // Marginals ignore the context: the mean over contexts stands for all.
      let mean = Double(probability) / Double(contexts)
      leftMass[l] += mean
      rightMass[r] += mean
      if operation.left.count <= 1 && operation.right.count <= 1 {
        singles.set(
          left: Int(operation.left.first ?? 0), right: Int(operation.right.first ?? 0),
          operation.weights)
      }
      leftBest[l] = max(leftBest[l], best)
      rightBest[r] = max(rightBest[r], best)
    }
    self.leftChunks = leftChunks
    self.rightChunks = rightChunks
    self.leftMass = leftMass
    self.rightMass = rightMass
    leftLog = leftMass.map { Float(naturalLogarithm($0)) }
    rightLog = rightMass.map { Float(naturalLogarithm($0)) }
    self.leftBest = leftBest
    self.rightBest = rightBest
    leftPartners = Partners(leftPairs, groups: leftChunks.count, opposite: rightChunks)
    rightPartners = Partners(
      leftPairs.map(\.mirrored), groups: rightChunks.count, opposite: leftChunks)
  }

  /// What an unlisted operation costs that leaves a letter without counterpart.
  @inline(__always)
  static func floor(of letter: UInt8, _ alphabet: Alphabet) -> Float {
    LetterIndex.isVowel(letter, alphabet) ? Floor.vowel : Floor.consonant
  }

  deinit {
    operations.deallocate()
    weights.deallocate()
    singles.deallocate()
  }

  /// Reads a weight file: columns `left`, `right` and one for each context.
  ///
  /// - Throws: `DataTable.Fault` at the first row that is no operation.
  package convenience init(
    left: Alphabet, right: Alphabet, table: DataTable
  ) throws(DataTable.Fault) {
    let leftColumn = try table.column("left")
    let rightColumn = try table.column("right")
    var contexts: [Int] = []
    for name in EditContext.names { contexts.append(try table.column(name)) }
    var operations: [Operation] = []
    for row in table.rows {
      guard let l = Self.letters(row[leftColumn], left),
        let r = Self.letters(row[rightColumn], right)
      else { throw table.fault(row, "letters outside the alphabet") }
      guard l.count <= 3, r.count <= 3, l.count + r.count <= 5, l.count + r.count > 0 else {
        throw table.fault(row, "an operation takes at most three letters a side, five together")
      }
      var weights: [Float] = []
      for column in contexts {
        guard let weight = Float(row[column]), weight <= 0 else {
          throw table.fault(row, "weights are natural logs of probabilities: 0 or less")
        }
        weights.append(weight)
      }
      operations.append(Operation(left: l, right: r, weights: weights))
    }
    self.init(left: left, right: right, operations: operations)
  }

  /// Letter numbers of text in one alphabet; `∅` is the empty group.
  package static func letters(_ text: String, _ alphabet: Alphabet) -> [UInt8]? {
    if text == "∅" || text.isEmpty { return [] }
    guard let bytes = LetterPage.bytes(text) else { return nil }
    var out: [UInt8] = []
    for byte in bytes {
      let number = LetterIndex.number[Int(byte)]
      guard number != 0, LetterPage.isArabic(byte) == (alphabet == .arabic) else { return nil }
      out.append(number)
    }
    return out
  }

  /// A group as text, `∅` where empty.
  package static func text(_ letters: some Collection<UInt8>, _ alphabet: Alphabet) -> String {
    letters.isEmpty ? "∅" : LetterPage.text(letters.map { LetterIndex.byte($0, alphabet) })
  }

  private static func withFloors(
    _ listed: [Operation], left: Alphabet, right: Alphabet
  ) -> [Operation] {
    var known = Set<[[UInt8]]>()
    for operation in listed { known.insert([operation.left, operation.right]) }
    var all = listed
    // An operation that was seen is never dearer than one that was not.
    for index in all.indices where all[index].left.count <= 1 && all[index].right.count <= 1 {
      let least = floor(all[index], left, right)
      all[index].weights = all[index].weights.map { max($0, least) }
    }
    func add(_ l: [UInt8], _ r: [UInt8], _ weight: Float) {
      guard !known.contains([l, r]) else { return }
      all.append(
        Operation(
          left: l, right: r, weights: [Float](repeating: weight, count: EditContext.count)))
    }
    let leftLetters = alphabetLetters(left)
    let rightLetters = alphabetLetters(right)
    for l in leftLetters {
      add([l], [], floor(of: l, left))
      for r in rightLetters {
        add([l], [r], left == right && l == r ? Floor.identity : Floor.substitution)
      }
    }
    for r in rightLetters {
      add([], [r], floor(of: r, right))
    }
    return all
  }

  /// What an operation of at most one letter a side costs where it is not listed.
  private static func floor(
    _ operation: Operation, _ left: Alphabet, _ right: Alphabet
  ) -> Float {
    switch (operation.left.first, operation.right.first) {
    case (let l?, nil): floor(of: l, left)
    case (nil, let r?): floor(of: r, right)
    default: Floor.substitution
    }
  }

  private static func alphabetLetters(_ alphabet: Alphabet) -> [UInt8] {
    (0...255).compactMap { byte in
      let number = LetterIndex.number[byte]
      guard number != 0, LetterPage.isArabic(UInt8(byte)) == (alphabet == .arabic) else {
        return nil
      }
      return number
    }
  }
}
