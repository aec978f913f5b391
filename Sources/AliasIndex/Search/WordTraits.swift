import Matching
import Orthography
import Sections

/// What tells of a word of an index that it is not worth comparing with another, worked out when first
/// needed; one a thread.
final class WordTraits {
  private let index: AliasIndex
  private let keyTable: KeyTable
  private let counts: UnsafeMutablePointer<ClassCounts>
  private let bags: UnsafeMutablePointer<LetterBag>
  /// Words from this one on are in Arabic letters; those before in Latin ones.
  private let firstArabic: UInt32
  private var bytes: [UInt8] = []
  private var keys: [KeyTable.Key] = []

  init(index: AliasIndex, keyTable: KeyTable) {
    self.index = index
    self.keyTable = keyTable
    counts = .allocate(capacity: max(1, index.words.count))
    counts.initialize(repeating: .unknown, count: max(1, index.words.count))
    bags = .allocate(capacity: max(1, index.words.count))
    bags.initialize(repeating: LetterBag(), count: max(1, index.words.count))
    var (low, high) = (0, index.words.count)
    while low < high {
      let middle = (low + high) / 2
      if index.words[middle].alphabet == Alphabet.latin.rawValue {
        low = middle + 1
      } else {
        high = middle
      }
    }
    firstArabic = UInt32(truncatingIfNeeded: low)
  }

  deinit {
    counts.deallocate()
    bags.deallocate()
  }

  /// Whether a word of the index and one in an alphabet may be spellings of one name by their letters.
  ///
  /// - Parameter word: a number within the index's words.
  @inline(__always)
  func isAlike(_ word: UInt32, _ bag: LetterBag, _ alphabet: Alphabet) -> Bool {
    guard (word >= firstArabic) == (alphabet == .arabic) else { return true }
    if bags[Int(word)].isEmpty {
      bags[Int(word)] = LetterBag(index.wordLetters(index.words[Int(word)]))
    }
    return bags[Int(word)].isAlike(bag)
  }

  /// How often each consonant class is in a word.
  ///
  /// - Parameter word: a number within the index's words.
  @inline(__always)
  func classes(of word: Int) -> ClassCounts {
    let known = counts[word]
    return known.isKnown ? known : find(word)
  }

  private func find(_ word: Int) -> ClassCounts {
    let record = index.words[word]
    let alphabet: Alphabet = record.alphabet == Alphabet.arabic.rawValue ? .arabic : .latin
    bytes.removeAll(keepingCapacity: true)
    for letter in index.wordLetters(record) where letter < LetterIndex.count && letter > 0 {
      bytes.append(LetterIndex.byte(letter, alphabet))
    }
    keys.removeAll(keepingCapacity: true)
    keyTable.keys(of: bytes, into: &keys)
    counts[word] = ClassCounts(keys)
    return counts[word]
  }
}
