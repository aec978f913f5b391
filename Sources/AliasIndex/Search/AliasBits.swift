import Sections

/// A set of aliases, one bit each; cleared in the time that was spent filling it.
struct AliasBits: ~Copyable {
  private let words: UnsafeMutablePointer<UInt64>
  private let count: Int
  /// The words that hold a bit.
  private var filled = WorkBuffer<UInt32>()

  /// - Parameter count: aliases from 0 up.
  init(count: Int) {
    self.count = (count + 63) / 64
    words = .allocate(capacity: max(1, self.count))
    words.initialize(repeating: 0, count: max(1, self.count))
  }

  deinit { words.deallocate() }

  /// Enters an alias, which has to be within the count.
  ///
  /// - Returns: whether it was there before.
  @inline(__always)
  mutating func insert(_ alias: Int) -> Bool {
    let (place, bit) = (alias >> 6, UInt64(1) << UInt64(alias & 63))
    let word = words[place]
    if word == 0 { filled.append(UInt32(truncatingIfNeeded: place)) }
    words[place] = word | bit
    return word & bit != 0
  }

  @inline(__always)
  func holds(_ alias: Int) -> Bool {
    alias >> 6 < count && words[alias >> 6] & (1 << UInt64(alias & 63)) != 0
  }

  /// The aliases, ascending.
  var all: [UInt32] {
    filled.values.sorted().flatMap { place in
      let place = Int(place)
      return (0..<64).filter { words[place] & (1 << UInt64($0)) != 0 }.map {
        UInt32(place * 64 + $0)
      }
    }
  }

  mutating func clear() {
    for place in filled.values { words[Int(place)] = 0 }
    filled.removeAll()
  }
}
