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
    return withUnsafePointer(to: grid) { $0.fit(words.left, words.right, scratch.grid) }
  }
}

extension UnsafePointer<GridTable> {
  /// Where two words whose grid is filled fit worst on their best alignment.
  func fit(
    _ left: GridWord, _ right: GridWord, _ grid: UnsafePointer<Float>
  ) -> LetterFit {
    var fit = LetterFit()
    var (i, j) = (left.letters.count, right.letters.count)
    while i &+ j > 0 {
      guard let step = lastStep(left, right, to: (i, j), grid) else { break }
      let kind =
        step.left == 1 && step.right == 1
        ? kind(left.letters[i &- 1], right.letters[j &- 1])
        : LetterClasses.kind(
          pointee.leftClasses.strong(left.letters, i &- step.left, i),
          pointee.rightClasses.strong(right.letters, j &- step.right, j),
          haveOneAlphabet: pointee.left == pointee.right)
      fit.add(step.fit, kind)
      i &-= step.left
      j &-= step.right
    }
    return fit
  }

  /// What a step of one letter on either side is; see `LetterClasses.kind`.
  @inline(__always)
  private func kind(_ own: UInt8, _ other: UInt8) -> LetterFit.Kind {
    let (classes, otherClasses) = (pointee.leftClasses, pointee.rightClasses)
    if classes.isVowel(own) && otherClasses.isVowel(other) { return .vowel }
    if classes.isWeak(own) && otherClasses.isWeak(other) { return .weak }
    return pointee.left == pointee.right && own == other ? .weak : .consonant
  }

  @inline(__always)
  private func lastStep(
    _ left: GridWord, _ right: GridWord, to cell: (Int, Int), _ grid: UnsafePointer<Float>
  ) -> (left: Int, right: Int, fit: Float)? {
    let (i, j) = cell
    let width = right.letters.count &+ 1
    let place = grid + (i &* width &+ j)
    let here = place.pointee
    // Mostly a letter stands for a letter, and no step that counts before that is possible.
    if i > 0, j > 0, place[-1] < here, j < 2 || place[-2] < here, j < 3 || place[-3] < here,
      place[-width] < here, place[-width &- 1] >= here,
      let fit = fit(of: (1, 1), left, right, to: cell, here, place[-width &- 1])
    {
      return (1, 1, fit)
    }
    var a = 0
    while a <= min(3, i) {
      var b = a == 0 ? 1 : 0
      let most = min(a == 3 ? 2 : 3, j)
      while b <= most {
        let before = (place - (a &* width &+ b)).pointee
        // Letters only cost.
        if before >= here, let fit = fit(of: (a, b), left, right, to: cell, here, before) {
          return (a, b, fit)
        }
        b &+= 1
      }
      a &+= 1
    }
    return nil
  }

  /// The fit of a step, if it is one that leads from one value to another.
  @inline(__always)
  private func fit(
    of step: (Int, Int), _ left: GridWord, _ right: GridWord, to cell: (Int, Int), _ here: Float,
    _ before: Float
  ) -> Float? {
    let (i, j) = (cell.0 &- step.0, cell.1 &- step.1)
    let isAfterVowel =
      pointee.right == .latin && right.vowels &>> UInt64(j) & 1 != 0
      && (pointee.left == .arabic || left.vowels &>> UInt64(i) & 1 != 0)
    let context = EditContext.index(
      start: i &+ j == 0, afterVowel: isAfterVowel,
      end: cell.0 == left.letters.count && cell.1 == right.letters.count)
    if step.0 <= 1 && step.1 <= 1 {
      // A hostile image may hold letters that no alphabet has.
      let own = step.0 == 1 ? min(Int(left.letters[i]), LetterIndex.count &- 1) : 0
      let other = step.1 == 1 ? min(Int(right.letters[j]), LetterIndex.count &- 1) : 0
      let weight = pointee.singles.memory[
        context &* SingleLetters.cells &+ own &* LetterIndex.count &+ other]
      if before + weight != here { return nil }
    }
    let own = pointee.leftChunks.group(left.letters, left.long, i, step.0)
    let other = pointee.rightChunks.group(right.letters, right.long, j, step.1)
    if own == ChunkDictionary.none || other == ChunkDictionary.none { return nil }
    let operation = Int(
      pointee.operations[Int(own) &* pointee.rightChunks.count &+ Int(other)])
    if operation == 0 { return nil }
    let weight = pointee.weights[operation &* EditContext.count &+ context]
    return before + weight == here
      ? weight - min(pointee.leftLog[Int(own)], pointee.rightLog[Int(other)]) : nil
  }
}

/// What the letters of an alphabet are, one bit each.
struct LetterClasses {
  private var vowels: UInt64 = 0
  /// Vowels, and letters that may be read as one or not at all.
  private var weak: UInt64 = 0

  /// - Parameter other: the alphabet of the table's right side.
  init(_ alphabet: Alphabet, facing other: Alphabet) {
    for letter in 1..<UInt8(LetterIndex.count) {
      let bit: UInt64 = 1 << UInt64(letter)
      if LetterIndex.isVowel(letter, alphabet) { vowels |= bit }
      if Self.isWeak(letter, alphabet, facing: other) { weak |= bit }
    }
  }

  private static func isWeak(_ letter: UInt8, _ alphabet: Alphabet, facing other: Alphabet) -> Bool
  {
    if alphabet == .latin {
      return LetterIndex.isVowel(letter, alphabet) || LetterIndex.byte(letter, alphabet) == 0x27
    }
    switch LetterIndex.byte(letter, alphabet) {
    case 0x80, 0x91, 0x99...0x9C: return other == .latin
    default: return false
    }
  }

  @inline(__always)
  func isVowel(_ letter: UInt8) -> Bool { vowels &>> UInt64(letter) & 1 != 0 }

  @inline(__always)
  func isWeak(_ letter: UInt8) -> Bool { weak &>> UInt64(letter) & 1 != 0 }

  /// Up to three letters of a word: those that are not weak, and whether all are vowels.
  @inline(__always)
  func strong(
    _ letters: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (letters: UInt32, areVowels: Bool) {
    var (strong, areVowels): (UInt32, Bool) = (0, true)
    var place = start
    while place < end {
      let letter = UInt64(letters[place])
      if vowels &>> letter & 1 == 0 { areVowels = false }
      if weak &>> letter & 1 == 0 { strong = strong &<< 8 | UInt32(letter) }
      place &+= 1
    }
    return (strong, areVowels)
  }

  /// What the letters of a step are.
  @inline(__always)
  static func kind(
    _ own: (letters: UInt32, areVowels: Bool), _ other: (letters: UInt32, areVowels: Bool),
    haveOneAlphabet: Bool
  ) -> LetterFit.Kind {
    if own.areVowels && other.areVowels { return .vowel }
    if own.letters | other.letters == 0 { return .weak }
    return haveOneAlphabet && own.letters == other.letters ? .weak : .consonant
  }
}
