import Orthography
import Testing

@Suite struct CanonicalTests {
  let folder = Embedded.folder

  @Test(arguments: [
    ("عَلِــی", "عَلِي"), ("کریم", "كريم"), ("فاطمة", "فاطمة"), ("أحمد", "أحمد"), ("ﻋﻠﻲ", "علي"),
    ("خامنه‌ای", "خامنهاي"), ("فاطمہ", "فاطمه"), ("ۀ", "ه"), ("ڕێبوار", "ڕێبوار"),
    ("\u{06CC}\u{0654}", "ئ"),
    ("Šaddād", "šaddād"), ("S\u{030C}adda\u{0304}d", "šaddād"), ("ʻAbd", "ʿabd"), ("‘Abd", "ʿabd"),
    ("Ra’ed", "ra'ed"), ("Qurʼān", "qurʾān"), ("İbrahim", "ibrahim"), ("Işık", "işık"),
    ("al–Asad", "al-asad"), ("a\u{00A0}b\tc", "a b c"), ("١٢۳", "123"), ("Владимир", "владимир"),
    ("\u{202E}Ali", "ali"), ("", ""),
  ])
  func unitesEncodingsAndKeepsLetters(_ text: String, _ expected: String) throws {
    #expect(try folder.canonical(text) == expected)
    #expect(Array(try folder.canonical(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func marksOfALetterAreASet() throws {
    let one = try folder.canonical("مُحَم\u{0651}\u{064E}د")
    #expect(one == (try folder.canonical("مُحَم\u{064E}\u{0651}د")))
    #expect(one == (try folder.canonical("مُحَم\u{064E}\u{0651}\u{064E}د")))
  }

  @Test func isIdempotent() throws {
    for text in PropertyTests.texts {
      let once = try folder.canonical(text)
      #expect(
        try folder.canonical(once) == once,
        "\(Array(text.unicodeScalars)) \(Array(once.unicodeScalars))")
    }
  }

  @Test(arguments: [
    ("Hasan", "sn"), ("حسن", "sn"), ("Muhammad", "mmd"), ("محمد", "mmd"), ("Shaykh", "cx"),
    ("شيخ", "cx"), ("al-Qadhafi", "l kdf"), ("القذافي", "lkdf"), ("", ""),
  ])
  func skeletonsKeepConsonants(_ name: String, _ expected: String) {
    #expect(Skeleton.text(folder.fold(name).base) == expected)
  }

  @Test(arguments: [
    ("Ali", Script.latin), ("علي", .arabic), ("Путин", .cyrillic), ("Νίκος", .greek),
    ("בנימין", .hebrew), ("Սերժ", .armenian), ("ნინო", .georgian), ("महात्मा", .devanagari),
    ("ܐܦܪܝܡ", .syriac), ("毛", .other), ("12 - ", .common), ("", .common), ("Ali علي حسن", .arabic),
  ])
  func scriptIsThatOfMostLetters(_ text: String, _ expected: Script) {
    #expect(Script(of: text) == expected)
  }

  @Test func decodesOldCharacterSets() throws {
    let bytes: [UInt8] = [0xDA, 0xE1, 0xED]
    let text = try bytes.withUnsafeBufferPointer { bytes throws(ICUError) in
      try CharacterSet(named: "windows-1256").decode(bytes)
    }
    #expect(text == "علي")
    #expect(throws: ICUError.self) { try CharacterSet(named: "no such set") }
  }

  @Test func transformsComeFromICU() throws {
    #expect(ICUTransform.identifiers.contains("Greek-Latin"))
    #expect(try ICUTransform(identifier: "Greek-Latin").apply("Νίκος") == "Níkos")
    // Longer than any first guess of the buffer's size.
    let long = try ICUTransform(name: "long", rules: "a > \(String(repeating: "x", count: 50));")
    #expect(try long.apply("aaaaaaaaaa") == String(repeating: "x", count: 500))
    #expect(throws: ICUError.self) { try ICUTransform(identifier: "No-Such") }
  }
}
