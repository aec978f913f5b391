import Onomastics

/// The prices that go by kind, looked up: which kinds meet no branch could foresee.
struct KindPrices {
  /// What it costs to read a part in another way, by how it is read.
  private let readings: UnsafeMutablePointer<Float>
  /// What a part brings at most, by its kind.
  private let most: UnsafeMutablePointer<Float>

  init(_ prices: Prices) {
    func table<Kind: CaseIterable & RawRepresentable<UInt8>>(
      _ price: (Kind) -> Float
    ) -> UnsafeMutablePointer<Float> {
      let count = Kind.allCases.reduce(0) { max($0, Int($1.rawValue)) } + 1
      let table = UnsafeMutablePointer<Float>.allocate(capacity: count)
      table.initialize(repeating: 0, count: count)
      for kind in Kind.allCases { table[Int(kind.rawValue)] = price(kind) }
      return table
    }
    readings = table { (kind: PreparedName.UnitKind) in prices.reading(kind) }
    most = table { (kind: PartKind) in prices.most(kind) ?? .infinity }
  }

  func deallocate() {
    readings.deallocate()
    most.deallocate()
  }

  /// `Prices.reading`.
  @inline(__always)
  func reading(_ kind: PreparedName.UnitKind) -> Float { readings[Int(kind.rawValue)] }

  /// `Prices.most`; `∞` where there is no limit.
  @inline(__always)
  func most(_ kind: PartKind) -> Float { most[Int(kind.rawValue)] }
}
