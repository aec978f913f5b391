/// Answers to questions about two words each, remembered.
struct PairAnswers: ~Copyable {
  /// A key and its answer in the lowest bit; 0 where none stands.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)
  private(set) var count = 0

  /// What is remembered of a key, of at most 63 bits and not 0.
  func answer(_ key: UInt64) -> Bool? {
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] >> 1 == key { return slots[slot] & 1 == 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Remembers the answer to a key that has none.
  mutating func remember(_ key: UInt64, _ answer: Bool) {
    count += 1
    if count * 2 > slots.count {
      let old = slots
      slots = [UInt64](repeating: 0, count: old.count * 2)
      for entry in old where entry != 0 { place(entry) }
    }
    place(key << 1 | (answer ? 1 : 0))
  }

  mutating func removeAll() {
    slots = [UInt64](repeating: 0, count: 1 << 12)
    count = 0
  }

  private mutating func place(_ entry: UInt64) {
    var slot = Self.hash(entry >> 1) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24)
  }
}
