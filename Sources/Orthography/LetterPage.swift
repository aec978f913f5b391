/// The engine's own 8-bit code page: one byte for every letter that a name can be written with.
///
/// All work below the surface (grammar, keys, edit model) runs on these bytes instead of Unicode
/// scalars: tables of 256 entries answer every question about a letter, and a letter is a byte in
/// either alphabet.
///
/// The page has two grains. *Fine* letters keep what orthography distinguishes (ة and ه, أ and ا,
/// ā and a); `LetterPage.base` maps each to the *base* letter that matching compares.
///
/// | bytes     | letters                                                          |
/// |-----------|------------------------------------------------------------------|
/// | 0x00–0x7F | ASCII: a–z lower case, digits, separators, `'` for ʿayn and hamza |
/// | 0x1F      | soft boundary: ZWNJ, or a capital inside a word                  |
/// | 0x80–0xA1 | Arabic-script base letters                                       |
/// | 0xA2–0xAF | Arabic-script letters told apart only in the fine grain          |
/// | 0xB0–0xBF | harakat, kept only on request                                    |
/// | 0xC0–0xDF | Latin letters with a value of their own (ş, ç, ğ), or fine (ā, ḥ)|
/// | 0xFE      | a word symbol that is no letter (kept so that it is not lost)    |
/// | 0xFF      | a letter of a script that must first be brought into this page   |
public enum LetterPage {
  /// Space: between words.
  public static let space: UInt8 = 0x20
  /// Soft boundary: a place where a word may be split (ZWNJ, `MostafaHashemi`), or not.
  public static let softBoundary: UInt8 = 0x1F
  /// A visible character that is neither letter nor separator.
  public static let symbol: UInt8 = 0xFE
  /// A letter of another script: the text must go through a script bridge first.
  public static let foreign: UInt8 = 0xFF

  /// Every non-ASCII byte of the page with its character, in page order.
  ///
  /// The third member is the base letter's byte for fine letters; for base letters, its own.
  /// A base of 0 means that the base grain drops the mark.
  public static let letters: [(byte: UInt8, scalar: Unicode.Scalar, base: UInt8)] = [
    (0x80, "ا", 0x80), (0x81, "ب", 0x81), (0x82, "ت", 0x82), (0x83, "ث", 0x83),
    (0x84, "ج", 0x84), (0x85, "ح", 0x85), (0x86, "خ", 0x86), (0x87, "د", 0x87),
    (0x88, "ذ", 0x88), (0x89, "ر", 0x89), (0x8A, "ز", 0x8A), (0x8B, "س", 0x8B),
    (0x8C, "ش", 0x8C), (0x8D, "ص", 0x8D), (0x8E, "ض", 0x8E), (0x8F, "ط", 0x8F),
    (0x90, "ظ", 0x90), (0x91, "ع", 0x91), (0x92, "غ", 0x92), (0x93, "ف", 0x93),
    (0x94, "ق", 0x94), (0x95, "ك", 0x95), (0x96, "ل", 0x96), (0x97, "م", 0x97),
    (0x98, "ن", 0x98), (0x99, "ه", 0x99), (0x9A, "و", 0x9A), (0x9B, "ي", 0x9B),
    (0x9C, "ء", 0x9C), (0x9D, "پ", 0x9D), (0x9E, "چ", 0x9E), (0x9F, "ژ", 0x9F),
    (0xA0, "گ", 0xA0), (0xA1, "ڤ", 0xA1),
    (0xA2, "ة", 0x99), (0xA3, "ى", 0x9B), (0xA4, "آ", 0x80), (0xA5, "أ", 0x80),
    (0xA6, "إ", 0x80), (0xA7, "ؤ", 0x9A), (0xA8, "ئ", 0x9B), (0xA9, "ٱ", 0x80),
    (0xB0, "\u{064B}", 0), (0xB1, "\u{064C}", 0), (0xB2, "\u{064D}", 0), (0xB3, "\u{064E}", 0),
    (0xB4, "\u{064F}", 0), (0xB5, "\u{0650}", 0), (0xB6, "\u{0651}", 0), (0xB7, "\u{0652}", 0),
    (0xB8, "\u{0670}", 0),
    (0xC0, "ş", 0xC0), (0xC1, "ç", 0xC1), (0xC2, "ğ", 0xC2),
    (0xC3, "ā", 0x61), (0xC4, "ī", 0x69), (0xC5, "ū", 0x75), (0xC6, "ḥ", 0x68),
    (0xC7, "ṣ", 0x73), (0xC8, "ḍ", 0x64), (0xC9, "ṭ", 0x74), (0xCA, "ẓ", 0x7A),
    (0xCB, "ʿ", 0x27), (0xCC, "ʾ", 0x27),
  ]

