/// Paths that have come to one position, and how likely one must be to be worth keeping.
///
/// The bound is the likelihood, to a quarter of a power of two, that so many paths already exceed:
/// what lies below it would not survive, so it is never stored.
struct UnitFrontier: ~Copyable {
  private(set) var paths = ScratchBuffer<UnitPath>(capacity: 128)
  /// Paths less likely are dropped.
  private(set) var bound = 0.0

  /// Paths that are likelier than the bound, at least.
  private var wanted = 0
  /// Share of the best path's likelihood that a path must have.
  private var width = 1.0
  private var best = 0.0

  /// Number of the paths in each quarter of a power of two; a ring, since only a few are live.
  private let histogram = ScratchBuffer<UInt16>(repeating: 0, count: Self.ring)
  private var lowest = 0
  private var counted = 0
  private static let ring = 256

  /// Empties it.
  ///
  /// - Parameter width: share of the best path's likelihood that a path must have; at least 1e-18.
  mutating func begin(wanted: Int, width: Double) {
    self.wanted = wanted
    self.width = max(width, 1e-18)
    removeAll()
  }

  mutating func removeAll() {
    if paths.isEmpty { return }
    paths.removeAll()
    best = 0
    bound = 0
    histogram.start.update(repeating: 0, count: Self.ring)
    counted = 0
    lowest = 0
  }

  /// Adds a path whose likelihood is not below the bound.
  @inline(__always)
  mutating func add(_ path: UnitPath) {
    paths.append(path)
    let place = Self.place(path.p)
    if path.p > best {
      best = path.p
      raise(to: Self.place(best * width))
      bound = max(bound, best * width)
    }
    if place < lowest { return }
    histogram[place & (Self.ring - 1)] &+= 1
    counted += 1
    while counted - Int(histogram[lowest & (Self.ring - 1)]) >= wanted {
      raise(to: lowest + 1)
      bound = max(bound, Self.likelihood(lowest))
    }
  }

  @inline(__always)
  private mutating func raise(to place: Int) {
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
    Double(bitPattern: UInt64(place) << 50)
  }
}
