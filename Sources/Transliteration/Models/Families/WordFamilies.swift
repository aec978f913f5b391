import Sections

/// Words of Arabic script that Latin spellings hardly tell apart, as they are compiled; a
/// `FamilyReader` tells the commonest of them.
///
/// *Near* words differ in what most Latin spellings leave out: emphatic consonants, ق ك غ, hamza
/// and ʿayn within the word, ا within it, ا or ه at its end. *Far* ones differ in و or ي within the
/// word as well, or in the vowel at its end.
package struct WordFamilies: Sendable {
  let words: CountTable
  /// Numbers of words from 1, an open hash table by the far letters; 0 is an empty slot.
  private let slots: CheckedTable<UInt32>

  init(file: SectionFile, section: UInt32, words: CountTable) {
    self.words = words
    slots = file.table(section)
  }

  /// Gives the numbers of the words to `body` that may be in a far family; all that are in it are
  /// among them.
  ///
  /// - Parameter far: what the words of the family have in common (`FamilyLetters.far`).
  func forEachWord(near far: UInt64, _ body: (Int) -> Void) {
    guard slots.count > 0 else { return }
    var slot = CountTable.folded(far) & (slots.count - 1)
    for _ in 0..<slots.count {
      let entry = Int(slots[slot])
      if entry == 0 { return }
      body(entry - 1)
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// What a word counts, in persons.
  func count(_ word: Int) -> Double {
    let tally = words.total(ofKey: word)
    return tally.arabic + tally.persian + Self.library * tally.library
  }

  /// What a library record counts, in persons: many records are no names (معالم beside معلم).
  private static let library = 0.05

  static func add(
    _ counts: CountTable.Counts, to writer: inout SectionFileWriter, section: UInt32
  ) {
    var size = 16
    while size < counts.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    var letters = FamilyLetters()
    for (number, word) in CountTable.sortedKeys(counts).enumerated() {
      word.withUnsafeBufferPointer { letters.read($0) }
      var slot = CountTable.folded(letters.far) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
    writer.add(section, slots)
  }
}
