import Sections

/// Where the edges of units that read the same letters begin among those of a context that has many:
/// few contexts have, and they are met again and again. One a thread.
struct UnitPlaces: ~Copyable {
  struct Slot: BitwiseCopyable {
    var context: UInt32 = .max
    /// The first unit of the group.
    var unit: UInt16 = 0
    /// The place of the edge among those of the context.
    var place: UInt16 = 0
  }

  /// A table in which the latest takes the place of another.
  private let slots = WorkBuffer(repeating: Slot(), count: 1 << 12)

  /// Edges that are searched faster than looked up.
  private static let few = 6

  /// The first of a context's edges whose unit is not below `unit`.
  ///
  /// - Complexity: O(1) mostly, else O(log edges).
  @inline(__always)
  func first(
    of edges: Range<Int>, from unit: UInt16, context: UInt32, _ graph: UnitGraph
  ) -> Int {
    if edges.upperBound &- edges.lowerBound <= Self.few {
      return graph.first(of: edges, from: unit)
    }
    let mixed = (context &* 0x9E37_79B1) ^ (UInt32(unit) &* 0x85EB_CA6B)
    let slot = Int(mixed >> 20)
    let known = slots[slot]
    if known.context == context, known.unit == unit { return edges.lowerBound &+ Int(known.place) }
    let first = graph.first(of: edges, from: unit)
    slots[slot] = Slot(
      context: context, unit: unit,
      place: UInt16(truncatingIfNeeded: first &- edges.lowerBound))
    return first
  }
}
