import Matching

/// The aliases under each blocking key of parts that may be written as one.
///
/// A bucket holds a handful of aliases, and no keys: whoever looks one up compares the letters.
struct JoinedAliases {
  /// Where each bucket begins in `bytes`, and the last one's end.
  private(set) var buckets: [UInt32] = []
  private(set) var bytes: [UInt8] = []

  /// Aliases a bucket, on average.
  private static let load = 3

  /// - Parameter pairs: hashes of keys in the upper half, aliases in the lower.
  /// - Complexity: O(n log n).
  init(_ pairs: [UInt64]) {
    var size = 16
    while size * Self.load < pairs.count { size *= 2 }
    var sorted = pairs.map { pair in (pair >> 32 & UInt64(size - 1)) << 32 | pair & 0xFFFF_FFFF }
    sorted.sort()
    buckets.reserveCapacity(size + 1)
    buckets.append(0)
    var last: UInt64 = 0
    var alias: UInt32 = 0
    for (place, pair) in sorted.enumerated() where place == 0 || pair != sorted[place - 1] {
      let bucket = pair >> 32
      if bucket != last {
        for _ in last..<bucket { buckets.append(UInt32(truncatingIfNeeded: bytes.count)) }
        (last, alias) = (bucket, 0)
      }
      let next = UInt32(truncatingIfNeeded: pair)
      bytes.append(number: next - alias)
      alias = next
    }
    while buckets.count <= size { buckets.append(UInt32(truncatingIfNeeded: bytes.count)) }
  }

  /// A pair of `init`.
  static func pair(_ key: KeyTable.Key, _ alias: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: WordHash.hash(key) & 0xFFFF_FFFF) << 32 | UInt64(alias)
  }
}
