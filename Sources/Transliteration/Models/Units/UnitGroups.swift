internal import Sections

/// Finds the units that read certain letters: a hash table over the groups of a `UnitModel`, since
/// a search asks at each letter of a word for each number of letters.
struct UnitGroups: ~Copyable {
  /// Letters that a unit reads at most.
  let longest: Int
  /// The units that read no letter, within a word.
  private(set) var silent: UnitGroup?

  struct Slot: BitwiseCopyable {
    /// Order of the letters among all groups, plus one; 0 is an empty slot.
    var key: UInt64 = 0
    var group = UnitGroup(first: 0, end: 0, rootEdges: 0, rootEnd: 0, hope: 0)
  }

  private let slots: WorkBuffer<Slot>

  init(_ model: UnitModel, _ graph: UnitGraph) {
    let groups = model.groups.all
    longest = groups.reduce(0) { max($0, min(4, Int($1.keyLength))) }
    var size = 16
    while size < groups.count * 2 { size *= 2 }
    slots = WorkBuffer(repeating: Slot(), count: size)
    for record in groups where record.first < record.end && record.end <= model.units.count {
      let key = Self.key(record.key, Int(record.keyLength), opens: record.opens != 0)
      var slot = Self.hash(key) & (size - 1)
      while slots[slot].key != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(key: key, group: UnitGroup(record, graph))
    }
    silent = group(0, length: 0, opens: false)
  }

  /// Units that read these letters, packed; `nil` where there are none.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func group(_ letters: UInt32, length: Int, opens: Bool) -> UnitGroup? {
    let key = Self.key(letters, length, opens: opens)
    var slot = Self.hash(key) & (slots.count - 1)
    while true {
      let entry = slots[slot]
      if entry.key == key { return entry.group }
      if entry.key == 0 { return nil }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private static func key(_ letters: UInt32, _ length: Int, opens: Bool) -> UInt64 {
    UnitModel.order(letters, UInt16(length), opens ? 1 : 0) + 1
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

/// The units that read the same letters: a stretch of unit numbers.
struct UnitGroup: BitwiseCopyable {
  var first: UInt16
  var end: UInt16
  /// Numbers of their edges at the root.
  var rootEdges: UInt32
  var rootEnd: UInt32
  /// Probability of the likeliest of these.
  var hope: Double
}

extension UnitGroup {
  fileprivate init(_ record: UnitModel.GroupRecord, _ graph: UnitGraph) {
    first = UInt16(clamping: record.first)
    end = UInt16(clamping: record.end)
    let edges = graph.edges(of: graph.context(UnitModel.root))
    let place = graph.first(of: edges, from: first)
    var placeEnd = place
    while placeEnd < edges.upperBound, (first..<end).contains(graph.edge(placeEnd).unit) {
      placeEnd += 1
    }
    rootEdges = UInt32(place)
    rootEnd = UInt32(placeEnd)
    hope = (place..<placeEnd).reduce(0) { max($0, graph.probability(graph.edge($1))) }
  }
}
