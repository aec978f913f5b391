import Sections

/// What each part of two names can bring at most, whatever it is set against.
///
/// As in the Hungarian method: where no pair of units brings more than the potentials of its parts
/// together, no alignment can bring more than all potentials, and one that does so is the best.
struct Potentials: ~Copyable {
  private var own = WorkBuffer<Float>()
  private var other = WorkBuffer<Float>()

  /// Sets the potentials of all parts to nothing.
  mutating func begin(_ ownParts: Int, _ otherParts: Int) {
    own.refill(with: 0, count: ownParts)
    other.refill(with: 0, count: otherParts)
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
    _ gain: Float, _ mask: UInt32, _ own: Float, _ otherMask: UInt32, _ other: Float
  ) -> Bool {
    let half = 0.5 * (gain - own - other)
    self.own[mask.trailingZeroBitCount] = own + half
    self.other[otherMask.trailingZeroBitCount] = other + half
    return own + half >= 0 && other + half >= 0
  }

  /// The potentials of some parts of either name together.
  @inline(__always)
  func sum(_ mask: UInt32, _ otherMask: UInt32) -> Float {
    Self.sum(own, mask) + Self.sum(other, otherMask)
  }

  @inline(__always)
  private static func sum(_ potentials: borrowing WorkBuffer<Float>, _ mask: UInt32) -> Float {
    var sum: Float = 0
    var rest = mask
    while rest != 0 {
      sum += potentials[rest.trailingZeroBitCount]
      rest &= rest &- 1
    }
    return sum
  }
}
