import Matching
import Orthography
import Sections

/// How often each consonant class is in the words of an index, worked out when first needed; one a
/// thread.
final class WordClasses {
  private let index: AliasIndex
  private let keyTable: KeyTable
  private let counts: UnsafeMutablePointer<ClassCounts>
  private var bytes: [UInt8] = []
  private var keys: [KeyTable.Key] = []

  init(index: AliasIndex, keyTable: KeyTable) {
    self.index = index
    self.keyTable = keyTable
    counts = .allocate(capacity: max(1, index.words.count))
    counts.initialize(repeating: .unknown, count: max(1, index.words.count))
  }

  deinit { counts.deallocate() }

  /// - Parameter word: a number within the index's words.
  @inline(__always)
  func of(_ word: Int) -> ClassCounts {
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
