/// Average linkage over a sparse table of pair scores: groups are joined, the closest first, while
/// the mean score of all pairs between them reaches a limit.
///
/// Pairs that are not listed count as 0, so a chain of alike neighbours does not grow into one
/// group: its far ends pull the mean down. Equal means are joined in the order of the items' numbers;
/// whoever numbers the items by their content gets the same groups whatever their order was.
///
/// Groups that are known beforehand stand whatever their scores; others may join them, but no two of
/// them are ever joined.
struct Linkage {
  /// A score of two different items.
  struct Edge: Sendable {
    var a: Int32
    var b: Int32
    var score: Double
  }

  private let joinAt: Double
  /// Members of a group, by number; empty once it is joined to another.
  private var members: [[Int]]
  /// The smallest item of each group.
  private var firsts: [Int]
  /// Sums of the scores between a group and each of its neighbours.
  private var sums: [[Int: Double]]
  /// Whether a group holds one that was known beforehand.
  private var isKnown: [Bool]
  private var queue = MergeQueue()

  private init(count: Int, _ edges: [Edge], joinAt: Double, known: [[Int]]) {
    self.joinAt = joinAt
    members = (0..<count).map { [$0] }
    firsts = Array(0..<count)
    sums = [[Int: Double]](repeating: [:], count: count)
    isKnown = [Bool](repeating: false, count: count)
    for item in known.joined() { isKnown[item] = true }
    for edge in edges {
      sums[Int(edge.a)][Int(edge.b)] = edge.score
      sums[Int(edge.b)][Int(edge.a)] = edge.score
      offer(Int(edge.a), Int(edge.b), edge.score)
    }
    for items in known where !items.isEmpty {
      _ = items.dropFirst().reduce(items[0]) { join($0, $1) }
    }
  }

  /// The groups, each with its items in order, ordered by their first item; single items too.
  ///
  /// - Parameter known: items that are one group from the beginning; no item twice.
  /// - Complexity: O(e log e) in the edges, as long as groups stay small against their number.
  static func groups(
    count: Int, _ edges: [Edge], joinAt: Double, known: [[Int]] = []
  ) -> [[Int]] {
    var linkage = Linkage(count: count, edges, joinAt: joinAt, known: known)
    while let merge = linkage.queue.next() {
      // Groups get new numbers when they grow: an offer to an old number is void.
      if linkage.members[merge.a].isEmpty || linkage.members[merge.b].isEmpty { continue }
      _ = linkage.join(merge.a, merge.b)
    }
    return linkage.members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// - Returns: the number of the new group.
  private mutating func join(_ a: Int, _ b: Int) -> Int {
    let joined = members.count
    members.append(members[a] + members[b])
    firsts.append(min(firsts[a], firsts[b]))
    isKnown.append(isKnown[a] || isKnown[b])
    var combined = sums[a]
    for (neighbour, sum) in sums[b] { combined[neighbour, default: 0] += sum }
    combined[a] = nil
    combined[b] = nil
    for group in [a, b] {
      members[group] = []
      sums[group] = [:]
    }
    for (neighbour, sum) in combined {
      sums[neighbour][a] = nil
      sums[neighbour][b] = nil
      sums[neighbour][joined] = sum
      offer(neighbour, joined, sum)
    }
    sums.append(combined)
    return joined
  }

  /// The mean over more pairs is never above both means it is made of: what lies below the limit
  /// now need not be offered.
  private mutating func offer(_ a: Int, _ b: Int, _ sum: Double) {
    let mean = sum / Double(members[a].count * members[b].count)
    guard mean >= joinAt, !(isKnown[a] && isKnown[b]) else { return }
    queue.add(
      MergeQueue.Merge(
        mean: mean, a: a, b: b, first: min(firsts[a], firsts[b]),
        second: max(firsts[a], firsts[b])))
  }
}

/// A binary heap of possible joins: highest mean first, then smallest first items.
private struct MergeQueue {
  struct Merge {
    var mean: Double
    var a: Int
    var b: Int
    /// Smallest item of either group: the same in every run.
    var first: Int
    var second: Int

    func isBefore(_ other: Merge) -> Bool {
      if mean != other.mean { return mean > other.mean }
      return (first, second) < (other.first, other.second)
    }
  }

  private var heap: [Merge] = []

  mutating func add(_ merge: Merge) {
    heap.append(merge)
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func next() -> Merge? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].isBefore(heap[best]) { best = child }
      }
      if best == parent { return top }
      heap.swapAt(parent, best)
      parent = best
    }
  }
}
