import Sections

/// Pairs of numbers in their order, from memory or from sorted runs in a file.
struct SortedPairs<Pair: NumberPair>: ~Copyable {
  private var pairs: [Pair] = []
  private var position = 0
  private var file: SpillFile?
  private var runs: [PairRun<Pair>] = []
  /// The next pair of each run that has one, the least first: a binary heap.
  private var heap: [(entry: Pair, run: Int)] = []

  /// Pairs that are sorted.
  init(_ pairs: [Pair]) {
    self.pairs = pairs
  }

  /// - Throws: `SpoolFault.file`.
  init(_ file: SpillFile?, _ runs: [Range<Int>]) throws(SpoolFault) {
    self.file = file
    self.runs = runs.map { PairRun($0) }
    guard let file else { return }
    for run in self.runs.indices {
      if let entry = try self.runs[run].next(file) { heap.append((entry, run)) }
    }
    heap.sort { $0.entry.pair < $1.entry.pair }
  }

  /// The next pair; `nil` at the end.
  ///
  /// - Throws: `SpoolFault.file`.
  /// - Complexity: O(log runs).
  @inline(__always)
  mutating func next() throws(SpoolFault) -> Pair? {
    if position < pairs.count {
      defer { position += 1 }
      return pairs[position]
    }
    return try nextOfRuns()
  }

  private mutating func nextOfRuns() throws(SpoolFault) -> Pair? {
    guard let file, let (least, run) = heap.first else { return nil }
    if let entry = try runs[run].next(file) {
      heap[0].entry = entry
    } else {
      let last = heap.removeLast()
      if heap.isEmpty { return least }
      heap[0] = last
    }
    sink()
    return least
  }

  /// Lets the first entry of the heap sink to its place.
  private mutating func sink() {
    var place = 0
    while case let left = 2 * place + 1, left < heap.count {
      let right = left + 1
      let least =
        right < heap.count && heap[right].entry.pair < heap[left].entry.pair ? right : left
      if heap[place].entry.pair <= heap[least].entry.pair { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}

/// What is left of one sorted run, of which a part is in memory.
private struct PairRun<Pair: NumberPair> {
  private var rest: Range<Int>
  private var buffer: [UInt8] = []
  private var position = 0

  /// Bytes of pairs in memory.
  private static var size: Int { 1 << 16 }

  init(_ run: Range<Int>) {
    rest = run
  }

  mutating func next(_ file: SpillFile) throws(SpoolFault) -> Pair? {
    let size = MemoryLayout<Pair>.stride
    if position == buffer.count {
      let count = min(Self.size, rest.count) / size * size
      guard count > 0 else { return nil }
      if buffer.count != count { buffer = [UInt8](repeating: 0, count: count) }
      let start = rest.lowerBound
      var span = buffer.mutableSpan
      try span.withUnsafeMutableBytes { (target) throws(SpoolFault) in
        try file.read(at: start, into: target)
      }
      rest = start + count..<rest.upperBound
      position = 0
    }
    defer { position += size }
    return buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Pair.self) }
  }
}
