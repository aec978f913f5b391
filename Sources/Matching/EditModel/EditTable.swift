package import Orthography
package import Sections

/// Learned weights of letter-group operations between two alphabets: how likely these letters of
/// one spelling stand for those of another.
///
/// The model is a stochastic many-to-many edit distance (Ristad & Yianilos 1998; Jiampojamarn et
/// al. 2007): every operation replaces up to three letters by up to three others, at most five
/// together, and has a joint probability that depends on its place in the word (`EditContext`).
/// Weights are natural logarithms. Operations that the file does not list have floors, so that
/// any two words can be aligned.
package final class EditTable: @unchecked Sendable {
  // Sendable by hand: views of immutable memory that `file` keeps alive.

  package let left: Alphabet
  package let right: Alphabet

  /// What unlisted operations cost, in nats.
  package enum Floor {
    package static let identity: Float = -3.2
    package static let substitution: Float = -13
    package static let vowel: Float = -10
    package static let consonant: Float = -12
  }

  /// What all of the following is read from, in place.
  private let file: SectionFile

  let leftChunks: ChunkDictionary
  let rightChunks: ChunkDictionary
  /// Operation number by left group × right group; 0 where there is none.
  let operations: UnsafePointer<UInt16>
  /// Weights by operation × context.
  let weights: UnsafePointer<Float>
  /// For each group of either side its total probability, for marginals.
  let leftMass: UnsafeBufferPointer<Double>
  let rightMass: UnsafeBufferPointer<Double>
  /// Logarithms of the masses.
  let leftLog: UnsafeBufferPointer<Float>
  let rightLog: UnsafeBufferPointer<Float>
  /// For each left group its best weight in any operation, for bounds.
  let leftBest: UnsafeBufferPointer<Float>
  let rightBest: UnsafeBufferPointer<Float>

  /// The operations of at most one letter a side, floors included.
  let singles: SingleLetters

  /// What grids are worked out with.
  let grid: GridTable

  /// How many operations came from the weight file; those behind it are floors.
  let listedCount: Int

  package static let format = SectionFile.Format(magic: "KUNYAEDT", version: 2) { name in
    EditSection(rawValue: name).map { "\($0)" } ?? "section \(name)"
  }

  /// The table as `init(left:right:file:)` reads it.
  package var image: UnsafeRawBufferPointer { file.bytes }

  /// Opens a compiled table; nothing is copied.
  ///
  /// - Throws: `SectionFault` where a section is not as long as it has to be.
  /// - Complexity: O(1).
  package init(left: Alphabet, right: Alphabet, file: SectionFile) throws(SectionFault) {
    self.left = left
    self.right = right
    self.file = file
    leftChunks = try ChunkDictionary(file, .left)
    rightChunks = try ChunkDictionary(file, .right)
    let (l, r) = (leftChunks.count, rightChunks.count)
    let weights: CheckedTable<Float> = file.table(EditSection.weights.rawValue)
    let operations = try file.table(
      EditSection.operations.rawValue, count: l * r, of: UInt16.self)
    guard let firstOperation = operations.baseAddress, let firstWeight = weights.all.baseAddress
    else { throw .damaged(section: Self.format.title(EditSection.weights.rawValue)) }
    self.operations = firstOperation
    self.weights = firstWeight
    leftMass = try file.table(EditSection.leftMass.rawValue, count: l)
    rightMass = try file.table(EditSection.rightMass.rawValue, count: r)
    leftLog = try file.table(EditSection.leftLog.rawValue, count: l)
    rightLog = try file.table(EditSection.rightLog.rawValue, count: r)
    leftBest = try file.table(EditSection.leftBest.rawValue, count: l)
    rightBest = try file.table(EditSection.rightBest.rawValue, count: r)
    singles = try SingleLetters(file)
    grid = GridTable(
      left: left, right: right, leftChunks: leftChunks, rightChunks: rightChunks,
      operations: firstOperation, weights: firstWeight, leftLog: leftLog, rightLog: rightLog,
      singles: singles, partners: nil,
      leftClasses: LetterClasses(left, facing: right),
      rightClasses: LetterClasses(right, facing: right))
    let listed = try file.table(EditSection.listed.rawValue, count: 1, of: UInt32.self)
    listedCount = Int(listed[0])
  }

  /// What an unlisted operation costs that leaves a letter without counterpart.
  @inline(__always)
  static func floor(of letter: UInt8, _ alphabet: Alphabet) -> Float {
    LetterIndex.isVowel(letter, alphabet) ? Floor.vowel : Floor.consonant
  }
}
