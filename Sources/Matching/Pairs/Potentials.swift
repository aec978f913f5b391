import Sections

/// What each part of two names can bring at most, whatever it is set against.
///
/// As in the Hungarian method: where no pair of units brings more than the potentials of its parts
/// together, no alignment can bring more than all potentials, and one that does so is the best. Each
/// number is one of two: with the first name as the mention, and with the second.
struct Potentials: ~Copyable {
  private var own = WorkBuffer<SIMD2<Float>>()
  private var other = WorkBuffer<SIMD2<Float>>()

  /// Sets the potentials of all parts to nothing.
  mutating func begin(_ ownParts: Int, _ otherParts: Int) {
    own.removeAll()
    other.removeAll()
    own.appendFew(repeating: .zero, count: ownParts)
    other.appendFew(repeating: .zero, count: otherParts)
  }

  /// Shares out what a pair of units brings among its parts.
  ///
  /// - Parameters:
  ///   - mask, otherMask: the parts of either name, one bit each; some.
  ///   - gain: more than nothing.
  ///   - own, other: what of it is due to either unit, whatever it meets.
  /// - Returns: whether no part is left with less than nothing.
  @inline(__always)
  mutating func share(
    _ gain: SIMD2<Float>, _ mask: UInt32, _ own: SIMD2<Float>, _ otherMask: UInt32,
    _ other: SIMD2<Float>
  ) -> Bool {
    let half = 0.5 * (gain - own - other)
    self.own[mask.trailingZeroBitCount] = own + half
    self.other[otherMask.trailingZeroBitCount] = other + half
    return (own + half).least >= 0 && (other + half).least >= 0
  }

  /// The potentials of some parts of either name together.
  @inline(__always)
  func sum(_ mask: UInt32, _ otherMask: UInt32) -> SIMD2<Float> {
    Self.sum(own, mask) + Self.sum(other, otherMask)
  }

  @inline(__always)
  private static func sum(
    _ potentials: borrowing WorkBuffer<SIMD2<Float>>, _ mask: UInt32
  ) -> SIMD2<Float> {
    var sum = SIMD2<Float>.zero
    var rest = mask
    while rest != 0 {
      sum += potentials[rest.trailingZeroBitCount]
      rest &= rest &- 1
    }
    return sum
  }
}

extension SIMD2<Float> {
  @inline(__always)
  var least: Float { self[0] < self[1] ? self[0] : self[1] }

  @inline(__always)
  var greatest: Float { self[0] > self[1] ? self[0] : self[1] }
}
