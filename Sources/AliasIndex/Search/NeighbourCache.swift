import Matching

/// A word of the index and how similar a unit of a mention is to it.
struct Neighbour: BitwiseCopyable {
  var word: UInt32
  var similarity: Float
}

/// What words found: parts of names recur, and so do their misspellings. One a thread.
///
/// Entries are told apart by all their letters. When it is full the cache begins anew.
struct NeighbourCache: ~Copyable {
  /// What a search for a unit's words brought.
  struct Entry {
    /// The unit's letters among all letters.
    fileprivate var letters: Int = 0
    fileprivate var count: Int = 0
    fileprivate var alphabet: UInt8 = 0
    /// The words, as a range of `neighbours`.
    fileprivate(set) var range: Range<Int> = 0..<0
    /// The word that the unit is, if the index has it.
    fileprivate(set) var known: UInt32?
    /// The lexicon's form of the unit, −1 where it has none.
    fileprivate(set) var form = -1
  }

  private static let mostNeighbours = 1 << 21

  private let mostEntries: Int
  private var slots: [UInt32]
  private var entries: [Entry] = []
  private var letters: [UInt8] = []
  private(set) var neighbours: [Neighbour] = []

  /// - Parameter mostEntries: so many words are kept; a power of two.
  init(mostEntries: Int) {
    self.mostEntries = mostEntries
    slots = [UInt32](repeating: 0, count: mostEntries * 2)
  }

  /// The entry of a word.
  func find(_ word: UnsafeBufferPointer<UInt8>, _ alphabet: UInt8) -> Entry? {
    var slot = WordHash.hash(word, alphabet) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if holds(entry, word, alphabet) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func holds(
    _ entry: Entry, _ word: UnsafeBufferPointer<UInt8>, _ alphabet: UInt8
  ) -> Bool {
    guard entry.alphabet == alphabet, entry.count == word.count else { return false }
    for index in 0..<word.count where letters[entry.letters + index] != word[index] {
      return false
    }
    return true
  }

  /// Keeps what a word found that has no entry yet.
  mutating func insert(
    _ word: UnsafeBufferPointer<UInt8>, _ alphabet: UInt8, known: UInt32?, form: Int,
    _ found: [Neighbour]
  ) {
    if entries.count == mostEntries || neighbours.count > Self.mostNeighbours {
      entries.removeAll(keepingCapacity: true)
      letters.removeAll(keepingCapacity: true)
      neighbours.removeAll(keepingCapacity: true)
      for slot in slots.indices { slots[slot] = 0 }
    }
    var entry = Entry()
    entry.known = known
    entry.form = form
    entry.letters = letters.count
    entry.count = word.count
    entry.alphabet = alphabet
    entry.range = neighbours.count..<neighbours.count + found.count
    letters.append(contentsOf: word)
    neighbours.append(contentsOf: found)
    entries.append(entry)
    var slot = WordHash.hash(word, alphabet) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(entries.count)
  }
}
