/// Which letter groups of an edit table have operations with each other, by a few bits a group.
///
/// Most groups have none, and the table of all operations is too large to be looked up for nothing.
/// Whatever involves a single letter, or none, is told exactly.
struct GroupPartners {
  /// What a left group has operations with.
  struct OfLeft {
    /// Single letters on the right, one bit each; the first stands for none at all.
    var letters: UInt64 = 0
    /// Longer groups on the right, of which several share a bit (`long`).
    var long: UInt64 = 0
  }

  private let left: UnsafeMutablePointer<OfLeft>
  /// The single letters on the left that each right group has operations with.
  private let right: UnsafeMutablePointer<UInt64>
  /// How many groups there are on either side. Behind the last stands what all that are none have.
  private let counts: (left: Int, right: Int)

  init(_ table: EditTable) {
    counts = (table.leftChunks.count, table.rightChunks.count)
    left = .allocate(capacity: counts.left + 1)
    left.initialize(repeating: OfLeft(), count: counts.left + 1)
    right = .allocate(capacity: counts.right + 1)
    right.initialize(repeating: 0, count: counts.right + 1)
    let own = (0..<counts.left).map(table.leftChunks.letters)
    let other = (0..<counts.right).map(table.rightChunks.letters)
    for l in own.indices {
      for r in other.indices where table.operations[l * counts.right + r] != 0 {
        if other[r].count > 1 {
          left[l].long |= Self.long(UInt16(r))
        } else {
          left[l].letters |= 1 << UInt64(other[r].first ?? 0)
        }
        if own[l].count <= 1 { right[r] |= 1 << UInt64(own[l].first ?? 0) }
      }
    }
  }

  func deallocate() {
    left.deallocate()
    right.deallocate()
  }

  /// A letter and none, one bit each.
  @inline(__always)
  static func letters(_ letter: Int) -> UInt64 { 1 | 1 &<< UInt64(letter) }

  /// The bit of a longer group. A group that there is not shares the last one: to sort it out where it
  /// passes takes less than to ask of each whether there is one, which nothing foresees.
  @inline(__always)
  static func long(_ rightGroup: UInt16) -> UInt64 { 1 &<< UInt64(rightGroup & 63) }

  @inline(__always)
  func ofLeft(_ group: UInt16) -> OfLeft { left[min(Int(group), counts.left)] }

  /// The single letters on the left that a right group has operations with, one bit each; the first
  /// stands for none at all.
  @inline(__always)
  func ofRight(_ group: UInt16) -> UInt64 { right[min(Int(group), counts.right)] }
}

extension GroupPartners? {
  /// As if there was every operation, where it is not known which there are.
  @inline(__always)
  func ofLeft(_ group: UInt16) -> GroupPartners.OfLeft {
    guard let self else {
      let all: UInt64 = group == ChunkDictionary.none ? 0 : .max
      return GroupPartners.OfLeft(letters: all, long: all)
    }
    return self.ofLeft(group)
  }

  /// The same of a right group.
  @inline(__always)
  func ofRight(_ group: UInt16) -> UInt64 {
    guard let self else { return group == ChunkDictionary.none ? 0 : .max }
    return self.ofRight(group)
  }
}
