/// A path of units up to some letter of a word.
struct UnitPath {
  var p: Double
  /// Identity of the letters written.
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Context of the model.
  var context: UInt32
  /// The step before this one.
  var before: Int32
  var unit: Int32
  /// Number of letters written.
  var written: Int32
  /// Its own step, once the path has survived.
  var step: Int32 = -1
}

/// Paths that have come to one position, and how likely one must be to be worth keeping.
///
/// The bound is the likelihood, to a quarter of a power of two, that so many paths already exceed:
/// what lies below it would not survive, so it is never stored.
struct UnitFrontier {
  /// Paths that are likelier than the bound, at least.
  private let wanted: Int
  private let width: Double

  private(set) var paths: [UnitPath] = []
  private(set) var best = 0.0
  /// Paths less likely are dropped.
  private(set) var bound = 0.0

  /// Number of the paths in each quarter of a power of two; a ring, since only a few are live.
  private var histogram = [UInt16](repeating: 0, count: Self.ring)
  private var lowest = 0
  private var counted = 0
  private static let ring = 256

  /// - Parameter width: share of the best path's likelihood that a path must have; at least 1e-18.
  init(wanted: Int, width: Double) {
    self.wanted = wanted
    self.width = max(width, 1e-18)
  }

  mutating func removeAll() {
    paths.removeAll(keepingCapacity: true)
    best = 0
    bound = 0
    if counted > 0 { for index in histogram.indices { histogram[index] = 0 } }
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
  private static func likelihood(_ place: Int) -> Double {
    Double(bitPattern: UInt64(place) << 50)
  }
}
