import Sections

/// Words of Arabic script that Latin spellings hardly tell apart, and the commonest of them.
///
/// *Near* words differ in what most Latin spellings leave out: emphatic consonants, ق ك غ, hamza
/// and ʿayn within the word, ا within it, ا or ه at its end. *Far* ones differ in و or ي within the
/// word as well, or in the vowel at its end. A word is counted for the commonest of its near
/// family, and then for one of its far family that is so much commoner that whoever wrote the
/// rarer one probably meant it. Two names that are well known as two are counted for themselves: عمر
/// is not عامر, however alike they are.
package struct WordFamilies: Sendable {
  /// A far family's word must be so many times commoner, and counted so often.
  private static let ratio = 5.0
  /// The same where two far letters are left, which many names share.
  private static let ratioOfShort = 20.0
  private static let leastCount = 3.0
  /// What a library record counts, in persons: many records are no names (معالم beside معلم).
  private static let library = 0.05

  private let words: CountTable
  /// Numbers of words from 1, an open hash table by the far letters; 0 is an empty slot.
  private let slots: CheckedTable<UInt32>

  init(file: SectionFile, section: UInt32, words: CountTable) {
    self.words = words
    slots = file.table(section)
  }

  /// The word that a word in base letters is counted for; itself where it is none's rare spelling.
  ///
  /// What this gives is counted for itself.
  ///
  /// - Parameter areTwo: whether two words are well known as two names.
  /// - Complexity: O(words of the far family), rarely more than ten.
  package func commonest(
    _ word: [UInt8], areTwo: (_ word: [UInt8], _ other: [UInt8]) -> Bool
  ) -> [UInt8] {
    let far = Self.far(word)
    let members = members(far)
    let ratio = far.count < 3 ? Self.ratioOfShort : Self.ratio
    if members.isEmpty { return word }
    var heads: [[UInt8]: Member] = [:]
    for member in members {
      if let head = heads[member.near], !member.isCommoner(than: head) { continue }
      heads[member.near] = member
    }
    func head(_ word: [UInt8], _ near: [UInt8]) -> [UInt8] {
      guard let head = heads[near], head.word != word, !areTwo(word, head.word)
      else { return word }
      return head.word
    }
    var families: [[UInt8]: Double] = [:]
    for member in members { families[head(member.word, member.near), default: 0] += member.count }
    let own = head(word, Self.near(word))
    let best = families.max { a, b in
      a.value != b.value ? a.value < b.value : b.key.lexicographicallyPrecedes(a.key)
    }
    guard let best, best.key != own, best.value >= Self.leastCount,
      best.value >= ratio * (families[own] ?? 0), !areTwo(own, best.key)
    else { return own }
    return best.key
  }

  private struct Member {
    var word: [UInt8]
    var near: [UInt8]
    var count: Double

    func isCommoner(than other: Member) -> Bool {
      count != other.count ? count > other.count : word.lexicographicallyPrecedes(other.word)
    }
  }

  private func members(_ far: [UInt8]) -> [Member] {
    var members: [Member] = []
    guard slots.count > 0 else { return members }
    var slot = CountTable.hash(far) & (slots.count - 1)
    for _ in 0..<slots.count {
      let entry = Int(slots[slot])
      if entry == 0 { break }
      let word = Array(words.key(entry - 1))
      if Self.far(word) == far {
        let row = words.total(ofKey: entry - 1)
        let count = row.arabic + row.persian + Self.library * row.library
        members.append(Member(word: word, near: Self.near(word), count: count))
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return members
  }

  static func add(
    _ counts: CountTable.Counts, to writer: inout SectionFileWriter, section: UInt32
  ) {
    var size = 16
    while size < counts.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (number, word) in CountTable.sortedKeys(counts).enumerated() {
      var slot = CountTable.hash(far(word)) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
    writer.add(section, slots)
  }

  // MARK: Letters

  /// What near words have in common.
  static func near(_ word: some Collection<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(word.count)
    for letter in word where letter != hamza { letters.append(folded[Int(letter)]) }
    if letters.count > 2, letters.last == alif { letters[letters.count - 1] = heh }
    guard let first = letters.first else { return letters }
    letters.removeAll { $0 == alif || $0 == ain }
    if first == alif || first == ain { letters.insert(alif, at: 0) }
    return letters
  }

  /// What far words have in common.
  static func far(_ word: some Collection<UInt8>) -> [UInt8] {
    let near = near(word)
    guard let first = near.first, let last = near.last, near.count > 1 else { return near }
    var letters = [first]
    letters += near.dropFirst().dropLast().filter { $0 != waw && $0 != yeh }
    letters.append(last == yeh && letters.count > 1 ? heh : last)
    return letters
  }

  private static let alif: UInt8 = 0x80
  private static let heh: UInt8 = 0x99
  private static let waw: UInt8 = 0x9A
  private static let yeh: UInt8 = 0x9B
  private static let ain: UInt8 = 0x91
  private static let hamza: UInt8 = 0x9C

  /// ث ط → ت, ذ ض → د, ص → س, ظ → ز, ق غ → ك, پ → ب.
  private static let folded: [UInt8] = {
    var table = (0...255).map { UInt8($0) }
    let same: [(UInt8, UInt8)] = [
      (0x83, 0x82), (0x8F, 0x82), (0x88, 0x87), (0x8E, 0x87), (0x8D, 0x8B), (0x90, 0x8A),
      (0x94, 0x95), (0x92, 0x95), (0x9D, 0x81),
    ]
    for (letter, other) in same { table[Int(letter)] = other }
    return table
  }()
}
