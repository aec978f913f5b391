import Orthography

/// Questions about letters that the grammar asks.
enum Letters {
  /// What a byte of folded text is to the scanner.
  enum Class: UInt8 {
    case latin, arabic, digit, silent
    case space, hyphen, soft, dot, comma
    /// Brackets, quotes and strokes: names on both sides have nothing to do with each other.
    case stop
  }

  static let classes: [Class] = (0...255).map { code in
    let byte = UInt8(code)
    if LetterPage.isArabic(byte) { return .arabic }
    if LetterPage.isLatin(byte) || byte == LetterPage.foreign { return .latin }
    switch byte {
    case 0x30...0x39: return .digit
    case 0x00, 0xB0...0xBF: return .silent
    case LetterPage.softBoundary: return .soft
    case 0x2D: return .hyphen
    case 0x2E: return .dot
    case 0x2C: return .comma
    case 0x22, 0x28, 0x29, 0x2F, 0x3A, 0x3B, 0x5B, 0x5C, 0x5D, 0x7B, 0x7C, 0x7D, 0x3C, 0x3E:
      return .stop
    default: return .space
    }
  }

  // The letters that rules about spelling name.
  static let a: UInt8 = 0x61
  static let d: UInt8 = 0x64
  static let e: UInt8 = 0x65
  static let h: UInt8 = 0x68
  static let i: UInt8 = 0x69
  static let l: UInt8 = 0x6C
  static let n: UInt8 = 0x6E
  static let o: UInt8 = 0x6F
  static let t: UInt8 = 0x74
  static let u: UInt8 = 0x75
  static let y: UInt8 = 0x79
  static let ain: UInt8 = 0x27
  static let hyphen: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  /// ā of the fine grain.
  static let longA: UInt8 = 0xC3
  static let alif: UInt8 = 0x80
  static let alifMadda: UInt8 = 0xA4
  static let taMarbuta: UInt8 = 0xA2
  static let alifWasla: UInt8 = 0xA9
  static let lam: UInt8 = 0x96
  static let waw: UInt8 = 0x9A
  static let ya: UInt8 = 0x9B

  static let abd = Array("abd".utf8)
  static let abed = Array("abed".utf8)
  static let allah = Array("allah".utf8)
  static let din = Array("din".utf8)
  static let arabicAbd: [UInt8] = [0x91, 0x81, 0x87]
  static let arabicAllah: [UInt8] = [0x80, 0x96, 0x96, 0x99]
  static let arabicDin: [UInt8] = [0x87, 0x9B, 0x98]

  /// Whether a base letter is a Latin vowel; y counts as a consonant.
  @inline(__always)
  static func isVowel(_ byte: UInt8) -> Bool {
    // Bits of a, e, i, o, u, counted from a.
    byte >= 0x61 && byte <= 0x7A && (0x0010_4111 >> UInt32(byte - 0x61)) & 1 == 1
  }

  /// The consonants of a Latin word, doubled ones once, packed from the right; at most eight.
  static func consonants(_ text: [UInt8], _ range: Range<Int>) -> UInt64 {
    var key: UInt64 = 0
    var last: UInt8 = 0
    for index in range {
      let byte = text[index]
      if WordTable.isSilent(byte) || byte == last { continue }
      last = byte
      if !isVowel(byte) { key = key << 8 | UInt64(byte) }
    }
    return key
  }

  /// Whether packed consonants say enough to know a word by: two or more.
  static func isKey(_ consonants: UInt64) -> Bool { consonants > 0xFF }
}
