import Onomastics

/// The prices that go by kind, looked up: which kinds meet no branch could foresee.
struct KindPrices {
  /// What it costs to read a part in another way, by how it is read; behind that what a part brings at
  /// most, by its kind.
  private let prices: UnsafeMutablePointer<Float>
  private static let readings = 5

  init(_ prices: Prices) {
    let kinds = PartKind.allCases
    self.prices = .allocate(capacity: Self.readings + kinds.count)
    for number in 0..<Self.readings {
      let kind = PreparedName.UnitKind(rawValue: UInt8(number))
      (self.prices + number).initialize(to: kind.map(prices.reading) ?? 0)
    }
    for kind in kinds {
      (self.prices + Self.readings + Int(kind.rawValue))
        .initialize(to: prices.most(kind) ?? .infinity)
    }
  }

  func deallocate() { prices.deallocate() }

  /// `Prices.reading`.
  @inline(__always)
  func reading(_ kind: PreparedName.UnitKind) -> Float { prices[Int(kind.rawValue)] }

  /// `Prices.most`; `∞` where there is no limit.
  @inline(__always)
  func most(_ kind: PartKind) -> Float { prices[Self.readings &+ Int(kind.rawValue)] }
}
