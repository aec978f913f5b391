internal import Sections

/// Chooses the paths at a position that a search goes on with.
struct UnitSurvivors: ~Copyable {
  private struct Ranked: BitwiseCopyable {
    var p: Double
    var place: Int
  }

  private let model: UnitModel
  /// Paths of which each has written other letters, or is in another context.
  private var merged = ScratchBuffer<UnitPath>()
  /// Places in `merged` from 1, an open hash table; 0 is an empty slot.
  private var slots = ScratchBuffer<UInt32>()
  private var ranked = ScratchBuffer<Ranked>()

  init(_ model: UnitModel) { self.model = model }

  /// Appends the best paths of a frontier, the best first, alike ones joined; each has its step.
  ///
  /// - Complexity: O(paths · beam) at worst, mostly O(paths).
  mutating func append(
    of frontier: borrowing UnitFrontier, beam: Int, to kept: inout ScratchBuffer<UnitPath>,
    _ steps: inout ScratchBuffer<UnitStep>
  ) {
    merge(frontier)
    rank(beam)
    for place in 0..<ranked.count {
      var path = merged[ranked[place].place]
      steps.append(UnitStep(before: path.step, unit: path.unit))
      path.step = Int32(steps.count - 1)
      kept.append(path)
    }
  }

  private mutating func merge(_ frontier: borrowing UnitFrontier) {
    let paths = frontier.paths.values
    let bound = frontier.bound
    merged.removeAll()
    var size = 64
    while size < 2 * paths.count { size *= 2 }
    slots.refill(with: 0, count: size)
    for number in 0..<paths.count where paths[number].p >= bound {
      var path = paths[number]
      path.write(model.units[Int(path.unit)])
      var slot = Self.hash(path) & (size - 1)
      while true {
        let place = Int(slots[slot])
        if place == 0 {
          merged.append(path)
          slots[slot] = UInt32(truncatingIfNeeded: merged.count)
          break
        }
        let known = merged.start + (place - 1)
        if known.pointee.hash == path.hash && known.pointee.context == path.context {
          known.pointee.p += path.p
          break
        }
        slot = (slot + 1) & (size - 1)
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
      if ranked.count == beam {
        if beam == 0 || p <= ranked[beam - 1].p { continue }
        ranked.removeLast(downTo: beam - 1)
      }
      var rank = ranked.count
      ranked.append(Ranked(p: p, place: place))
      while rank > 0, ranked[rank - 1].p < p {
        ranked[rank] = ranked[rank - 1]
        rank -= 1
      }
      ranked[rank] = Ranked(p: p, place: place)
    }
  }
}
