/// IDs that were merged into others, as the rows of tables say.
struct MergedIDs {
  /// Each with the ID that stands for it, in the order of the rows.
  private var merged: [(id: String, target: String)] = []

  var isEmpty: Bool { merged.isEmpty }

  mutating func add(_ id: String, into target: String) {
    merged.append((id, target))
  }

  /// The IDs with what stands for them in the end, where that was merged in its turn.
  ///
  /// - Complexity: O(n) for merges of merges that are few.
  func followed() -> [(id: String, target: String)] {
    let targets = Dictionary(
      merged.map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
    return merged.map { id, target in
      var target = target
      var steps = 0
      // IDs that were merged in a ring have no entity; the ring has at most as many as there are.
      while let next = targets[target], steps < merged.count { (target, steps) = (next, steps + 1) }
      return (id, target)
    }
  }
}
