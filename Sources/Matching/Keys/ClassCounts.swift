/// How often each consonant class is in a word, as far as its blocking keys agree: what two words
/// differ in at least can be told from that without comparing them.
package struct ClassCounts: BitwiseCopyable {
  /// For each class four bits, as many of them set as it stands in every key, and in some key.
  private var least: UInt64
  private var most: UInt64

  /// Stands for counts that are not known; no word has them.
  package static let unknown = ClassCounts(least: .max, most: 0)

  package var isKnown: Bool { most != 0 || least == 0 }

  private init(least: UInt64, most: UInt64) {
    (self.least, self.most) = (least, most)
  }

  /// - Parameter keys: all of a word.
  package init(_ keys: some Sequence<KeyTable.Key>) {
    (least, most) = (.max, 0)
    for key in keys {
      let counts = Self.counts(key)
      least &= counts
      most |= counts
    }
    if most == 0 { least = 0 }
  }

  private static func counts(_ key: KeyTable.Key) -> UInt64 {
    var counts: UInt64 = 0
    var rest = key
    while rest != 0 {
      let shift = (rest & 15) * 4
      counts |= (((counts >> shift) << 1 | 1) & 15) << shift
      rest >>= 4
    }
    return counts
  }

  /// How many classes one of two words has and the other lacks, at least: 1 for one left out, 2 for
  /// one in the place of another.
  @inline(__always)
  package func difference(_ other: ClassCounts) -> Int {
    (least & ~other.most).nonzeroBitCount + (other.least & ~most).nonzeroBitCount
  }
}
