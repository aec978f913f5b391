/// Values that are filled and emptied again for every mention: an array without the checks that cost
/// more than the work in the innermost loops. One a thread.
struct WorkBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  var indices: Range<Int> { 0..<count }
  var isEmpty: Bool { count == 0 }

  /// - Parameter place: within the count.
  @inline(__always)
  subscript(place: Int) -> Element {
    get {
      assert(place >= 0 && place < count)
      return base[place]
    }
    set {
      assert(place >= 0 && place < count)
      base[place] = newValue
    }
  }

  /// The values where they lie, until more are appended.
  @inline(__always)
  var values: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { reserve(count + 1) }
    base[count] = element
    count += 1
  }

  mutating func append(repeating element: Element, count more: Int) {
    guard more > 0 else { return }
    reserve(count + more)
    (base + count).update(repeating: element, count: more)
    count += more
  }

  mutating func removeAll() { count = 0 }

  private mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, 2 * capacity)
    let more = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    more.update(from: base, count: count)
    base.deallocate()
    base = more
  }
}
