/// The vowel signs behind one letter, in order; at most eight.
package struct HarakatRun: Equatable, Sendable {
  /// A sign, by the second byte of its UTF-8; the first is 0xD9 of all.
  enum Mark: UInt8 {
    case fatha = 0x8E
    case damma = 0x8F
    case kasra = 0x90
    case shadda = 0x91
    case sukun = 0x92
    case dagger = 0xB0
  }

  /// A byte a mark, the first lowest.
  private var packed: UInt64 = 0

  init() {}

  init(_ mark: Mark) { packed = UInt64(mark.rawValue) }

  init(_ first: Mark, _ second: Mark) {
    packed = UInt64(first.rawValue) | UInt64(second.rawValue) << 8
  }

  var first: Mark? { Mark(rawValue: UInt8(truncatingIfNeeded: packed)) }

  func contains(_ mark: Mark) -> Bool {
    var rest = packed
    while rest != 0 {
      if UInt8(truncatingIfNeeded: rest) == mark.rawValue { return true }
      rest >>= 8
    }
    return false
  }

  /// One run behind the other.
  static func + (a: HarakatRun, b: HarakatRun) -> HarakatRun {
    var both = a
    let bits = UInt64.bitWidth - a.packed.leadingZeroBitCount
    both.packed |= b.packed << UInt64((bits + 7) / 8 * 8)
    return both
  }

  /// Appends the signs as UTF-8.
  func append(to bytes: inout [UInt8]) {
    var rest = packed
    while rest != 0 {
      bytes.append(0xD9)
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
