import Orthography

/// A word set up to be compared with many others: the same results as `EditModel.similarity`, at a
/// fraction of the work; one a thread.
///
/// For every letter group of the other words the profile lists the operations that set it against
/// letters of this word (the "query profile" of sequence search; Rognes & Seeberg 2000), so that a
/// comparison walks short lists instead of trying every pair of groups; operations that only have
/// a floor are not listed but taken row by row. Compare words in the order of their letters:
/// what two neighbours begin with alike is worked out once.
package struct WordProfile: ~Copyable {
  private let model: EditModel
  /// The word's letters, which are looked at again and again.
  private let letters: UnsafeMutablePointer<UInt8>
  private var word = EditModel.Word(
    letters: UnsafeBufferPointer(start: nil, count: 0), alphabet: .latin,
    marginals: EditModel.Marginals(same: 0, cross: 0))
  private var againstLatin: ProfileSide
  private var againstArabic: ProfileSide
  /// Whether a side has been set up for the word: few words meet both alphabets.
  private var isSet = (latin: false, arabic: false)

  package init(model: EditModel) {
    self.model = model
    letters = .allocate(capacity: EditModel.longestWord)
    let groups = [model.arabicLatin, model.latinLatin, model.arabicArabic]
      .reduce(0) { max($0, $1.leftChunks.count, $1.rightChunks.count) }
    let facing = FacingTable(model.latinLatin, isLeft: true)
    againstLatin = ProfileSide(groups: groups, facing: facing)
    againstArabic = ProfileSide(groups: groups, facing: facing)
  }

  deinit { letters.deallocate() }

  /// Sets the word up.
  ///
  /// - Complexity: O(1); O(letters · operations of a letter) at the first comparison with a word
  ///   of each alphabet.
  package mutating func set(_ word: EditModel.Word) {
    self.word = word
    let count = min(word.letters.count, EditModel.longestWord)
    for place in 0..<count { letters[place] = word.letters[place] }
    self.word.letters = UnsafeBufferPointer(start: letters, count: count)
    isSet = (false, false)
  }

  /// How similar the word and another are; see `EditModel.similarity`.
  ///
  /// - Returns: `−∞` where the result lies below `least`.
  /// - Complexity: O(letters²) for the letters that the word compared before did not begin with.
  package mutating func similarity(to other: EditModel.Word, least: Float = -.infinity) -> Float {
    let marginal = model.marginal(word, other)
    let letters = UnsafeBufferPointer(rebasing: other.letters.prefix(EditModel.longestWord))
    let joint: Float
    if other.alphabet == .latin {
      if !isSet.latin {
        isSet.latin = true
        againstLatin.set(
          word.letters, word.alphabet, model.table(word.alphabet, .latin), against: .latin)
      }
      joint = againstLatin.joint(letters, least: least + marginal)
    } else {
      if !isSet.arabic {
        isSet.arabic = true
        againstArabic.set(
          word.letters, word.alphabet, model.table(word.alphabet, .arabic), against: .arabic)
      }
      joint = againstArabic.joint(letters, least: least + marginal)
    }
    return joint - marginal
  }
}
