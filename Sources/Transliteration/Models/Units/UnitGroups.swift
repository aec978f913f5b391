internal import Sections

/// Finds the units that read certain letters: a hash table over the groups of a `UnitModel`, since
/// a search asks at each letter of a word for each number of letters.
struct UnitGroups: ~Copyable {
  /// Letters that a unit reads at most.
  let longest: Int
  /// The units that read no letter, within a word.
  private(set) var silent: UnitGroup?

  private struct Slot: BitwiseCopyable {
    /// Order of the letters among all groups, plus one; 0 is an empty slot.
    var key: UInt64 = 0
    var group = UnitGroup(number: 0, first: 0, end: 0)
  }

  private let slots: ScratchBuffer<Slot>

  init(_ model: UnitModel) {
    let groups = model.groups.all.prefix(UnitGroup.most)
    longest = groups.reduce(0) { max($0, min(4, Int($1.keyLength))) }
    var size = 16
    while size < groups.count * 2 { size *= 2 }
    slots = ScratchBuffer(repeating: Slot(), count: size)
    for (number, record) in groups.enumerated() where record.first < record.end {
      let key = Self.key(record.key, Int(record.keyLength), opens: record.opens != 0)
      var slot = Self.hash(key) & (size - 1)
      while slots[slot].key != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(
        key: key, group: UnitGroup(number: UInt32(number), first: record.first, end: record.end))
    }
    silent = group(0, length: 0, opens: false)
  }

  /// Units that read these letters, packed; `nil` where there are none.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func group(_ letters: UInt32, length: Int, opens: Bool) -> UnitGroup? {
    let key = Self.key(letters, length, opens: opens)
    var slot = Self.hash(key) & (slots.count - 1)
    while true {
      let entry = slots[slot]
      if entry.key == key { return entry.group }
      if entry.key == 0 { return nil }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private static func key(_ letters: UInt32, _ length: Int, opens: Bool) -> UInt64 {
    UnitModel.order(letters, UInt16(length), opens ? 1 : 0) + 1
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

/// The units that read the same letters: a stretch of unit numbers.
struct UnitGroup: BitwiseCopyable {
  /// A number among the groups of the model.
  var number: UInt32
  var first: UInt32
  var end: UInt32

  /// Groups that are told apart.
  static let most = 0xFFFE

  /// The end of a word, as if it were read.
  static let ending = UnitGroup(
    number: UInt32(most), first: UInt32(UnitModel.end), end: UInt32(UnitModel.end) + 1)
}
