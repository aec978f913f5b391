import Matching
import Sections

/// The aliases under each blocking key of parts that may be written as one.
///
/// A bucket holds a handful of aliases, and no keys: whoever looks one up compares the letters.
struct JoinedAliases {
  /// Where each bucket begins in `bytes`, and the last one's end: 32-bit numbers.
  let buckets: Spool
  let bytes: Spool

  /// Aliases a bucket, on average.
  private static let load = 8

  /// - Parameters:
  ///   - pairs: as `pair` makes them, in the order of the aliases.
  ///   - limit: the most bytes of aliases.
  /// - Throws: `SpoolFault`.
  /// - Complexity: O(n).
  init(_ pairs: Spool, _ memory: BuildMemory, limit: Int) throws(SpoolFault) {
    buckets = memory.section()
    bytes = memory.section(limit: limit)
    let size = Self.bucketCount(of: pairs.count / MemoryLayout<UInt64>.stride)
    var sorted = try Self.sorted(pairs, memory, size)
    var output = SpoolWriter(bytes)
    var starts = SpoolWriter(buckets)
    try starts.append(UInt32(0))
    var before: UInt64?
    var (bucket, alias): (Int, UInt32) = (0, 0)
    while let pair = try sorted.next() {
      // An alias has parts of the same key in several ways.
      if pair == before { continue }
      before = pair
      while bucket < Int(pair >> 32) {
        try starts.append(UInt32(truncatingIfNeeded: output.count))
        (bucket, alias) = (bucket + 1, 0)
      }
      let next = UInt32(truncatingIfNeeded: pair)
      try output.append(number: next - alias)
      alias = next
    }
    for _ in bucket..<size { try starts.append(UInt32(truncatingIfNeeded: output.count)) }
    try output.flush()
    try starts.flush()
  }

  /// The hash of a key in the upper half, the alias in the lower.
  @inline(__always)
  static func pair(_ key: KeyTable.Key, _ alias: UInt32) -> UInt64 {
    UInt64(truncatingIfNeeded: WordHash.hash(key) & 0xFFFF_FFFF) << 32 | UInt64(alias)
  }

  private static func bucketCount(of pairs: Int) -> Int { max(1, pairs / load) }

  /// The bucket of a key's hash, of which the lower half counts.
  @inline(__always)
  static func bucket(_ hash: UInt64, of count: Int) -> Int {
    Int(((hash & 0xFFFF_FFFF) &* UInt64(count)) >> 32)
  }

  /// The pairs by their buckets, which are known only now.
  private static func sorted(
    _ pairs: Spool, _ memory: BuildMemory, _ size: Int
  ) throws(SpoolFault) -> SortedPairs<UInt64> {
    var sorter = PairSorter<UInt64>(
      memory, bound: size, expected: pairs.count / MemoryLayout<UInt64>.stride)
    var reader = SpoolReader(pairs)
    while case let bytes = try reader.next(), !bytes.isEmpty {
      for offset in stride(from: 0, to: bytes.count, by: MemoryLayout<UInt64>.stride) {
        let pair = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let bucket = Self.bucket(pair >> 32, of: size)
        try sorter.add(UInt64(bucket) << 32 | pair & 0xFFFF_FFFF)
      }
    }
    return try sorter.sorted()
  }
}
