/// Values that are filled and emptied again for every name or word: an array without the checks that
/// cost more than the work in the innermost loops. One a thread.
///
/// Public and frozen, since only then is it specialized and inlined in the modules above; see
/// `CheckedTable`. No private type can be an element: Swift 6.3.1 without optimization refuses to
/// compile another file that destroys such a buffer.
@frozen
public struct WorkBuffer<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var filled = 0

  /// Where the values lie, until more are appended.
  @inlinable @inline(__always)
  public var start: UnsafeMutablePointer<Element> { base }

  @inlinable @inline(__always)
  public var count: Int { filled }

  @inlinable
  public init(capacity: Int = 64) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  @inlinable
  public init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    refill(with: element, count: count)
  }

  @inlinable
  deinit { base.deallocate() }

  @inlinable public var indices: Range<Int> { 0..<count }
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The values where they lie, until more are appended.
  @inlinable @inline(__always)
  public var values: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: start, count: count)
  }

  /// - Parameter place: within the count.
  @inlinable @inline(__always)
  public subscript(place: Int) -> Element {
    get {
      assert(place >= 0 && place < count)
      return start[place]
    }
    nonmutating set {
      assert(place >= 0 && place < count)
      start[place] = newValue
    }
  }

  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if count == capacity { reserve(count + 1) }
    start[count] = element
    filled &+= 1
  }

  @inlinable
  public mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    reserve(count + elements.count)
    for place in 0..<elements.count { start[count + place] = elements[place] }
    filled += elements.count
  }

  @inlinable
  public mutating func append(repeating element: Element, count more: Int) {
    guard more > 0 else { return }
    reserve(count + more)
    (start + count).update(repeating: element, count: more)
    filled += more
  }

  /// `append(repeating:count:)` for a handful of values, without a call.
  @inlinable @inline(__always)
  public mutating func appendFew(repeating element: Element, count more: Int) {
    if count &+ more > capacity { reserve(count + more) }
    var place = filled
    filled &+= max(0, more)
    while place < filled {
      base[place] = element
      place &+= 1
    }
  }

  @inlinable public mutating func removeAll() { filled = 0 }

  /// - Parameter count: not above the count.
  @inlinable
  public mutating func removeLast(downTo count: Int) {
    assert(count <= self.count)
    filled = count
  }

  /// Holds so many times one value, and nothing else.
  @inlinable
  public mutating func refill(with element: Element, count: Int) {
    removeAll()
    append(repeating: element, count: count)
  }

  @inlinable
  mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, 2 * capacity)
    let more = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    more.update(from: start, count: count)
    base.deallocate()
    base = more
  }
}
