import Orthography

/// The uses that one word can have at once: `khan` is a title, a place word and an element.
enum WordRole: Int {
  case article, particle, title, place, placeOnly, numeral, abbreviation
  /// Has another name in another language; in names of places only.
  case translation, placeTranslation
  /// Behind Abd: a divine name, a whole compound, or a word that cannot follow.
  case theophoric
  /// Behind a name: din, Allah.
  case second
  /// Makes up compounds; a word even where it is short.
  case element
}

/// Words and phrases of the grammar's tables, found by their letters.
///
/// A phrase is a path of words: each word's entry hangs below the entry of the word before it.
/// Open addressing over a power of two; the caller brings the word's hash, computed while it
/// scanned the name.
struct WordTable: Sendable {
  /// FNV-1a, a byte at a time.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Width of a row of rules.
  private static var roles: Int { WordRole.element.rawValue + 1 }

  private struct Entry: Sendable {
    var parent: Int32
    var first: Int32
    var count: Int32
    /// Whether a longer phrase begins so.
    var opensPhrase = false
  }

  private var slots: [Int32] = []
  private var entries: [Entry] = []
  private var letters: [UInt8] = []
  /// One rule for each role of every entry; −1 for none.
  private var rules: [Int16] = []

  init() {}

  /// Adds a word or phrase, its words separated by spaces.
  mutating func add(_ form: [UInt8], role: WordRole, rule: Int) {
    var parent: Int32 = -1
    var start = 0
    while start < form.count {
      let end = form[start...].firstIndex(of: LetterPage.space) ?? form.count
      if parent >= 0 { entries[Int(parent)].opensPhrase = true }
      parent = entry(of: form, start..<end, parent: parent)
      start = end + 1
    }
    guard parent >= 0 else { return }
    let index = Int(parent) * WordTable.roles + role.rawValue
    // The first row that names a word keeps it.
    if rules[index] < 0 { rules[index] = Int16(rule) }
  }

  /// The rule that gives an entry a role, or −1.
  @inline(__always)
  func rule(_ entry: Int32, _ role: WordRole) -> Int {
    entry < 0 ? -1 : Int(rules[Int(entry) * WordTable.roles + role.rawValue])
  }

  /// Whether a longer phrase begins with this entry.
  @inline(__always)
  func opensPhrase(_ entry: Int32) -> Bool { entry >= 0 && entries[Int(entry)].opensPhrase }

  /// The entry of a word below a parent (−1: of a word by itself), or −1.
  ///
  /// - Parameters:
  ///   - text: Base letters of the name.
  ///   - range: The word in it; apostrophes, zeros and soft boundaries don't count.
  ///   - dotted: Whether the word is looked for with its full stop.
  ///   - hash: Of the word's letters, the full stop included.
  func find(
    _ text: [UInt8], _ range: Range<Int>, dotted: Bool = false, hash: UInt64, parent: Int32 = -1
  ) -> Int32 {
    guard !slots.isEmpty else { return -1 }
    var slot = slot(hash, parent)
    while true {
      let candidate = slots[slot]
      if candidate < 0 { return -1 }
      if entries[Int(candidate)].parent == parent, equals(candidate, text, range, dotted) {
        return candidate
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// The entry of a word whose hash the scanner has not computed.
  func find(_ text: [UInt8], _ range: Range<Int>) -> Int32 {
    find(text, range, hash: WordTable.hash(text[range]))
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(seed) { isSilent($1) ? $0 : step($0, $1) }
  }

  private func equals(_ entry: Int32, _ text: [UInt8], _ range: Range<Int>, _ dotted: Bool)
    -> Bool
  {
    var next = Int(entries[Int(entry)].first)
    let end = next + Int(entries[Int(entry)].count)
    for index in range {
      let byte = text[index]
      if WordTable.isSilent(byte) { continue }
      if next == end || letters[next] != byte { return false }
      next += 1
    }
    if dotted {
      if next == end || letters[next] != Letters.dot { return false }
      next += 1
    }
    return next == end
  }

  /// Whether look-up passes over a byte: ʿayn marks, dropped marks, soft boundaries.
  @inline(__always)
  static func isSilent(_ byte: UInt8) -> Bool {
    byte == Letters.ain || byte == 0 || byte == LetterPage.softBoundary
  }

  private func slot(_ hash: UInt64, _ parent: Int32) -> Int {
    let mixed = (hash ^ UInt64(UInt32(bitPattern: parent &+ 1))) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (slots.count - 1)
  }

  private mutating func entry(of text: [UInt8], _ word: Range<Int>, parent: Int32) -> Int32 {
    let dotted = text[word].last == Letters.dot
    let range = dotted ? word.dropLast() : word
    let hash = WordTable.hash(text[word])
    let found = find(text, range, dotted: dotted, hash: hash, parent: parent)
    if found >= 0 { return found }
    let new = Int32(entries.count)
    let first = Int32(letters.count)
    for byte in text[word] where !WordTable.isSilent(byte) { letters.append(byte) }
    entries.append(Entry(parent: parent, first: first, count: Int32(letters.count) - first))
    for _ in 0..<WordTable.roles { rules.append(-1) }
    if entries.count * 3 > slots.count { grow() } else { insert(new, hash) }
    return new
  }

  private mutating func insert(_ entry: Int32, _ hash: UInt64) {
    var slot = slot(hash, entries[Int(entry)].parent)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(1 << 13, slots.count * 4))
    for (index, entry) in entries.enumerated() {
      let word = letters[Int(entry.first)..<Int(entry.first + entry.count)]
      insert(Int32(index), WordTable.hash(word))
    }
  }
}
