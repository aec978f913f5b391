/// A set of code points, as sorted ranges that do not touch.
struct CodePointSet: Hashable, Sendable {
  /// Half-open ranges.
  private(set) var ranges: [Range<UInt32>] = []

  private static let end: UInt32 = 0x110000

  init() {}

  init(_ range: ClosedRange<UInt32>) {
    ranges = [range.lowerBound..<range.upperBound + 1]
  }

  var isEmpty: Bool { ranges.isEmpty }

  /// The only member; `nil` where there are more, or none.
  var single: UInt32? {
    ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil
  }

  func contains(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.contains(scalar) }
  }

  mutating func formUnion(_ other: CodePointSet) {
    var merged: [Range<UInt32>] = []
    for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
  }

  mutating func formIntersection(_ other: CodePointSet) {
    var union = inverted
    union.formUnion(other.inverted)
    self = union.inverted
  }

  mutating func subtract(_ other: CodePointSet) {
    formIntersection(other.inverted)
  }

  /// All other code points; U+FFFF, which stands for the edge of the text, among them.
  var inverted: CodePointSet {
    var result = CodePointSet()
    var start: UInt32 = 0
    for range in ranges {
      if start < range.lowerBound { result.ranges.append(start..<range.lowerBound) }
      start = range.upperBound
    }
    if start < Self.end { result.ranges.append(start..<Self.end) }
    return result
  }
}
