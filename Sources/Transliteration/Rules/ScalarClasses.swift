/// Code points sorted into classes: two of one class are in the same sets of a program's rules.
struct ScalarClasses: Sendable {
  /// For each 256 code points, the place of their classes in `classes`.
  private(set) var pages: [UInt16] = []
  private(set) var classes: [UInt8] = []
  /// Some member of each class.
  private(set) var members: [UInt32] = []

  static let limit = 255

  /// Classes by which the sets are told apart; `nil` where they would be more than `limit`.
  init?(of sets: [CodePointSet]) {
    var bounds: Set<UInt32> = [0, 0x110000]
    for range in sets.flatMap(\.ranges) { bounds.formUnion([range.lowerBound, range.upperBound]) }
    let sorted = bounds.sorted()
    var known: [[Bool]: UInt8] = [:]
    var segments: [(start: UInt32, class: UInt8)] = []
    for start in sorted.dropLast() {
      let signature = sets.map { $0.contains(start) }
      if let number = known[signature] {
        segments.append((start, number))
        continue
      }
      guard members.count < Self.limit else { return nil }
      let number = UInt8(members.count)
      known[signature] = number
      members.append(start)
      segments.append((start, number))
    }
    fill(segments)
  }

  private mutating func fill(_ segments: [(start: UInt32, class: UInt8)]) {
    pages = []
    var uniform: [UInt8: UInt16] = [:]
    var segment = 0
    for page in UInt32(0)..<0x1100 {
      let first = page << 8
      while segment + 1 < segments.count, segments[segment + 1].start <= first { segment += 1 }
      let isUniform = segment + 1 == segments.count || segments[segment + 1].start >= first + 256
      let current = segments[segment].class
      if isUniform, let place = uniform[current] {
        pages.append(place)
        continue
      }
      let place = UInt16(classes.count >> 8)
      if isUniform { uniform[current] = place }
      pages.append(place)
      var at = segment
      for scalar in first..<first + 256 {
        while at + 1 < segments.count, segments[at + 1].start <= scalar { at += 1 }
        classes.append(segments[at].class)
      }
    }
  }

  subscript(scalar: UInt32) -> UInt8 {
    classes[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
  }
}
