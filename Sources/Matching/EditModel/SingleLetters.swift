import Sections

/// What operations of at most one letter a side bring, by context and the two letters; 0 for no
/// letter. Floors are filled in, so that nothing has to be looked up further.
struct SingleLetters: @unchecked Sendable {
  // Sendable by hand: a view of immutable memory that the table's file keeps alive.

  /// Weights by context × left letter × right letter.
  let memory: UnsafePointer<Float>

  private static let count = LetterIndex.count
  /// Weights of one context.
  static let cells = count * count

  /// Finds the weights in a table's file.
  ///
  /// - Throws: `SectionFault` where the section is not as long as it has to be.
  init(_ file: SectionFile) throws(SectionFault) {
    let section = EditSection.singles.rawValue
    let weights = try file.table(
      section, count: EditContext.count * Self.cells, of: Float.self)
    guard let first = weights.baseAddress else {
      throw .damaged(section: EditTable.format.title(section))
    }
    memory = first
  }

  /// Puts the section together.
  struct Builder {
    private(set) var weights = [Float](
      repeating: -.infinity, count: EditContext.count * SingleLetters.cells)

    /// Sets what an operation brings, by context.
    mutating func set(left: Int, right: Int, _ own: [Float]) {
      let cell = left * SingleLetters.count + right
      for (context, weight) in own.enumerated() {
        weights[context * SingleLetters.cells + cell] = weight
      }
    }
  }
}
