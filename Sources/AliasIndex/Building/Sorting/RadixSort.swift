/// Sorts pairs of 32-bit numbers by their upper halves; equal ones stay in their order.
enum RadixSort {
  /// Bits that are looked at in one pass: as many counters as fit in the nearest cache.
  private static let digit = 11

  /// - Parameter bits: how many bits of the upper halves may be set.
  /// - Complexity: O(n · bits).
  static func sort(_ pairs: inout [UInt64], bits: Int) {
    guard pairs.count > 1 else { return }
    var other = [UInt64](repeating: 0, count: pairs.count)
    var shift = 32
    while shift < 32 + bits {
      pass(pairs, &other, shift: UInt64(shift))
      swap(&pairs, &other)
      shift += digit
    }
  }

  private static func pass(_ pairs: [UInt64], _ other: inout [UInt64], shift: UInt64) {
    let mask = UInt64(1 << digit - 1)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digit) { places in
      places.initialize(repeating: 0)
      for pair in pairs { places[Int(truncatingIfNeeded: pair >> shift & mask)] += 1 }
      var place = 0
      for value in places.indices { (places[value], place) = (place, place + places[value]) }
      other.withUnsafeMutableBufferPointer { other in
        for pair in pairs {
          let value = Int(truncatingIfNeeded: pair >> shift & mask)
          other[places[value]] = pair
          places[value] += 1
        }
      }
    }
  }
}
