import Sections

/// Sorts numbers by their upper half, which is a word of an index; one a thread.
///
/// By digits from the last to the first, where there are many of them: a comparison costs more.
struct WordOrder: ~Copyable {
  private var other = WorkBuffer<UInt64>()
  private let places: UnsafeMutablePointer<Int>
  /// Bits that tell the words of the index apart.
  private let bits: Int

  private static let digit = 8
  private static let digits = 1 << digit
  /// Fewer numbers than that are compared.
  private static let least = 96

  /// - Parameter wordCount: words of the index.
  init(wordCount: Int) {
    bits = UInt64.bitWidth - UInt64(max(1, wordCount)).leadingZeroBitCount
    places = .allocate(capacity: Self.digits)
    places.initialize(repeating: 0, count: Self.digits)
  }

  deinit { places.deallocate() }

  /// Sorts numbers by their words; those of the same word in any order.
  ///
  /// - Complexity: O(numbers).
  mutating func sort(_ numbers: borrowing WorkBuffer<UInt64>) {
    let count = numbers.count
    guard count >= Self.least else {
      var few = UnsafeMutableBufferPointer(start: numbers.start, count: count)
      few.sort()
      return
    }
    other.refill(with: 0, count: count)
    var (from, to) = (numbers.start, other.start)
    var done = 0
    while done < bits {
      move(from, to, count, UInt64(32 + done))
      swap(&from, &to)
      done += Self.digit
    }
    if from != numbers.start { numbers.start.update(from: from, count: count) }
  }

  /// Moves numbers into the order of one digit; those of the same digit stay in theirs.
  private func move(
    _ from: UnsafeMutablePointer<UInt64>, _ to: UnsafeMutablePointer<UInt64>, _ count: Int,
    _ shift: UInt64
  ) {
    let mask = UInt64(Self.digits - 1)
    places.update(repeating: 0, count: Self.digits)
    for number in 0..<count { places[Int(from[number] &>> shift & mask)] &+= 1 }
    var before = 0
    for digit in 0..<Self.digits {
      let own = places[digit]
      places[digit] = before
      before &+= own
    }
    for number in 0..<count {
      let digit = Int(from[number] &>> shift & mask)
      to[places[digit]] = from[number]
      places[digit] &+= 1
    }
  }
}
