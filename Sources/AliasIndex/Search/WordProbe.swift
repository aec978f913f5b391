import Matching
import Onomastics
import Orthography
import Sections

/// A word of running text, which stands in no mention, and the words of an index that are like it;
/// one a thread.
final class WordProbe {
  private let index: AliasIndex
  private let keyTable: KeyTable
  private let lexicon: NameLexicon?
  private var comparer: UnitComparer
  /// Per word of the index the look at which it was met last.
  private let looks: UnsafeMutablePointer<UInt32>
  private var look: UInt32 = 0
  private var bytes: [UInt8] = []
  private var found: [Neighbour] = []
  /// The keys of the word given to `set`.
  private(set) var keys: [KeyTable.Key] = []

  init(
    index: AliasIndex, knowledge: Knowledge, standings: WordStandings?,
    limits: CandidateSearch.Limits
  ) {
    self.index = index
    keyTable = knowledge.keys
    lexicon = knowledge.lexicon
    comparer = UnitComparer(
      index: index, knowledge: knowledge, standings: standings, least: limits.leastSimilarity)
    looks = .allocate(capacity: max(1, index.words.count))
    looks.initialize(repeating: 0, count: max(1, index.words.count))
  }

  deinit { looks.deallocate() }

  /// Makes a word the one that others are compared with.
  func set(_ letters: UnsafeBufferPointer<UInt8>, _ unit: PreparedName.Unit) {
    bytes.removeAll(keepingCapacity: true)
    for letter in letters { bytes.append(LetterIndex.byte(letter, unit.alphabet)) }
    keys.removeAll(keepingCapacity: true)
    keyTable.keys(of: bytes, into: &keys)
    comparer.set(
      letters, unit, known: index.find(letters, unit.alphabet).map { UInt32($0) },
      form: lexicon?.form(bytes) ?? -1)
  }

  /// Words in its own alphabet that the word is like; unlike what `WordSearch` names for a word that
  /// stands among others, and so with a narrow bound.
  func alike(least: Float) -> [Neighbour] {
    let unit = comparer.unit
    startLook()
    found.removeAll(keepingCapacity: true)
    for key in keys {
      for word in index.words(under: key) {
        guard Int(word) < index.words.count, looks[Int(word)] != look else { continue }
        looks[Int(word)] = look
        let record = index.words[Int(word)]
        guard record.alphabet == unit.alphabet.rawValue,
          comparer.isKnownName
            || abs(Int(record.length) - Int(unit.count)) <= 1 + Int(unit.count) / 4
        else { continue }
        let similarity = comparer.similarity(toWord: Int(word), record, least: least)
        if similarity >= least { found.append(Neighbour(word: word, similarity: similarity)) }
      }
    }
    return found
  }

  /// How similar the word is to letters that may be no word of the index.
  func similarity(to word: EditModel.Word, least: Float) -> Float {
    comparer.similarity(to: word, least: least, known: false)
  }

  /// Begins to mark words that are not to be met twice.
  private func startLook() {
    look &+= 1
    guard look == 0 else { return }
    looks.update(repeating: 0, count: index.words.count)
    look = 1
  }
}
