/// Every operation that the alignments of the training pairs could use, numbered.
struct OperationSpace {
  private(set) var list: [([UInt8], [UInt8])] = []
  private var slots: [Int32] = [Int32](repeating: -1, count: 1 << 16)
  private var keys: [UInt64] = []

  var count: Int { list.count }

  /// Number of an operation, new or known.
  mutating func number(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    let key = Self.key(left, right)
    var slot = probe(key)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    if list.count * 2 > slots.count {
      grow()
      slot = probe(key)
    }
    slots[slot] = Int32(list.count)
    list.append((Array(left), Array(right)))
    keys.append(key)
    return list.count - 1
  }

  /// Number of an operation, if it is known.
  func find(_ left: [UInt8], _ right: [UInt8]) -> Int? {
    let slot = probe(Self.key(left[...], right[...]))
    return slots[slot] >= 0 ? Int(slots[slot]) : nil
  }

  /// The operation with its sides exchanged; itself where that one never occurs.
  func mirror(_ number: Int) -> Int {
    find(list[number].1, list[number].0) ?? number
  }

  private func probe(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (slots.count - 1)
    while slots[slot] >= 0 && keys[Int(slots[slot])] != key {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() { slots[probe(key)] = Int32(number) }
  }

  private static func key(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> UInt64 {
    var key: UInt64 = 1
    for letter in left { key = key << 6 | UInt64(letter) }
    key = key << 6 | 63
    for letter in right { key = key << 6 | UInt64(letter) }
    return key
  }
}
