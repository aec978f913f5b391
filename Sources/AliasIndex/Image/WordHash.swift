/// Hash functions of the image's tables; part of the format.
enum WordHash {
  @inline(__always)
  static func hash(_ letters: some Sequence<UInt8>, _ alphabet: UInt8) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(alphabet)
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF_FFFF)
  }

  @inline(__always)
  static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) & 0x7FFF_FFFF_FFFF)
  }

  /// A power of two at least half as large again as a number of entries.
  static func tableSize(_ count: Int) -> Int {
    var size = 16
    while size < count + count / 2 + 1 { size *= 2 }
    return size
  }
}
