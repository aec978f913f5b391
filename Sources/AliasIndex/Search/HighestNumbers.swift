/// The greatest so many of some numbers: a heap with the least of them at its root.
struct HighestNumbers {
  private let most: Int
  private var heap: [Float] = []

  init(most: Int) {
    self.most = max(1, most)
    heap.reserveCapacity(self.most)
  }

  /// The least of them; `nil` where there are none.
  var least: Float? { heap.count < most ? heap.min() : heap.first }

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func insert(_ number: Float) {
    if heap.count < most {
      heap.append(number)
      if heap.count == most { for root in (0..<most / 2).reversed() { sink(root) } }
    } else if number > heap[0] {
      heap[0] = number
      sink(0)
    }
  }

  private mutating func sink(_ root: Int) {
    var root = root
    while true {
      var child = 2 * root + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      if heap[root] <= heap[child] { return }
      heap.swapAt(root, child)
      root = child
    }
  }
}
