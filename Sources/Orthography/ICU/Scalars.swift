internal import CICU

/// Code points through ICU's normalizations, for the slow paths of folding.
enum Scalars {
  /// Canonical decomposition.
  static func decomposed(_ scalars: some Sequence<UInt32>) throws(ICUError) -> [UInt32] {
    decode(try NormalizationForm.nfd.apply(encode(scalars)))
  }

  /// NFKC case folding, decomposed; empty for a default-ignorable character.
  static func compatiblyFolded(_ scalar: UInt32) throws(ICUError) -> [UInt32] {
    let folded = try NormalizationForm.nfkcCasefold.apply(encode(CollectionOfOne(scalar)))
    return decode(try NormalizationForm.nfd.apply(folded))
  }

  /// Case folding alone, decomposed.
  static func caseFolded(_ scalar: UInt32) throws(ICUError) -> [UInt32] {
    let units = encode(CollectionOfOne(scalar))
    let folded = try withICUBuffer("case-fold", capacity: 8) { target, capacity, status in
      kunya_icu_casefold(units, Int32(units.count), target, capacity, &status)
    }
    return decode(try NormalizationForm.nfd.apply(folded))
  }

  private static func encode(_ scalars: some Sequence<UInt32>) -> [UInt16] {
    var units: [UInt16] = []
    for value in scalars {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if value < 0x10000 {
        units.append(UInt16(value))
      } else {
        units.append(contentsOf: UTF16.width(scalar) == 2 ? Array(String(scalar).utf16) : [])
      }
    }
    return units
  }

  private static func decode(_ units: [UInt16]) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(units.count)
    var high: UInt32 = 0
    for unit in units {
      if UTF16.isLeadSurrogate(unit) {
        high = UInt32(unit) - 0xD800
      } else if UTF16.isTrailSurrogate(unit) {
        scalars.append(0x10000 + (high << 10) + (UInt32(unit) - 0xDC00))
      } else {
        scalars.append(UInt32(unit))
      }
    }
    return scalars
  }
}
