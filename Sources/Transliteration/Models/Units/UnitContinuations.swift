internal import Sections

/// What may follow the contexts of a `UnitModel` when certain letters are read next.
///
/// Words are alike, so few contexts are met again and again: what follows one is worked out when it
/// is first met, with all the shorter contexts that it backs off to. When there is too much of it,
/// it begins anew. One a thread.
struct UnitContinuations: ~Copyable {
  /// A unit that reads the letters.
  struct Edge: BitwiseCopyable {
    /// Its probability at the nearest context that has it.
    var p: Double
    /// The context behind it.
    var context: UInt32
    var unit: Int32
  }

  /// The edges of one context, in the order of their units; those of longer contexts left out.
  struct Level: BitwiseCopyable {
    /// Probability of the likeliest edge; 0 where there is none.
    var hope: Double
    /// What going on to the next level costs; a factor.
    var backOff: Double
    var edgeCount: Int32
    /// Whether there is no shorter context.
    var isLast: Bool
  }

  /// Where the levels of one context begin, the context itself first, and their edges.
  struct List: BitwiseCopyable {
    var level: Int32
    var edge: Int32
  }

  private struct Slot: BitwiseCopyable {
    /// Context and group; 0 is an empty slot.
    var key: UInt64 = 0
    var list = List(level: 0, edge: 0)
  }

  private let model: UnitModel
  /// Probability of each cost in hundredths of a nat.
  private let probabilities: [Double]
  private var slots = ScratchBuffer(repeating: Slot(), count: 1 << 10)
  private var count = 0
  private var levels = ScratchBuffer<Level>(capacity: 1 << 11)
  private var edges = ScratchBuffer<Edge>(capacity: 1 << 12)
  /// The round in which each unit was last met: shorter contexts must not add it again.
  private let marks: ScratchBuffer<UInt32>
  private var round: UInt32 = 0

  /// Lists that are kept: some 250 bytes each.
  private static let most = 1 << 14

  init(_ model: UnitModel) {
    self.model = model
    probabilities = UnitModel.probabilities
    marks = ScratchBuffer(repeating: 0, count: model.units.count)
  }

  /// What follows a context when the letters of a group are read; valid until the next call.
  ///
  /// - Complexity: O(1) where it is known, else O(order · log edges of a context + units).
  @inline(__always)
  mutating func list(_ context: UInt32, _ group: UnitGroup) -> List {
    let key = UInt64(context) << 16 | UInt64(group.number + 1)
    var slot = Self.hash(key) & (slots.count - 1)
    while true {
      let entry = slots[slot]
      if entry.key == key { return entry.list }
      if entry.key == 0 { return add(key, context, group) }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  func firstLevel(_ list: List) -> UnsafePointer<Level> {
    UnsafePointer(levels.start + Int(list.level))
  }

  @inline(__always)
  func firstEdge(_ list: List) -> UnsafePointer<Edge> { UnsafePointer(edges.start + Int(list.edge)) }

  // MARK: Working out

  @inline(never)
  private mutating func add(_ key: UInt64, _ context: UInt32, _ group: UnitGroup) -> List {
    if count * 2 >= slots.count { makeRoom() }
    let list = List(level: Int32(levels.count), edge: Int32(edges.count))
    addLevels(context, group)
    insert(Slot(key: key, list: list))
    count += 1
    return list
  }

  private func insert(_ entry: Slot) {
    var slot = Self.hash(entry.key) & (slots.count - 1)
    while slots[slot].key != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private mutating func makeRoom() {
    if count >= Self.most {
      slots.refill(with: Slot(), count: slots.count)
      levels.removeAll()
      edges.removeAll()
      count = 0
      return
    }
    let entries = slots.values.filter { $0.key != 0 }
    slots.refill(with: Slot(), count: slots.count * 2)
    for entry in entries { insert(entry) }
  }

  private mutating func addLevels(_ context: UInt32, _ group: UnitGroup) {
    round &+= 1
    var context = context
    while true {
      let record = model.contexts[Int(context)]
      let isLast = context == UnitModel.root || record.suffix >= context
      let (count, hope) = addEdges(record, group)
      levels.append(
        Level(
          hope: hope, backOff: isLast ? 0 : backOff(record), edgeCount: Int32(count),
          isLast: isLast))
      if isLast { return }
      context = record.suffix
    }
  }

  private mutating func addEdges(
    _ record: UnitModel.ContextRecord, _ group: UnitGroup
  ) -> (count: Int, hope: Double) {
    let before = edges.count
    var hope = 0.0
    let end = Int(record.firstEdge) + Int(record.edgeCount)
    for place in model.firstEdge(record, from: Int(group.first))..<end {
      let edge = model.edges[place]
      let unit = Int(edge.unit)
      if unit >= Int(group.end) { break }
      guard unit < marks.count, marks[unit] != round else { continue }
      marks[unit] = round
      let p = probability(edge.cost)
      hope = max(hope, p)
      edges.append(Edge(p: p, context: edge.context, unit: Int32(unit)))
    }
    return (edges.count - before, hope)
  }

  private func probability(_ cost: UInt16) -> Double {
    probabilities[min(Int(cost), probabilities.count - 1)]
  }

  private func backOff(_ record: UnitModel.ContextRecord) -> Double {
    record.backOff < 0
      ? UnitModel.probability(Int(record.backOff)) : probability(UInt16(record.backOff))
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
