/// Something that is sorted by a pair of 32-bit numbers.
protocol NumberPair: BitwiseCopyable {
  /// The first number in the upper half, the second in the lower.
  var pair: UInt64 { get }
}

extension UInt64: NumberPair {
  var pair: UInt64 { self }
}

/// Sorts pairs of 32-bit numbers by their first ones; equal ones stay in their order.
enum RadixSort {
  /// Bits that are looked at in one pass: as many counters as fit in the nearest cache.
  private static let digit = 11

  /// - Parameter bits: how many bits of the first numbers may be set.
  /// - Complexity: O(n · bits).
  static func sort<Pair: NumberPair>(_ pairs: inout [Pair], bits: Int) {
    let count = pairs.count
    guard count > 1 else { return }
    var other = [Pair](unsafeUninitializedCapacity: count) { _, filled in
      // Plain bytes, which the first pass fills.
      filled = count
    }
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
  static func sort<Pair: NumberPair>(
    _ pairs: UnsafeMutableBufferPointer<Pair>, _ other: UnsafeMutableBufferPointer<Pair>,
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

  private static func pass<Pair: NumberPair>(
    _ from: UnsafeMutableBufferPointer<Pair>, _ to: UnsafeMutableBufferPointer<Pair>,
    _ places: UnsafeMutableBufferPointer<Int>, shift: UInt64
  ) {
    let mask = UInt64(places.count - 1)
    places.initialize(repeating: 0)
    for entry in from { places[Int(truncatingIfNeeded: entry.pair &>> shift & mask)] &+= 1 }
    var place = 0
    for value in places.indices { (places[value], place) = (place, place &+ places[value]) }
    for entry in from {
      let value = Int(truncatingIfNeeded: entry.pair &>> shift & mask)
      to[places[value]] = entry
      places[value] &+= 1
    }
  }
}
