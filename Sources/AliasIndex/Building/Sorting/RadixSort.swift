/// Sorts pairs of 32-bit numbers by their upper halves; equal ones stay in their order.
enum RadixSort {
  /// Bits that are looked at in one pass: as many counters as fit in the nearest cache.
  private static let digit = 11

  /// - Parameter bits: how many bits of the upper halves may be set.
  /// - Complexity: O(n · bits).
  static func sort(_ pairs: inout [UInt64], bits: Int) {
    guard pairs.count > 1 else { return }
    var other = [UInt64](repeating: 0, count: pairs.count)
    let areInOther = pairs.withUnsafeMutableBufferPointer { pairs in
      other.withUnsafeMutableBufferPointer { sort(pairs, $0, bits: bits, digit: digit) }
    }
    if areInOther { swap(&pairs, &other) }
  }

  /// The same in memory that the caller has.
  ///
  /// - Parameters:
  ///   - other: room for as many.
  ///   - digit: bits of one pass; fewer for few pairs, since all counters are gone through.
  /// - Returns: whether the sorted ones are in `other`.
  static func sort(
    _ pairs: UnsafeMutableBufferPointer<UInt64>, _ other: UnsafeMutableBufferPointer<UInt64>,
    bits: Int, digit: Int
  ) -> Bool {
    var (from, to) = (pairs, other)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digit) { places in
      for shift in stride(from: 32, to: 32 + bits, by: digit) {
        pass(from, to, places, shift: UInt64(shift))
        swap(&from, &to)
      }
    }
    return from.baseAddress != pairs.baseAddress
  }

  private static func pass(
    _ from: UnsafeMutableBufferPointer<UInt64>, _ to: UnsafeMutableBufferPointer<UInt64>,
    _ places: UnsafeMutableBufferPointer<Int>, shift: UInt64
  ) {
    let mask = UInt64(places.count - 1)
    places.initialize(repeating: 0)
    for pair in from { places[Int(truncatingIfNeeded: pair &>> shift & mask)] &+= 1 }
    var place = 0
    for value in places.indices { (places[value], place) = (place, place &+ places[value]) }
    for pair in from {
      let value = Int(truncatingIfNeeded: pair &>> shift & mask)
      to[places[value]] = pair
      places[value] &+= 1
    }
  }
}
