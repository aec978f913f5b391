/// An edit table as a word on one of its sides sees it: its own letters here, other words' opposite.
///
/// Plain addresses, so that the inner loops of a comparison count no references: whoever keeps one
/// keeps the table too.
struct FacingTable {
  let own: ChunkDictionary
  let other: ChunkDictionary
  /// For each own group its best weight in any operation.
  let ownBest: UnsafeBufferPointer<Float>
  /// Weights by operation × context.
  let weights: UnsafePointer<Float>
  private let operations: UnsafePointer<UInt16>
  private let otherStep: Int
  private let singles: UnsafePointer<Float>
  private let otherLetterStep: Int
  /// How far apart the operations of two neighbouring own groups stand in `operations(of:)`.
  let ownStep: Int
  /// How far apart two neighbouring own letters stand in `singles(of:)`.
  let ownLetterStep: Int

  /// - Parameter isLeft: whether the word stands on the table's left.
  init(_ table: EditTable, isLeft: Bool) {
    let steps = (table.rightChunks.count, 1)
    let letterSteps = (LetterIndex.count, 1)
    own = isLeft ? table.leftChunks : table.rightChunks
    other = isLeft ? table.rightChunks : table.leftChunks
    ownBest = isLeft ? table.leftBest : table.rightBest
    (ownStep, otherStep) = isLeft ? steps : (steps.1, steps.0)
    (ownLetterStep, otherLetterStep) =
      isLeft ? letterSteps : (letterSteps.1, letterSteps.0)
    operations = table.operations
    weights = table.weights
    singles = table.singles.memory
  }

  /// The operations of a group of other words: their numbers, by own group × `ownStep`; 0 where there
  /// is none.
  @inline(__always)
  func operations(of group: Int) -> UnsafePointer<UInt16> {
    operations + group &* otherStep
  }

  /// What a letter of other words brings against single letters: by context ×
  /// `SingleLetters.cells` + own letter × `ownLetterStep`.
  @inline(__always)
  func singles(of letter: Int) -> UnsafePointer<Float> {
    singles + letter &* otherLetterStep
  }
}
