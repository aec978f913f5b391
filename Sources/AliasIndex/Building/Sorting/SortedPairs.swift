import Sections

/// Pairs of numbers in their order, from memory or from sorted runs in a file.
struct SortedPairs: ~Copyable {
  private var pairs: [UInt64] = []
  private var position = 0
  private var file: SpillFile?
  private var runs: [PairRun] = []
  /// The next pair of each run that has one, the least first: a binary heap.
  private var heap: [(pair: UInt64, run: Int)] = []

  /// Pairs that are sorted.
  init(_ pairs: [UInt64]) {
    self.pairs = pairs
  }

  /// - Throws: `SpoolFault.file`.
  init(_ file: SpillFile?, _ runs: [Range<Int>]) throws(SpoolFault) {
    self.file = file
    self.runs = runs.map { PairRun($0) }
    guard let file else { return }
    for run in self.runs.indices {
      if let pair = try self.runs[run].next(file) { heap.append((pair, run)) }
    }
    heap.sort { $0.pair < $1.pair }
  }

  /// The next pair; `nil` at the end.
  ///
  /// - Throws: `SpoolFault.file`.
  /// - Complexity: O(log runs).
  @inline(__always)
  mutating func next() throws(SpoolFault) -> UInt64? {
    if position < pairs.count {
      defer { position += 1 }
      return pairs[position]
    }
    return try nextOfRuns()
  }

  private mutating func nextOfRuns() throws(SpoolFault) -> UInt64? {
    guard let file, let (least, run) = heap.first else { return nil }
    if let pair = try runs[run].next(file) {
      heap[0].pair = pair
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
      let least = right < heap.count && heap[right].pair < heap[left].pair ? right : left
      if heap[place].pair <= heap[least].pair { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}

/// What is left of one sorted run, of which a part is in memory.
private struct PairRun {
  private var rest: Range<Int>
  private var buffer: [UInt64] = []
  private var position = 0

  /// Pairs in memory: 64 KiB.
  private static let size = 1 << 13

  init(_ run: Range<Int>) {
    rest = run
  }

  mutating func next(_ file: SpillFile) throws(SpoolFault) -> UInt64? {
    if position == buffer.count {
      let count = min(Self.size, rest.count / MemoryLayout<UInt64>.stride)
      guard count > 0 else { return nil }
      if buffer.count != count { buffer = [UInt64](repeating: 0, count: count) }
      let start = rest.lowerBound
      var span = buffer.mutableSpan
      try span.withUnsafeMutableBytes { (target) throws(SpoolFault) in
        try file.read(at: start, into: target)
      }
      rest = rest.lowerBound + count * MemoryLayout<UInt64>.stride..<rest.upperBound
      position = 0
    }
    defer { position += 1 }
    return buffer[position]
  }
}
