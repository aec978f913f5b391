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
  /// By word; those that were not looked up yet have the form `notLookedUp`.
  let standings: UnsafeMutablePointer<Standing>
  /// By form of the lexicon its word, −1 where the index has none.
  private let words: UnsafeMutablePointer<Int32>
  private var ownForms: [NameLexicon.OwnForm] = []
  /// Letters of the word that is looked up.
  private let letters: UnsafeMutablePointer<UInt8>
  /// By alphabet and number of a letter its byte of the letter page.
  private let bytes: UnsafeMutablePointer<UInt8>

  static let notLookedUp: Int32 = -2
  /// A word's length is a byte.
  private static let mostLetters = Int(UInt8.max)

  init(index: AliasIndex, lexicon: NameLexicon) {
    self.index = index
    self.lexicon = lexicon
    standings = .allocate(capacity: index.words.count)
    standings.initialize(
      repeating: Standing(form: Self.notLookedUp, names: 0), count: index.words.count)
    words = .allocate(capacity: lexicon.formCount)
    words.initialize(repeating: Self.notLookedUp, count: lexicon.formCount)
    letters = .allocate(capacity: Self.mostLetters)
    letters.initialize(repeating: 0, count: Self.mostLetters)
    bytes = .allocate(capacity: 2 * LetterIndex.count)
    for letter in 0..<LetterIndex.count {
      for (place, alphabet) in [Alphabet.latin, .arabic].enumerated() {
        (bytes + (place * LetterIndex.count + letter))
          .initialize(to: LetterIndex.byte(UInt8(letter), alphabet))
      }
    }
  }

  deinit {
    standings.deallocate()
    words.deallocate()
    letters.deallocate()
    bytes.deallocate()
  }

  /// Sets a list to the words of the index that the lexicon knows as spellings of one name with a
  /// form; some are in it several times.
  func find(sameAsForm form: Int, into words: inout [UInt32]) {
    lexicon.ownForms(ofForm: form, into: &ownForms)
    words.removeAll(keepingCapacity: true)
    lexicon.appendForms(sameAs: ownForms, to: &words)
    // In their place.
    var found = 0
    for other in words {
      let word = word(ofForm: Int(other))
      if word < 0 { continue }
      words[found] = UInt32(word)
      found += 1
    }
    words.removeLast(words.count - found)
  }

  private func word(ofForm form: Int) -> Int {
    if words[form] == Self.notLookedUp { words[form] = Int32(findWord(ofForm: form)) }
    return Int(words[form])
  }

  private func findWord(ofForm form: Int) -> Int {
    let bytes = lexicon.formLetters(form)
    guard let first = bytes.first, bytes.count <= Self.mostLetters else { return -1 }
    for place in bytes.indices { letters[place] = LetterIndex.number[Int(bytes[place])] }
    let alphabet: Alphabet = LetterPage.isArabic(first) ? .arabic : .latin
    return index.find(UnsafeBufferPointer(start: letters, count: bytes.count), alphabet) ?? -1
  }

  /// Looks up what a word of the index is known as.
  ///
  /// - Parameter word: a number within the index's words.
  @inline(never)
  func lookUp(_ word: Int) {
    standings[word] = standing(of: word)
  }

  private func standing(of word: Int) -> Standing {
    let record = index.words[word]
    let own = index.wordLetters(record)
    let bytes = bytes + (record.alphabet == Alphabet.arabic.rawValue ? LetterIndex.count : 0)
    for place in own.indices {
      // A hostile image may hold letters that no alphabet has.
      guard own[place] < LetterIndex.count else { return Standing(form: -1, names: 0) }
      letters[place] = bytes[Int(own[place])]
    }
    guard let form = lexicon.form(UnsafeBufferPointer(start: letters, count: own.count)) else {
      return Standing(form: -1, names: 0)
    }
    return Standing(form: Int32(form), names: lexicon.names(ofForm: form))
  }
}
