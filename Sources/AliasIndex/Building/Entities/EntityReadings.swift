import Matching
import Onomastics

/// How the aliases of one entity read so far, whatever their writing.
struct EntityReadings {
  /// What is told of an alias beside its letters.
  struct Traits: OptionSet {
    let rawValue: UInt8

    static let weak = Traits(rawValue: 1)
    static let acronym = Traits(rawValue: 2)
    /// A shadda tells عمّان from عمان, so such a spelling is kept beside the other.
    static let shadda = Traits(rawValue: 4)
  }

  /// The readings one after the other, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// By hash, numbers of readings and one more; 0 where free.
  private var slots = [UInt32](repeating: 0, count: smallest)

  private static let smallest = 16

  /// Forgets all, and begins with another entity.
  mutating func removeAll() {
    if ends.isEmpty { return }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    if slots.count > Self.smallest {
      slots = [UInt32](repeating: 0, count: Self.smallest)
    } else {
      for slot in slots.indices { slots[slot] = 0 }
    }
  }

  /// Takes in a reading.
  ///
  /// - Returns: false where an alias reads so already.
  /// - Complexity: O(letters) on average.
  mutating func insert(_ name: PreparedName, _ traits: Traits) -> Bool {
    let start = bytes.count
    append(name, traits)
    var slot = hash(from: start) & (slots.count - 1)
    while slots[slot] != 0 {
      if holds(Int(slots[slot]) - 1, from: start) {
        bytes.removeLast(bytes.count - start)
        return false
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    ends.append(bytes.count)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return true
  }

  /// Appends what tells readings apart: no two different ones give the same bytes.
  private mutating func append(_ name: PreparedName, _ traits: Traits) {
    bytes.append(traits.rawValue)
    bytes.append(UInt8(name.parts.count))
    for part in name.parts {
      bytes.append(part.kind.rawValue)
      // Most digits are no letters.
      if part.kind == .number { bytes.append(number: part.number) }
    }
    for unit in name.units { bytes.append(UInt8(clamping: unit.count)) }
    // Says where the letters begin, which units of no letters would leave open.
    bytes.append(UInt8(truncatingIfNeeded: name.units.count))
    bytes.append(UInt8(truncatingIfNeeded: name.units.count >> 8))
    bytes.append(contentsOf: name.numbers)
  }

  private func start(_ number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

  private func hash(from start: Int) -> Int { hash(start..<bytes.count) }

  private func hash(_ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer {
      WordHash.hash(UnsafeBufferPointer(rebasing: $0[range]), 0)
    }
  }

  private func holds(_ number: Int, from start: Int) -> Bool {
    let own = self.start(number)..<ends[number]
    guard own.count == bytes.count - start else { return false }
    for index in 0..<own.count where bytes[own.lowerBound + index] != bytes[start + index] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in ends.indices {
      var slot = hash(start(number)..<ends[number]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