  /// Base letter of every byte; identity for all bytes that are no fine letter.
  public static let base: [UInt8] = {
    var table = (0...255).map { UInt8($0) }
    for letter in letters { table[Int(letter.byte)] = letter.base }
    return table
  }()

  /// Whether a byte is an Arabic-script letter, of either grain.
  @inlinable
  public static func isArabic(_ byte: UInt8) -> Bool { byte >= 0x80 && byte < 0xB0 }

  /// Whether a byte is an Arabic vowel sign, shadda or sukun.
  @inlinable
  public static func isHaraka(_ byte: UInt8) -> Bool { byte >= 0xB0 && byte < 0xC0 }

  /// Whether a byte is a Latin letter, of either grain, the ʿayn mark included.
  @inlinable
  public static func isLatin(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0xC0 && byte < 0xE0) || byte == 0x27
  }

  /// The page's text as Unicode, for people; soft boundaries are left out.
  ///
  /// - Complexity: O(n).
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    bytes.withContiguousStorageIfAvailable { text($0) }
      ?? Array(bytes).withUnsafeBufferPointer { text($0) }
  }

  /// The same of letters that lie in one place.
  public static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Two bytes of UTF-8 for most letters, three for U+FFFD and a few more.
    String(unsafeUninitializedCapacity: 3 * bytes.count) { utf8 in
      var count = 0
      for byte in bytes {
        if byte == softBoundary { continue }
        var packed = utf8OfByte[Int(byte)]
        repeat {
          utf8[count] = UInt8(truncatingIfNeeded: packed)
          count += 1
          packed >>= 8
        } while packed != 0
      }
      return count
    }
  }

  /// The page's bytes of text that is already folded; `nil` if a character has no place in it.
  ///
  /// Meant for tables written by people (particles, weights), which hold folded text only.
  public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var out: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = byte(scalar) else { return nil }
      out.append(byte)
    }
    return out
  }

  /// The page's byte of one folded character; `nil` if it has no place in it.
  public static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x80 { return UInt8(scalar.value) }
    guard scalar.value < byteOfScalar.count else { return nil }
    let byte = byteOfScalar[Int(scalar.value)]
    return byte == 0 ? nil : byte
  }

  /// Byte by code point, 0 where there is none: tables are read at every start of the program.
  private static let byteOfScalar: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x2000)
    for letter in letters { table[Int(letter.scalar.value)] = letter.byte }
    return table
  }()

  /// UTF-8 of every byte, packed, the first byte lowest; that of U+FFFD where there is none.
  private static let utf8OfByte: [UInt32] = {
    func packed(_ scalar: Unicode.Scalar) -> UInt32 {
      Array(String(scalar).utf8).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    var table = (0..<256).map { packed($0 < 0x80 ? Unicode.Scalar(UInt8($0)) : "\u{FFFD}") }
    for letter in letters { table[Int(letter.byte)] = packed(letter.scalar) }
    return table
  }()
}

/// The two alphabets that names are compared in.
public enum Alphabet: UInt8, Sendable, BitwiseCopyable {
  case latin = 0
  case arabic = 1
}
