internal import CICU

/// Code points through ICU's normalizations, for the slow paths of folding.
enum Scalars {
  /// Canonical decomposition.
  static func decomposed(_ scalars: some Collection<UInt32>) throws(ICUError) -> [UInt32] {
    var units: [UInt16] = []
    units.reserveCapacity(scalars.count)
    for scalar in scalars { append(scalar, to: &units) }
    return try NormalizationForm.nfd.apply(units).withUnsafeBufferPointer(decode)
  }

  /// NFKC case folding, decomposed; empty for a default-ignorable character.
  static func compatiblyFolded(_ scalar: UInt32) throws(ICUError) -> [UInt32] {
    try mapped(scalar, kunya_icu_fold_compatibly)
  }

  /// Case folding alone, decomposed.
  static func caseFolded(_ scalar: UInt32) throws(ICUError) -> [UInt32] {
    try mapped(scalar, kunya_icu_fold_case)
  }

  /// One code point through a C function, on the stack: tables are made of thousands.
  private static func mapped(
    _ scalar: UInt32,
    _ function: (UInt32, UnsafeMutablePointer<UInt16>?, Int32, UnsafeMutablePointer<Int32>?) ->
      Int32
  ) throws(ICUError) -> [UInt32] {
    var status: Int32 = 0
    // The longest mapping in Unicode, that of U+FDFA, has 18 units.
    let scalars = withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 64) { buffer in
      let length = function(scalar, buffer.baseAddress, Int32(buffer.count), &status)
      guard status <= 0 else { return [UInt32]() }
      return decode(UnsafeBufferPointer(rebasing: buffer[..<Int(length)]))
    }
    guard status <= 0 else { throw ICUError("fold a character", code: status) }
    return scalars
  }

  private static func append(_ scalar: UInt32, to units: inout [UInt16]) {
    if scalar < 0x10000 {
      units.append(UInt16(scalar))
    } else {
      units.append(UInt16(0xD7C0 + (scalar >> 10)))
      units.append(UInt16(0xDC00 + (scalar & 0x3FF)))
    }
  }

  private static func decode(_ units: UnsafeBufferPointer<UInt16>) -> [UInt32] {
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
