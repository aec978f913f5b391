package import Orthography

/// Base letters of one alphabet as small numbers, so that tables over pairs of letters are dense.
///
/// 0 stands for "no letter"; letters are numbered 1…`count − 1`.
package enum LetterIndex {
  /// Size of a table indexed by a letter of either alphabet.
  package static let count = 36

  /// Letter page byte → number within its alphabet; 0 for bytes that are no base letter.
  package static let number: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for (offset, byte) in (UInt8(ascii: "a")...UInt8(ascii: "z")).enumerated() {
      table[Int(byte)] = UInt8(offset + 1)
    }
    for (offset, byte) in latinExtras.enumerated() { table[Int(byte)] = UInt8(offset + 27) }
    table[0x32] = table[0x27]
    table[0x33] = table[0x27]
    for byte in UInt8(0x80)...0xA1 { table[Int(byte)] = byte - 0x80 + 1 }
    return table
  }()

  /// Number → letter page byte, by alphabet.
  package static func byte(_ number: UInt8, _ alphabet: Alphabet) -> UInt8 {
    switch alphabet {
    case .arabic: return 0x80 + number - 1
    case .latin:
      return number <= 26 ? UInt8(ascii: "a") + number - 1 : latinExtras[Int(number) - 27]
    }
  }

  /// Whether a letter is read as a vowel; Arabic matres (ا و ي) count as consonants here.
  package static func isVowel(_ number: UInt8, _ alphabet: Alphabet) -> Bool {
    alphabet == .latin && isLatinVowel(number)
  }

  /// Whether a Latin letter is read as a vowel.
  @inline(__always)
  static func isLatinVowel(_ number: UInt8) -> Bool {
    number < 32 && (vowelBits >> UInt32(number)) & 1 != 0
  }

  /// Bits 1 (a), 5 (e), 9 (i), 15 (o), 21 (u), 25 (y).
  private static let vowelBits: UInt32 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21 | 1 << 25

  /// ʿayn mark, ş, ç, ğ, and the digits 5 to 9 of the chat alphabet; 2 and 3 are the mark.
  private static let latinExtras: [UInt8] = [0x27, 0xC0, 0xC1, 0xC2, 0x35, 0x36, 0x37, 0x38, 0x39]
}
