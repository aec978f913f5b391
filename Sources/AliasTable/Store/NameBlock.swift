/// Names of a table that share a key, and so may be similar.
public struct NameBlock {
  /// One of the names.
  public struct Member {
    /// The entity that has the name.
    public let id: String
    public let name: String
    /// What the entity is, where that is known.
    public let kind: EntityKind?
    /// The keys of all blocks that the name is in, sorted.
    let keys: [Int]
  }

  let key: Int
  public let members: [Member]

  /// Pairs of names of different entities, each in only one of the blocks that hold both.
  ///
  /// - Complexity: O(n²) in the members.
  public func forEachPair(_ body: (_ one: Member, _ other: Member) -> Void) {
    for (index, one) in members.enumerated() {
      for other in members[(index + 1)...]
      where !one.id.isSame(as: other.id) && Self.firstCommon(one.keys, other.keys) == key {
        body(one, other)
      }
    }
  }

  private static func firstCommon(_ one: [Int], _ other: [Int]) -> Int? {
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] { return one[i] }
      if one[i] < other[j] { i += 1 } else { j += 1 }
    }
    return nil
  }
}
