import Orthography

/// Something that a reading of a word shows: letters around a place, and the symbols read there.
///
/// Features are looked up by their hash; letters and symbols are packed eight to a number, the
/// first lowest.
package struct ReadingFeature: Hashable, Sendable {
  /// Which letters stand before, behind or around the one that is read, and what else is looked at.
  package enum Kind: UInt8, CaseIterable, Sendable {
    /// The letter and one, two or three behind it, with its symbols.
    case next, next2, next3
    /// The letter between its neighbours: one on each side, two before it, two on each side.
    case around, before, wide
    /// The letter's distance from both ends; its distance from the end with the last two letters.
    case place, ending
    /// The whole word's pattern (wazn) with the place in it, and the vowels read there; the same
    /// with those read before; the pattern around the place with both.
    case pattern, patternHistory, patternAround
    /// Letters with the symbols of this place and the one before.
    case history, historyNext
    /// Four symbols in a row; six, consonants alike.
    case symbols, shape
    /// The word's pattern with the pattern of the whole reading; the latter alone.
    case wazn, whole
    /// The last letters with the last symbols.
    case tail
    /// Which clitic is taken off, before which letters.
    case clitic

    /// Its name in tables.
    package var name: String { "\(self)" }
  }

  package var kind: Kind
  package var letters: UInt64
  package var symbols: UInt64

  package init(kind: Kind, letters: UInt64, symbols: UInt64) {
    self.kind = kind
    self.letters = letters
    self.symbols = symbols
  }

  /// Part of the compiled format.
  @inline(__always)
  package var hash: UInt64 {
    var hash = (letters ^ UInt64(kind.rawValue) &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    hash = (hash ^ symbols) &* 0x94D0_49BB_1331_11EB
    hash ^= hash >> 32
    return hash &* 0xD6E8_FEB8_6659_FD93
  }

  // MARK: Text

  /// What stands for nothing in tables, and for an empty place among others.
  private static let empty = "·"
  private static let gap = UInt8(ascii: "_")

  static func text(_ packed: UInt64) -> String {
    packed == 0 ? empty : RomanLetters.sign(unpacked(packed))
  }

  /// The number that `text` wrote; `nil` for anything else.
  static func packed(_ text: some StringProtocol) -> UInt64? {
    if text == empty { return 0 }
    guard let bytes = RomanLetters.bytes(sign: text), bytes.count <= 8 else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | ($1 == gap ? 0 : UInt64($1)) }
  }

  private static func unpacked(_ packed: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = packed
    while rest != 0 {
      let byte = UInt8(truncatingIfNeeded: rest)
      bytes.append(byte == 0 ? gap : byte)
      rest >>= 8
    }
    return bytes
  }
}
