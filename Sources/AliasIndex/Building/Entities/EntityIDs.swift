/// The numbers of entities by their IDs: eight bytes an entity, whatever the length of its ID.
///
/// Only a part of an ID's hash is kept: whoever looks one up compares the IDs themselves.
struct EntityIDs {
  /// Half of a hash, and the number and one more; 0 where free.
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var count = 0

  /// The number of the entity with an ID; `nil` where there is none.
  ///
  /// - Parameter isID: whether the entity of a number has this ID.
  /// - Complexity: O(1) on average.
  func number<Failure>(
    of id: String, _ isID: (Int) throws(Failure) -> Bool
  ) throws(Failure) -> Int? {
    let hash = Self.hash(id)
    var slot = place(of: hash)
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry >> 32 == hash >> 32 {
        let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
        if try isID(number) { return number }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds an ID that is not there yet.
  mutating func add(_ id: String, number: Int) {
    count += 1
    // Two thirds full at most.
    if count * 3 > slots.count * 2 { grow() }
    insert(Self.hash(id) & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1))
  }

  private static func hash(_ id: String) -> UInt64 {
    UInt64(truncatingIfNeeded: id.hashValue)
  }

  /// By the half that is kept, so that the table grows without the IDs.
  private func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 24) & (slots.count - 1)
  }

  private mutating func insert(_ entry: UInt64) {
    var slot = place(of: entry)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private mutating func grow() {
    let entries = slots
    slots = [UInt64](repeating: 0, count: entries.count * 2)
    for entry in entries where entry != 0 { insert(entry) }
  }
}
