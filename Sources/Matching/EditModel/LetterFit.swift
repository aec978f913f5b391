import Orthography

/// The places where two spellings of a part fit worst: one foreign consonant tells more than many
/// small differences.
package struct LetterFit: Sendable, BitwiseCopyable {
  /// Fit of the worst step between consonants that differ (`EditTable.Step.fit`); 0 where none is
  /// amiss.
  package var consonant: Float = 0
  /// Fit of the worst other step with a consonant, or with a letter that may be one: h and ah, ي
  /// and e.
  package var weak: Float = 0
  /// Fit of the worst step that touches vowels only.
  package var vowel: Float = 0
  /// Whether the lexicon knows the two parts, and as different names.
  package var isKnownDifferent = false
  /// Whether one part is the other's nisba, or made of it by -ian (`NameEnding`).
  package var isOtherDescent = false
  /// Whether one part is the other's feminine.
  package var isOtherGender = false

  /// Below this a step tells no more.
  private static let least: Float = -12

  package init() {}

  /// Takes the worse of two.
  package mutating func add(_ other: LetterFit) {
    consonant = min(consonant, other.consonant)
    weak = min(weak, other.weak)
    vowel = min(vowel, other.vowel)
    isKnownDifferent = isKnownDifferent || other.isKnownDifferent
    isOtherDescent = isOtherDescent || other.isOtherDescent
    isOtherGender = isOtherGender || other.isOtherGender
  }

  /// What a step's letters are.
  enum Kind {
    case consonant, weak, vowel
  }

  /// Sets what the endings of two words tell.
  mutating func compareEndings(
    _ a: (UnsafeBufferPointer<UInt8>, Alphabet), _ b: (UnsafeBufferPointer<UInt8>, Alphabet)
  ) {
    let endings = (NameEnding(a.0, a.1), NameEnding(b.0, b.1))
    isOtherDescent = NameEnding.differInDescent(endings.0, endings.1)
    isOtherGender = NameEnding.differInGender(endings.0, endings.1)
  }

  mutating func add(_ fit: Float, _ kind: Kind) {
    switch kind {
    case .consonant: consonant = max(Self.least, min(consonant, fit))
    case .weak: weak = max(Self.least, min(weak, fit))
    case .vowel: vowel = max(Self.least, min(vowel, fit))
    }
  }
}

extension EditModel {
  /// Where two words fit worst on their best alignment.
  ///
  /// - Parameter least: their similarity, or less; the nearer, the less work.
  /// - Complexity: O(n·m).
  package func fit(
    _ a: Word, _ b: Word, least: Float = -.infinity, scratch: EditScratch
  ) -> LetterFit {
    let flip = a.alphabet == .latin && b.alphabet == .arabic
    let (left, right) = flip ? (b, a) : (a, b)
    var fit = table(left.alphabet, right.alphabet)
      .fit(
        left.letters, right.letters, least: least + marginal(a, b) - Self.roundingError,
        scratch: scratch)
    fit.compareEndings((a.letters, a.alphabet), (b.letters, b.alphabet))
    return fit
  }
}

extension EditTable {
  /// Where two words fit worst on their best alignment.
  ///
  /// The grid of `viterbi` is walked back from its end: a step is one whose weight is exactly what
  /// the grid gained.
  ///
  /// - Parameter least: the joint log-probability of the alignment, or less.
  func fit(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, least: Float,
    scratch: EditScratch
  ) -> LetterFit {
    let words = gridWords(left, right, scratch)
    guard viterbi(words.left, words.right, least: least, scratch) > -.infinity else {
      return LetterFit()
    }
    return grid.fit(words.left, words.right, scratch.grid)
  }
}

extension GridTable {
  /// Where two words whose grid is filled fit worst on their best alignment.
  func fit(
    _ left: GridWord, _ right: GridWord, _ grid: UnsafePointer<Float>
  ) -> LetterFit {
    var fit = LetterFit()
    var (i, j) = (left.letters.count, right.letters.count)
    while i + j > 0 {
      guard let step = lastStep(left, right, to: (i, j), grid) else { break }
      fit.add(step.fit, step.kind)
      i -= step.left
      j -= step.right
    }
    return fit
  }

  private func lastStep(
    _ left: GridWord, _ right: GridWord, to cell: (Int, Int), _ grid: UnsafePointer<Float>
  ) -> (left: Int, right: Int, fit: Float, kind: LetterFit.Kind)? {
    let (i, j) = cell
    let (own, others) = (left.letters, right.letters)
    let width = others.count &+ 1
    let here = grid + (i &* width &+ j)
    var a = 0
    while a <= min(3, i) {
      let group = left.groups[(i &- a) &* 4 &+ a]
      let most = group == ChunkDictionary.none ? -1 : min(a == 3 ? 2 : 3, j)
      var b = a == 0 ? 1 : 0
      while b <= most {
        let before = (here - (a &* width &+ b)).pointee
        let other = before == -.infinity ? ChunkDictionary.none : right.groups[(j &- b) &* 4 &+ b]
        if other != ChunkDictionary.none,
          case let operation = Int(operations[Int(group) &* rightChunks.count &+ Int(other)]),
          operation != 0
        {
          let afterVowel =
            j > b && LetterIndex.isVowel(others[j &- b &- 1], self.right)
            && (self.left == .arabic
              || (i > a && LetterIndex.isVowel(own[i &- a &- 1], self.left)))
          let context = EditContext.index(
            start: i &- a &+ j &- b == 0, afterVowel: afterVowel,
            end: i == own.count && j == others.count)
          let weight = weights[operation &* EditContext.count &+ context]
          if before + weight == here.pointee {
            let kind = kind(own[i &- a..<i], others[j &- b..<j])
            return (a, b, weight - min(leftLog[Int(group)], rightLog[Int(other)]), kind)
          }
        }
        b &+= 1
      }
      a &+= 1
    }
    return nil
  }

  /// What the letters of a step are.
  private func kind(
    _ left: Slice<UnsafeBufferPointer<UInt8>>, _ right: Slice<UnsafeBufferPointer<UInt8>>
  ) -> LetterFit.Kind {
    let ownVowels = left.allSatisfy { LetterIndex.isVowel($0, self.left) }
    if ownVowels, right.allSatisfy({ LetterIndex.isVowel($0, self.right) }) { return .vowel }
    let own = left.lazy.filter { !self.isWeak($0, self.left) }
    let other = right.lazy.filter { !self.isWeak($0, self.right) }
    if own.isEmpty && other.isEmpty { return .weak }
    return self.left == self.right && own.elementsEqual(other) ? .weak : .consonant
  }

  /// Whether a letter is a vowel, or an Arabic letter that may be read as one or not at all.
  private func isWeak(_ letter: UInt8, _ alphabet: Alphabet) -> Bool {
    if alphabet == .latin {
      return LetterIndex.isVowel(letter, alphabet) || LetterIndex.byte(letter, alphabet) == 0x27
    }
    switch LetterIndex.byte(letter, alphabet) {
    case 0x80, 0x91, 0x99...0x9C: return self.right == .latin
    default: return false
    }
  }
}
