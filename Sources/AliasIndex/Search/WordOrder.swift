import Sections

/// Sorts numbers by their upper half, which is a word of an index; one a thread.
///
/// By digits from the last to the first, where there are many of them: a comparison costs more.
struct WordOrder: ~Copyable {
  private var other = WorkBuffer<UInt64>()
  /// Bits that tell the words of the index apart.
  private let bits: Int

  private static let digit = 8
  /// Fewer numbers than that are compared.
  private static let least = 96

  /// - Parameter wordCount: words of the index.
  init(wordCount: Int) {
    bits = UInt64.bitWidth - UInt64(max(1, wordCount)).leadingZeroBitCount
  }

  /// Sorts numbers by their words; those of the same word in any order.
  ///
  /// - Complexity: O(numbers).
  mutating func sort(_ numbers: borrowing WorkBuffer<UInt64>) {
    let own = UnsafeMutableBufferPointer(start: numbers.start, count: numbers.count)
    guard own.count >= Self.least else {
      var few = own
      return few.sort()
    }
    other.refill(with: 0, count: own.count)
    let more = UnsafeMutableBufferPointer(start: other.start, count: own.count)
    if RadixSort.sort(own, more, bits: bits, digit: Self.digit) {
      numbers.start.update(from: other.start, count: own.count)
    }
  }
}
