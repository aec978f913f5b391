import Sections

/// The paths that a search went on with behind the first letters of words.
///
/// Half of all letters stand behind a beginning that another word has had, and what is kept there
/// depends on nothing else. When there are too many beginnings it begins anew. One a thread.
struct UnitPrefixes: ~Copyable {
  /// Letters of the longest beginning: with five there are twice as many, but few are met again.
  static let longest = 4

  struct Slot: BitwiseCopyable {
    /// Letters and their number; 0 is an empty slot.
    var key: UInt64 = 0
    /// Stretch of `paths`.
    var first: Int32 = 0
    var count: Int32 = 0
  }

  private var slots = WorkBuffer(repeating: Slot(), count: 1 << 8)
  private var count = 0
  private var paths = WorkBuffer<UnitPath>()

  /// Beginnings that are kept: some 500 bytes each.
  private static let most = 1 << 13

  /// Whether another word may find no room.
  var isFull: Bool { count + Self.longest + 1 > Self.most }

  mutating func removeAll() {
    slots.refill(with: Slot(), count: slots.count)
    count = 0
    paths.removeAll()
  }

  /// Number of the first letters of a word, of the longest beginning that was met; `nil` for none.
  ///
  /// - Complexity: O(1).
  func longestKnown(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    var length = min(Self.longest, word.count)
    while length >= 0 {
      if slots[slot(Self.key(word, length))].key != 0 { return length }
      length -= 1
    }
    return nil
  }

  /// Gives the paths that were kept behind a beginning that was met.
  func get(_ word: UnsafeBufferPointer<UInt8>, _ length: Int, _ kept: inout WorkBuffer<UnitPath>) {
    let entry = slots[slot(Self.key(word, length))]
    kept.removeAll()
    kept.append(
      contentsOf: UnsafeBufferPointer(
        start: paths.start + Int(entry.first), count: Int(entry.count)))
  }

  /// Takes the paths that were kept behind a beginning that is new.
  mutating func insert(
    _ word: UnsafeBufferPointer<UInt8>, _ length: Int, _ kept: borrowing WorkBuffer<UnitPath>
  ) {
    if count * 2 >= slots.count { grow() }
    let key = Self.key(word, length)
    slots[slot(key)] = Slot(key: key, first: Int32(paths.count), count: Int32(kept.count))
    paths.append(contentsOf: kept.values)
    count += 1
  }

  private mutating func grow() {
    let entries = slots.values.filter { $0.key != 0 }
    slots.refill(with: Slot(), count: slots.count * 2)
    for entry in entries { slots[slot(entry.key)] = entry }
  }

  /// The slot of a key, or the empty one where it belongs.
  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 32) & (slots.count &- 1)
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot &+ 1) & (slots.count &- 1) }
    return slot
  }

  @inline(__always)
  private static func key(_ word: UnsafeBufferPointer<UInt8>, _ length: Int) -> UInt64 {
    var key = UInt64(length + 1)
    for place in 0..<length { key = key << 8 | UInt64(word[place]) }
    return key
  }
}
