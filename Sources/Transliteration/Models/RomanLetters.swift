import Orthography

/// Letters of scholarly romanization, one byte a sound.
///
/// The letter page has no place for digraphs, and a model that sees `t` and `h` apart has to learn
/// that they are one letter. Here ALA-LC's th, dh, kh, sh and gh are single symbols, written in
/// tables with the one-letter signs of DIN 31635 (ṯ ḏ ḵ š ġ); the other letters are those of the
/// letter page.
package enum RomanLetters {
  package static let theta: UInt8 = 0xD0
  package static let edh: UInt8 = 0xD1
  package static let kha: UInt8 = 0xD2
  package static let shin: UInt8 = 0xD3
  package static let ghayn: UInt8 = 0xD4
  /// á, the alif maqsura.
  package static let maqsura: UInt8 = 0xD5
  package static let ayn: UInt8 = 0xCB
  package static let hamza: UInt8 = 0xCC

  /// Symbols beyond the letter page: byte, sign in tables, ALA-LC text.
  private static let digraphs: [(byte: UInt8, sign: Unicode.Scalar, text: String)] = [
    (theta, "ṯ", "th"), (edh, "ḏ", "dh"), (kha, "ḵ", "kh"), (shin, "š", "sh"),
    (ghayn, "ġ", "gh"),
  ]

  /// The symbols of an ALA-LC word in any case; `nil` where it has a letter that ALA-LC does not
  /// use for Arabic.
  ///
  /// A prime between two letters (Adʹham) keeps them apart and has no symbol.
  package static func symbols(_ word: some StringProtocol) -> [UInt8]? {
    var out: [UInt8] = []
    var mayJoin = false
    for scalar in word.lowercased().unicodeScalars {
      if scalar == "ʹ" {
        mayJoin = false
        continue
      }
      if scalar == "h", mayJoin, let last = out.last, let joined = joins[last] {
        out[out.count - 1] = joined
        mayJoin = false
        continue
      }
      guard let byte = byteOfScalar[scalar] else { return nil }
      out.append(byte)
      mayJoin = true
    }
    return out
  }

  /// ALA-LC text of symbols, lower case; a prime parts letters that would read as a digraph.
  package static func text(_ symbols: some Sequence<UInt8>) -> String {
    var text = ""
    var last: UInt8 = 0
    for symbol in symbols {
      if symbol == UInt8(ascii: "h"), joins[last] != nil { text += "ʹ" }
      text += textOfByte[Int(symbol)] ?? "\u{FFFD}"
      last = symbol
    }
    return text
  }

  /// Base letters of the letter page: what is left without diacritics, ʿayn and hamza.
  package static func plain(_ symbols: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    for symbol in symbols {
      if symbol == ayn || symbol == hamza || symbol == UInt8(ascii: "-") { continue }
      if symbol == maqsura {
        out.append(UInt8(ascii: "a"))
      } else if let entry = digraphs.first(where: { $0.byte == symbol }) {
        out += Array(entry.text.utf8)
      } else {
        out.append(LetterPage.base[Int(symbol)])
      }
    }
    return out
  }

  /// One character a symbol, as the tables of weights write them.
  package static func sign(_ symbols: some Sequence<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for symbol in symbols { scalars.append(signOfByte[Int(symbol)] ?? "\u{FFFD}") }
    return String(scalars)
  }

  /// The symbols that `sign` wrote; `nil` where a character is none.
  package static func bytes(sign: some StringProtocol) -> [UInt8]? {
    var out: [UInt8] = []
    for scalar in sign.unicodeScalars {
      guard let byte = byteOfSign[scalar] else { return nil }
      out.append(byte)
    }
    return out
  }

  private static let joins: [UInt8: UInt8] = [
    UInt8(ascii: "t"): theta, UInt8(ascii: "d"): edh, UInt8(ascii: "k"): kha,
    UInt8(ascii: "s"): shin, UInt8(ascii: "g"): ghayn,
  ]

  private static let signOfByte: [Unicode.Scalar?] = {
    var table = [Unicode.Scalar?](repeating: nil, count: 256)
    for byte in UInt8(0x20)..<0x7F { table[Int(byte)] = Unicode.Scalar(byte) }
    for letter in LetterPage.letters { table[Int(letter.byte)] = letter.scalar }
    for entry in digraphs { table[Int(entry.byte)] = entry.sign }
    table[Int(maqsura)] = "á"
    return table
  }()

  private static let byteOfSign: [Unicode.Scalar: UInt8] = {
    var table: [Unicode.Scalar: UInt8] = [:]
    for (byte, scalar) in signOfByte.enumerated() {
      if let scalar { table[scalar] = UInt8(byte) }
    }
    return table
  }()

  private static let textOfByte: [String?] = {
    var table = signOfByte.map { $0.map { String($0) } }
    for entry in digraphs { table[Int(entry.byte)] = entry.text }
    table[Int(ayn)] = "ʻ"
    table[Int(hamza)] = "ʼ"
    return table
  }()

  private static let byteOfScalar: [Unicode.Scalar: UInt8] = {
    var table: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Unicode.Scalar(byte)] = byte }
    for letter in LetterPage.letters where (0xC3...0xCA).contains(letter.byte) {
      table[letter.scalar] = letter.byte
    }
    table["á"] = maqsura
    table["-"] = UInt8(ascii: "-")
    for mark in ["ʻ", "ʿ", "‘"] as [Unicode.Scalar] { table[mark] = ayn }
    for mark in ["ʼ", "ʾ", "’", "'"] as [Unicode.Scalar] { table[mark] = hamza }
    return table
  }()
}

/// The feminine ending ة, read h alone and t before a genitive.
package enum TaMarbuta {
  package static let letter: UInt8 = 0xA2
  package static let construct = UInt8(ascii: "t")
  package static let pausal = UInt8(ascii: "h")
}
