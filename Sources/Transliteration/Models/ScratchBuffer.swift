/// Values that are filled and emptied again for every word: an array without the checks that cost
/// more than the work in the innermost loops. One a thread.
///
/// No private type can be an element: Swift 6.3.1 without optimization refuses to compile another
/// file that destroys such a buffer.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// Where the values lie, until more are appended.
  private(set) var start: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    self.capacity = max(1, capacity)
    start = .allocate(capacity: self.capacity)
  }

  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    refill(with: element, count: count)
  }

  deinit { start.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// The values where they lie, until more are appended.
  @inline(__always)
  var values: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

  /// - Parameter place: within the count.
  @inline(__always)
  subscript(place: Int) -> Element {
    get {
      assert(place >= 0 && place < count)
      return start[place]
    }
    nonmutating set {
      assert(place >= 0 && place < count)
      start[place] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { reserve(count + 1) }
    start[count] = element
    count &+= 1
  }

  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    reserve(count + elements.count)
    for place in 0..<elements.count { start[count + place] = elements[place] }
    count += elements.count
  }

  mutating func removeAll() { count = 0 }

  /// - Parameter count: not above the count.
  mutating func removeLast(downTo count: Int) {
    assert(count <= self.count)
    self.count = count
  }

  /// Holds so many times one value, and nothing else.
  mutating func refill(with element: Element, count: Int) {
    reserve(count)
    start.update(repeating: element, count: count)
    self.count = count
  }

  private mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, 2 * capacity)
    let more = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    more.update(from: start, count: count)
    start.deallocate()
    start = more
  }
}
