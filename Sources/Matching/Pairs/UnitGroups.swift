import Orthography
import Sections

/// The letter groups of a name's units on their side of a table, worked out when they are first asked
/// for.
struct UnitGroups: ~Copyable {
  private var groups = WorkBuffer<UInt16>(capacity: 1024)
  /// For each unit and alphabet opposite where its groups begin; −1 where they are not there yet.
  private var first = WorkBuffer<Int32>()

  /// Forgets the units before.
  mutating func begin(units: Int) {
    groups.removeAll()
    first.refill(with: -1, count: 2 * units)
  }

  /// Makes a unit's groups ready.
  ///
  /// - Returns: where they begin (`subscript`).
  @inline(__always)
  mutating func prepare(
    _ unit: Int, _ letters: UnsafeBufferPointer<UInt8>, facing alphabet: Alphabet,
    _ table: UnsafePointer<PairTable>, isLeft: Bool
  ) -> Int {
    let place = 2 &* unit &+ (alphabet == .latin ? 0 : 1)
    if first[place] < 0 {
      first[place] = Int32(truncatingIfNeeded: groups.count)
      groups.append(repeating: 0, count: 4 &* (letters.count &+ 1))
      let start = groups.start + Int(first[place])
      if isLeft {
        table.pointee.grid.leftChunks.prepare(letters, into: start)
      } else {
        table.pointee.grid.rightChunks.prepare(letters, into: start)
      }
    }
    return Int(first[place])
  }

  /// Valid until other groups are made ready.
  @inline(__always)
  subscript(start: Int) -> UnsafePointer<UInt16> { UnsafePointer(groups.start + start) }
}
