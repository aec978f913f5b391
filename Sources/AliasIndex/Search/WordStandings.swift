import Matching
import Onomastics
import Orthography
import Sections

/// What the lexicon knows each word of an index as, looked up when first needed; one a thread.
final class WordStandings {
  /// What the lexicon knows a word as.
  struct Standing {
    /// Its form, −1 where it has none.
    var form: Int32
    /// A bit for each of the names it is known as; words without a bit in common are different.
    var names: UInt64
  }

  private let index: AliasIndex
  private let lexicon: NameLexicon
  private let standings: UnsafeMutablePointer<Standing>
  /// By form of the lexicon its word, −1 where the index has none.
  private let words: UnsafeMutablePointer<Int32>
  private var ownForms: [NameLexicon.OwnForm] = []
  private var letters: [UInt8] = []

  private static let notLookedUp: Int32 = -2

  init(index: AliasIndex, lexicon: NameLexicon) {
    self.index = index
    self.lexicon = lexicon
    standings = .allocate(capacity: index.words.count)
    standings.initialize(
      repeating: Standing(form: Self.notLookedUp, names: 0), count: index.words.count)
    words = .allocate(capacity: lexicon.formCount)
    words.initialize(repeating: Self.notLookedUp, count: lexicon.formCount)
  }

  deinit {
    standings.deallocate()
    words.deallocate()
  }

  /// The words of the index that the lexicon knows as spellings of one name with a form; some
  /// several times.
  func forEachWord(sameAsForm form: Int, _ body: (Int) -> Void) {
    lexicon.ownForms(ofForm: form, into: &ownForms)
    lexicon.forEachForm(sameAs: ownForms) { other in
      let word = word(ofForm: other)
      if word >= 0 { body(word) }
    }
  }

  private func word(ofForm form: Int) -> Int {
    if words[form] == Self.notLookedUp { words[form] = Int32(findWord(ofForm: form)) }
    return Int(words[form])
  }

  private func findWord(ofForm form: Int) -> Int {
    let bytes = lexicon.formLetters(form)
    guard let first = bytes.first else { return -1 }
    letters.removeAll(keepingCapacity: true)
    for byte in bytes { letters.append(LetterIndex.number[Int(byte)]) }
    let alphabet: Alphabet = LetterPage.isArabic(first) ? .arabic : .latin
    return letters.withUnsafeBufferPointer { index.find($0, alphabet) } ?? -1
  }

  /// What a word of the index is known as.
  ///
  /// - Parameter word: a number within the index's words.
  @inline(__always)
  func of(_ word: Int) -> Standing {
    if standings[word].form == Self.notLookedUp { standings[word] = lookUp(word) }
    return standings[word]
  }

  private func lookUp(_ word: Int) -> Standing {
    let record = index.words[word]
    guard index.isSound(record) else { return Standing(form: -1, names: 0) }
    let alphabet: Alphabet = record.alphabet == 1 ? .arabic : .latin
    let letters = index.wordLetters(record).map { LetterIndex.byte($0, alphabet) }
    guard let form = lexicon.form(letters) else { return Standing(form: -1, names: 0) }
    lexicon.ownForms(ofForm: form, into: &ownForms)
    return Standing(form: Int32(form), names: Self.names(ownForms))
  }

  /// A bit for each name among some forms.
  static func names(_ ownForms: [NameLexicon.OwnForm]) -> UInt64 {
    ownForms.reduce(0) { $0 | 1 << (UInt64($1.form &* 0x9E37_79B1) >> 26 & 63) }
  }
}
