import Sections

/// Paths that have come to one position, and how likely one must be to be worth keeping.
///
/// The bound is the likelihood, to a quarter of a power of two, that so many paths already exceed:
/// what lies below it would not survive, so it is never stored.
struct UnitFrontier: ~Copyable {
  private(set) var arrivals = WorkBuffer<UnitArrival>(capacity: 128)
  /// Paths less likely are dropped.
  private(set) var bound = 0.0

  /// Paths that are likelier than the bound, at least.
  private var wanted = 1
  /// Share of the best path's likelihood that a path must have.
  private var width = 1.0
  private var best = 0.0

  /// Number of the paths in each quarter of a power of two; a ring, since only a few are live.
  private let histogram = WorkBuffer<UInt16>(repeating: 0, count: Self.ring)
  private var lowest = 0
  private var counted = 0
  private static let ring = 256

  /// Empties it for a new word.
  ///
  /// - Parameter width: share of the best path's likelihood that a path must have; at least 1e-18.
  mutating func begin(wanted: Int, width: Double) {
    self.wanted = max(1, wanted)
    self.width = max(width, 1e-18)
    removeAll()
  }

  /// - Parameter bound: how likely a path must be from the beginning.
  mutating func removeAll(bound: Double = 0) {
    self.bound = bound
    if arrivals.isEmpty { return }
    arrivals.removeAll()
    best = 0
    histogram.start.update(repeating: 0, count: Self.ring)
    counted = 0
    lowest = 0
  }

  /// Adds a path whose likelihood is not below the bound.
  @inline(__always)
  mutating func add(_ arrival: UnitArrival) {
    arrivals.append(arrival)
    if arrival.p > best { raiseBest(arrival.p) }
    let place = Self.place(arrival.p)
    if place < lowest { return }
    let histogram = histogram.start
    histogram[place & (Self.ring - 1)] &+= 1
    counted &+= 1
    var above = counted &- Int(histogram[lowest & (Self.ring - 1)])
    if above < wanted { return }
    repeat {
      histogram[lowest & (Self.ring - 1)] = 0
      lowest &+= 1
      counted = above
      above = counted &- Int(histogram[lowest & (Self.ring - 1)])
    } while above >= wanted
    bound = max(bound, Self.likelihood(lowest))
  }

  @inline(never)
  private mutating func raiseBest(_ p: Double) {
    best = p
    bound = max(bound, best * width)
    let place = Self.place(best * width)
    if counted == 0 {
      lowest = max(lowest, place)
      return
    }
    while lowest < place {
      counted -= Int(histogram[lowest & (Self.ring - 1)])
      histogram[lowest & (Self.ring - 1)] = 0
      lowest += 1
    }
  }

  /// The exponent and two bits of the fraction: four places for each power of two.
  @inline(__always)
  private static func place(_ p: Double) -> Int { Int(truncatingIfNeeded: p.bitPattern >> 50) }

  /// The least number at a place.
  @inline(__always)
  private static func likelihood(_ place: Int) -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: place) << 50)
  }
}
