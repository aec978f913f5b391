import Sections

/// Sorts pairs of 32-bit numbers, and what goes with them, by their first and then their second, in
/// bounded memory.
///
/// What is more than the memory's share goes to a file in sorted runs, which are merged in the end.
struct PairSorter<Pair: NumberPair>: ~Copyable {
  private var pairs: [Pair] = []
  private let limit: Int
  private let bits: Int
  private let folder: String?
  private var file: SpillFile?
  /// Bytes of the file.
  private var runs: [Range<Int>] = []

  /// - Parameters:
  ///   - bound: what first numbers are less than.
  ///   - expected: how many pairs there will be.
  init(_ memory: BuildMemory, bound: Int, expected: Int) {
    limit = memory.sorted(of: Pair.self)
    folder = memory.folder
    bits = Int.bitWidth - max(0, bound - 1).leadingZeroBitCount
    pairs.reserveCapacity(min(limit, expected))
  }

  /// Adds a pair; of pairs with one first number the second ones have to come in their order.
  ///
  /// - Throws: `SpoolFault.file`.
  @inline(__always)
  mutating func add(_ pair: Pair) throws(SpoolFault) {
    if pairs.count == limit { try spill() }
    pairs.append(pair)
  }

  /// The pairs in order.
  ///
  /// - Throws: `SpoolFault.file`.
  /// - Complexity: O(n), and O(n log runs) where there are several.
  consuming func sorted() throws(SpoolFault) -> SortedPairs<Pair> {
    guard file != nil else {
      RadixSort.sort(&pairs, bits: bits)
      return SortedPairs(pairs)
    }
    try spill()
    // The memory is for the runs now.
    pairs = []
    return try SortedPairs(file, runs)
  }

  private mutating func spill() throws(SpoolFault) {
    guard let folder, !pairs.isEmpty else { return }
    let file = if let file { file } else { try SpillFile(in: folder) }
    self.file = file
    RadixSort.sort(&pairs, bits: bits)
    let start = file.count
    try pairs.span.bytes.withUnsafeBytes { (bytes) throws(SpoolFault) in try file.append(bytes) }
    runs.append(start..<file.count)
    pairs.removeAll(keepingCapacity: true)
  }
}
