package import Orthography
import Synchronization

/// The three edit tables: Arabic–Latin, Latin–Latin, Arabic–Arabic.
package final class EditModel: Sendable {
  package let arabicLatin: EditTable
  package let latinLatin: EditTable
  package let arabicArabic: EditTable

  package init(arabicLatin: EditTable, latinLatin: EditTable, arabicArabic: EditTable) {
    self.arabicLatin = arabicLatin
    self.latinLatin = latinLatin
    self.arabicArabic = arabicArabic
  }

  private let lazyPairTables = AtomicLazyReference<PairTables>()

  /// Worked out when they are first asked for: a program that compares no pairs does without.
  var pairTables: PairTables {
    lazyPairTables.load() ?? lazyPairTables.storeIfNil(PairTables(self))
  }

  /// Words are compared over their first letters only; no name part comes near this length.
  package static let longestWord = 40

  /// What identical letters are worth above the model's d: nobody misspelt anything.
  package static let identity: Float = 2.5

  /// One word: letter numbers in somebody's memory, and what the model knows of it alone.
  package struct Word {
    package var letters: UnsafeBufferPointer<UInt8>
    package var alphabet: Alphabet
    package var marginals: Marginals

    package init(
      letters: UnsafeBufferPointer<UInt8>, alphabet: Alphabet, marginals: Marginals
    ) {
      self.letters = letters
      self.alphabet = alphabet
      self.marginals = marginals
    }
  }

  /// Log-probabilities of one word by itself.
  package struct Marginals: Sendable, BitwiseCopyable {
    /// Under the table of its own alphabet.
    package var same: Float
    /// Under the Arabic–Latin table.
    package var cross: Float

    package init(same: Float, cross: Float) {
      self.same = same
      self.cross = cross
    }
  }

  /// How similar two spellings of a part are: the mean of the two conditional log-probabilities
  /// of one given the other, in nats; 0 for certainty, below −20 hopeless.
  ///
  /// d = V(a, b) − ½(M(a) + M(b)), where V is the best alignment's joint log-probability and M
  /// the log-probability of each side under the same table.
  ///
  /// - Returns: `−∞` where a bound shows that the result lies below `least`.
  /// - Complexity: O(n·m).
  package func similarity(
    _ a: Word, _ b: Word, least: Float = -.infinity, scratch: EditScratch
  ) -> Float {
    let marginal = marginal(a, b)
    let joint: Float
    if a.alphabet == b.alphabet {
      joint = (a.alphabet == .latin ? latinLatin : arabicArabic)
        .viterbi(a.letters, b.letters, least: least + marginal, scratch: scratch)
    } else {
      let (arabic, latin) = a.alphabet == .arabic ? (a, b) : (b, a)
      joint = arabicLatin.viterbi(
        arabic.letters, latin.letters, least: least + marginal, scratch: scratch)
    }
    return joint - marginal
  }

  /// ½(M(a) + M(b)), under the table for the two.
  @inline(__always)
  func marginal(_ a: Word, _ b: Word) -> Float {
    a.alphabet == b.alphabet
      ? 0.5 * (a.marginals.same + b.marginals.same)
      : 0.5 * (a.marginals.cross + b.marginals.cross)
  }

  /// Bounds are summed up in another order than alignments, and may be this much too low.
  static let roundingError: Float = 0.01

  /// The table for two alphabets; Arabic stands on the left of the mixed one.
  func table(_ first: Alphabet, _ second: Alphabet) -> EditTable {
    switch (first, second) {
    case (.latin, .latin): latinLatin
    case (.arabic, .arabic): arabicArabic
    default: arabicLatin
    }
  }

  /// What the model knows of a word alone.
  ///
  /// - Complexity: O(n).
  package func marginals(
    _ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, scratch: EditScratch
  ) -> Marginals {
    let letters = UnsafeBufferPointer(rebasing: letters.prefix(Self.longestWord))
    switch alphabet {
    case .latin:
      return Marginals(
        same: latinLatin.leftMarginal(letters, scratch),
        cross: arabicLatin.rightMarginal(letters, scratch))
    case .arabic:
      return Marginals(
        same: arabicArabic.leftMarginal(letters, scratch),
        cross: arabicLatin.leftMarginal(letters, scratch))
    }
  }
}

/// Working memory of the edit model; one a thread.
package final class EditScratch {
  private static let side = EditModel.longestWord + 1
  let leftLetters = UnsafeMutablePointer<UInt8>.allocate(capacity: side + GroupBounds.overrun)
  let rightLetters = UnsafeMutablePointer<UInt8>.allocate(capacity: side + GroupBounds.overrun)
  let leftGroups = UnsafeMutablePointer<UInt16>.allocate(capacity: side * 4)
  let rightGroups = UnsafeMutablePointer<UInt16>.allocate(capacity: side * 4)
  let grid = UnsafeMutablePointer<Float>.allocate(capacity: (side + 3) * side + gridOverrun)
  let bound = UnsafeMutablePointer<Float>.allocate(capacity: side + 1)
  let rightBound = UnsafeMutablePointer<Float>.allocate(capacity: side + 1)
  let row = UnsafeMutablePointer<GridRow>.allocate(capacity: 1)
  let sums = UnsafeMutablePointer<Double>.allocate(capacity: side)

  /// Cells are cleared in whole sixteens, three rows ahead, and bounds looked up one letter ahead.
  private static let gridOverrun = 15

  package init() {}

  deinit {
    leftLetters.deallocate()
    rightLetters.deallocate()
    leftGroups.deallocate()
    rightGroups.deallocate()
    grid.deallocate()
    bound.deallocate()
    rightBound.deallocate()
    row.deallocate()
    sums.deallocate()
  }
}
