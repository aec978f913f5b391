import Matching
import Orthography

/// The different words of the names so far, each with a number, and the sections they become.
struct WordTable {
  private(set) var records: [WordRecord] = []
  private(set) var letters: [UInt8] = []
  /// By hash: half of it, and the number of a word and one more; 0 where free.
  ///
  /// The half tells nearly always that another word stands there, without a look at it.
  private var slots = [UInt64](repeating: 0, count: 1024)

  /// The number of a word, new where it was not met before.
  ///
  /// - Complexity: O(letters) on average.
  mutating func intern(
    _ word: UnsafeBufferPointer<UInt8>, _ alphabet: UInt8,
    marginals: () -> EditModel.Marginals
  ) -> Int {
    let hash = UInt64(WordHash.hash(word, alphabet)) & 0xFFFF_FFFF
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash {
        let known = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if holds(known, word, alphabet) { return known }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = records.count
    slots[slot] = hash << 32 | UInt64(number + 1)
    let marginals = marginals()
    records.append(
      WordRecord(
        letters: UInt32(truncatingIfNeeded: letters.count), length: UInt8(clamping: word.count),
        alphabet: alphabet,
        same: marginals.same, cross: marginals.cross))
    letters.append(contentsOf: word.prefix(Int(UInt8.max)))
    if records.count * 2 > slots.count { grow() }
    return number
  }

  private func holds(
    _ number: Int, _ word: UnsafeBufferPointer<UInt8>, _ alphabet: UInt8
  ) -> Bool {
    let record = records[number]
    guard record.alphabet == alphabet, Int(record.length) == word.count else { return false }
    let start = Int(record.letters)
    for index in 0..<word.count where letters[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    let entries = slots
    slots = [UInt64](repeating: 0, count: entries.count * 2)
    for entry in entries where entry != 0 {
      var slot = Int(entry >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  /// Counts a part of a name that is a word as it stands.
  mutating func count(_ number: Int) { records[number].count &+= 1 }

  /// A word's letters.
  func letters(of number: Int) -> ArraySlice<UInt8> {
    let record = records[number]
    return letters[Int(record.letters)..<Int(record.letters) + Int(record.length)]
  }

  /// A word as letter page bytes.
  func bytes(of number: Int) -> [UInt8] {
    let alphabet = alphabet(of: number)
    return letters(of: number).map { LetterIndex.byte($0, alphabet) }
  }

  func alphabet(of number: Int) -> Alphabet {
    Alphabet(rawValue: records[number].alphabet) ?? .latin
  }

  /// Numbers the words in the order of their letters: neighbours begin alike, which the search
  /// makes use of (`WordProfile`), and no number depends on the order of the entities.
  ///
  /// - Returns: the new number of each word.
  mutating func sort() -> [UInt32] {
    let order = records.indices.sorted { a, b in
      records[a].alphabet != records[b].alphabet
        ? records[a].alphabet < records[b].alphabet
        : letters(of: a).lexicographicallyPrecedes(letters(of: b))
    }
    var numbers = [UInt32](repeating: 0, count: records.count)
    var sortedRecords: [WordRecord] = []
    var sortedLetters: [UInt8] = []
    sortedRecords.reserveCapacity(records.count)
    sortedLetters.reserveCapacity(letters.count)
    for (number, word) in order.enumerated() {
      numbers[word] = UInt32(number)
      var record = records[word]
      record.letters = UInt32(sortedLetters.count)
      sortedLetters.append(contentsOf: letters(of: word))
      sortedRecords.append(record)
    }
    (records, letters) = (sortedRecords, sortedLetters)
    slots = []
    return numbers
  }

  /// Sets what each word tells, from its share of all parts.
  mutating func setInformation(_ statistics: PartStatistics, parts: UInt32) {
    for number in records.indices {
      records[number].information = statistics.information(
        bytes(of: number)[...], alphabet(of: number),
        tableFrequency: Float(records[number].count) / Float(max(1, parts)))
    }
  }

  /// Sets where the aliases of each word begin and how many they are.
  mutating func setPostings(_ number: Int, first: Int, count: UInt32) {
    records[number].firstPosting = UInt32(truncatingIfNeeded: first)
    records[number].postingCount = count
  }

  /// The section that finds words by their letters.
  func makeSlots() -> [UInt32] {
    let size = WordHash.tableSize(records.count)
    var slots = [UInt32](repeating: 0, count: size)
    for number in records.indices {
      var slot = WordHash.hash(letters(of: number), records[number].alphabet) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
    return slots
  }
}
