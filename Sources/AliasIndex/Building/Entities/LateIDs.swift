/// Former IDs that became known only after their entities were added, and the place they get among
/// the strings: behind all else of their entity, as if they had been there from the first.
struct LateIDs {
  /// By entity; those of one in the order in which they came.
  private(set) var entries: [(entity: Int, id: [UInt8])]
  /// How many bytes come before each.
  private var before: [Int] = []

  /// - Complexity: O(n log n).
  init(_ ids: [(entity: Int, id: String)]) {
    entries = ids.enumerated()
      .sorted { ($0.element.entity, $0.offset) < ($1.element.entity, $1.offset) }
      .map { ($0.element.entity, Array($0.element.id.utf8.prefix(Int(UInt16.max)))) }
    var bytes = 0
    for entry in entries {
      before.append(bytes)
      bytes += entry.id.count
    }
    before.append(bytes)
  }

  /// By how much the strings of an entity move.
  ///
  /// - Complexity: O(log n).
  func shift(of entity: Int) -> UInt32 {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].entity < entity { low = middle + 1 } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: before[low])
  }
}
