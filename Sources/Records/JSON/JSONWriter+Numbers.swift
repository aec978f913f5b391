extension JSONWriter {
  public mutating func integer(_ value: Int) {
    appendValue { Self.append(value.magnitude, digits: 1, negative: value < 0, to: &$0) }
  }

  /// A number with as many digits as give the same `Double` back; `null` where it is none.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    appendValue { $0.append(contentsOf: value.description.utf8) }
  }

  /// A probability, with six significant digits of itself or of what it lacks to 1.
  ///
  /// So 0.9999998 is `0.999999800000` and never `1`: the digits count where the distance to
  /// certainty is. Only 0 and 1 themselves are written so; beyond them, and where it is no number,
  /// as by `number(_:)`.
  public mutating func score(_ probability: Double) {
    guard probability > 0, probability < 1 else {
      if probability == 0 || probability == 1 { return integer(Int(probability)) }
      return number(probability)
    }
    let isHigh = probability >= 0.5
    // Exact, by Sterbenz' lemma.
    let distance = isHigh ? 1 - probability : probability
    var scale = 1_000_000 as UInt64
    var digits = 6
    while distance * Double(scale) < 99_999.5, digits < 17 {
      scale *= 10
      digits += 1
    }
    let scaled = UInt64((distance * Double(scale)).rounded())
    // Below 1e-12 seventeen digits no longer hold six significant ones.
    if !isHigh, scaled < 100_000 { return number(probability) }
    appendValue { bytes in
      bytes.append(contentsOf: [0x30, 0x2E])
      Self.append(
        UInt(isHigh ? scale - scaled : scaled), digits: digits, negative: false, to: &bytes)
    }
  }

  /// Appends a number in decimal digits, zeros in front up to so many.
  private static func append(
    _ value: UInt, digits: Int, negative: Bool, to bytes: inout [UInt8]
  ) {
    if negative { bytes.append(0x2D) }
    let start = bytes.count
    var rest = value
    while rest > 0 || bytes.count - start < digits {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }
}
