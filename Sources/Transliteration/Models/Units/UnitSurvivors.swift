internal import Sections

/// Chooses the paths at a position that a search goes on with.
struct UnitSurvivors: ~Copyable {
  struct Ranked: BitwiseCopyable {
    var p: Double
    var place: Int
  }

  private let model: UnitModel
  private let graph: UnitGraph
  /// Paths of which each has written other letters, or is in another context.
  private var merged = WorkBuffer<UnitPath>()
  /// Places in `merged` from 1, an open hash table; 0 is an empty slot.
  private var slots = WorkBuffer<UInt32>()
  private var ranked = WorkBuffer<Ranked>()

  init(_ model: UnitModel) {
    self.model = model
    graph = UnitGraph(model)
  }

  /// Appends the best paths of a frontier, the best first, alike ones joined; each has its step.
  ///
  /// - Complexity: O(paths · beam) at worst, mostly O(paths).
  mutating func append(
    of frontier: borrowing UnitFrontier, beam: Int, to kept: inout WorkBuffer<UnitPath>,
    _ steps: inout WorkBuffer<UnitStep>
  ) {
    if frontier.arrivals.isEmpty { return }
    merge(frontier, steps.values)
    rank(beam)
    for place in 0..<ranked.count {
      var path = merged[ranked[place].place]
      steps.append(
        UnitStep(hash: path.hash, written: path.written, before: path.step, unit: path.unit))
      path.step = Int32(truncatingIfNeeded: steps.count &- 1)
      kept.append(path)
    }
  }

  private mutating func merge(
    _ frontier: borrowing UnitFrontier, _ steps: UnsafeBufferPointer<UnitStep>
  ) {
    let arrivals = frontier.arrivals.values
    let bound = frontier.bound
    let units = model.units.all
    let graph = graph
    merged.removeAll()
    var size = 64
    while size < 2 * arrivals.count { size *= 2 }
    slots.refill(with: 0, count: size)
    let slots = slots.start
    for arrival in arrivals where arrival.p >= bound {
      let edge = graph.edge(Int(arrival.edge))
      let before = steps[Int(arrival.before)]
      var path = UnitPath(
        p: arrival.p, hash: before.hash, written: before.written, context: edge.context,
        step: arrival.before, unit: Int32(edge.unit))
      path.write(units[Int(edge.unit)])
      var slot = Self.hash(path) & (size &- 1)
      while true {
        let place = Int(slots[slot])
        if place == 0 {
          merged.append(path)
          slots[slot] = UInt32(truncatingIfNeeded: merged.count)
          break
        }
        let known = merged.start + (place &- 1)
        if known.pointee.hash == path.hash && known.pointee.context == path.context {
          known.pointee.p += path.p
          break
        }
        slot = (slot &+ 1) & (size &- 1)
      }
    }
  }

  @inline(__always)
  private static func hash(_ path: UnitPath) -> Int {
    let mixed = (path.hash ^ UInt64(path.context)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32)
  }

  /// Equally good ones stay in the order in which they were found.
  private mutating func rank(_ beam: Int) {
    ranked.removeAll()
    for place in 0..<merged.count {
      let p = merged[place].p
      if ranked.count < beam {
        ranked.append(Ranked(p: p, place: place))
      } else if beam == 0 || p <= ranked[beam &- 1].p {
        continue
      }
      let best = ranked.start
      var rank = ranked.count &- 1
      while rank > 0, best[rank &- 1].p < p {
        best[rank] = best[rank &- 1]
        rank &-= 1
      }
      best[rank] = Ranked(p: p, place: place)
    }
  }
}
