import Orthography
import Testing
import Transliteration

/// Random text in the characters of a reversible scheme comes back unchanged.
@Suite struct ReversibleTests {
  @Test func buckwalterGivesBackWhatItWasGiven() throws {
    let alphabet = Array(
      "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچڤگـ".unicodeScalars)
    let marks = (0x64B...0x652).compactMap { Unicode.Scalar($0) } + ["\u{670}"]
    try expectRoundTrip(of: "buckwalter-ar", seed: 21) { generator in
      Self.text(of: alphabet + marks + [" ", "1", "،"], &generator)
    }
  }

  /// The letters of the Morse code; a hamza behind its seat would be read as one with it.
  @Test func sattsGivesBackTheLettersItHas() throws {
    let alphabet = Array("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ".unicodeScalars)
    try expectRoundTrip(of: "satts-ar", seed: 22) { Self.text(of: alphabet, &$0) }
  }

  /// Text as it is spelt: marks in their canonical order behind a letter, and the hamza below an
  /// alif where its vowel is i.
  @Test func iso233GivesBackWhatItWasGiven() throws {
    let letters = Array("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي".unicodeScalars)
    try expectRoundTrip(of: "iso-233-ar-1984", seed: 23) { generator in
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        if Int.random(in: 0..<8, using: &generator) == 0 { view.append(" ") }
        let letter = letters[Int.random(in: 0..<letters.count, using: &generator)]
        view.append(letter)
        switch letter {
        case "إ": view.append("\u{650}")
        case "أ", "آ": break
        default:
          if Bool.random(using: &generator) { view.append("\u{651}") }
          let vowel = Unicode.Scalar(UInt32(0x64B + Int.random(in: 0..<8, using: &generator)))
          if let vowel, vowel != "\u{651}", Bool.random(using: &generator) { view.append(vowel) }
        }
      }
      return try NormalizationForm.nfc.apply(String(view))
    }
  }

  @Test func onlyReversibleSchemesHaveAWayBack() {
    for scheme in EmbeddedSchemes.schemes.values {
      #expect((scheme.reverse != nil) == scheme.info.isReversible, "\(scheme.info.id)")
    }
    #expect(EmbeddedSchemes.schemes.values.count { $0.reverse != nil } == 3)
  }

  private func expectRoundTrip(
    of id: String, seed: UInt64, _ make: (inout SplitMix) throws -> String
  ) throws {
    let scheme = try #require(EmbeddedSchemes.schemes[id])
    let reverse = try #require(scheme.reverse)
    var generator = SplitMix(seed: seed)
    for _ in 0..<3_000 {
      let text = try make(&generator)
      let latin = scheme.forward.apply(text)
      let back = reverse.apply(latin)
      #expect(
        Array(back.unicodeScalars) == Array(text.unicodeScalars), "\(text) \(latin) \(back)")
    }
  }

  private static func text(
    of alphabet: [Unicode.Scalar], _ generator: inout SplitMix
  ) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<20, using: &generator) {
      view.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
    }
    return String(view)
  }
}
