/// Log-odds in steps of 2⁻¹⁸ nats, 24 bits of them: the precision of what a resolver tells.
///
/// A score is thereby exact to two millionths of itself or of what it lacks to 1, whichever is less,
/// and is the same whether it was found just now or stored in an index.
package struct RoundedOdds: Sendable, Equatable {
  /// -2²³ ..< 2²³.
  package let steps: Int32

  /// Bytes that tell `steps`.
  package static let size = 3
  private static let perNat = 262_144.0
  private static let bounds = -0x80_0000...0x7F_FFFF as ClosedRange<Int32>

  /// The nearest to log-odds; 0 for no number. Beyond 32 nats, the furthest there are.
  package init(_ logOdds: Double) {
    let scaled = (logOdds * Self.perNat).rounded()
    steps =
      scaled.isNaN
      ? 0 : Int32(max(Double(Self.bounds.lowerBound), min(Double(Self.bounds.upperBound), scaled)))
  }

  /// - Parameter bits: as `bits` gives them; the highest eight do not count.
  package init(bits: UInt32) { steps = Int32(bitPattern: bits << 8) >> 8 }

  /// The steps in 24 bits, two's complement.
  package var bits: UInt32 { UInt32(bitPattern: steps) & 0xFF_FFFF }

  /// Strictly between 0 and 1.
  package var probability: Double { PairScorer.probability(Double(steps) / Self.perNat) }
}
