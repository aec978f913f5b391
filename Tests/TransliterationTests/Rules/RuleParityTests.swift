import Orthography
import Testing
import Transliteration

/// Compiled rules do what ICU's own run of the same rules does.
@Suite struct RuleParityTests {
  @Test func everySchemeAgreesWithICU() throws {
    var generator = SplitMix(seed: 31)
    for file in EmbeddedSchemes.files {
      let scheme = try #require(EmbeddedSchemes.schemes[file.info.id])
      let texts = try EmbeddedSchemes.texts(of: file)
      let icu = try texts.map { try ICUTransform(name: "scheme", rules: $0) }
      let names = GoldenNames.all.filter { $0.scheme == file.info.id }.map(\.text)
      let random = (0..<150).map { _ in Self.text(&generator) }
      for name in names + Self.hard + random {
        let expected = try icu.reduce(name) { try $1.apply($0) }
        #expect(scheme.forward.apply(name) == expected, "\(file.info.id): \(name)")
      }
    }
  }

  @Test func theWayBackAgreesWithICU() throws {
    var generator = SplitMix(seed: 32)
    for file in EmbeddedSchemes.files where file.info.isReversible {
      let scheme = try #require(EmbeddedSchemes.schemes[file.info.id])
      let text = EmbeddedSchemes.text("transliteration/schemes/\(file.info.id).rules")
      let icu = try ICUTransform(name: "scheme", rules: text, reverse: true)
      for _ in 0..<400 {
        let latin = scheme.forward.apply(Self.text(&generator))
        #expect(scheme.reverse?.apply(latin) == (try icu.apply(latin)), "\(file.info.id): \(latin)")
      }
    }
  }

  /// Each thing the compiler understands, on all short texts of a few characters.
  @Test(arguments: [
    "a > b ; b > a ;", "ab > x ; a > y ;", "a { b } c > x ;", "^ a > x ; a $ > y ;",
    "b? a > x ;", "a b* c > x ;", "a b+ > x ;", "a b? c > x ;",
    "[ab] > x ;", "[^a] > x ;", "[^a] { b } [^a] > x ;", "a } [^bc] > x ;",
    "([ab]) (c) > $2 $1 ;", "(a+) b > '<' $1 $1 '>' ;", "$v = [ab] ; $v { c } $v* > x ;",
    "$v = [abc] ; [$v - [b]] > x ;", "[[abc] & [bcd]] > x ;", "a > '' ; b > \\u0061 ;",
    "a > b ; :: Null ; b > c ;", "b* { a > x ;", "b+ { a } c* $ > x ;", "^ b? { a > x ;",
    "[ab$] { c > x ;", "c } [ab$] > x ;", "a > \\> ; b > '{' ;", "[a-c] c > x ;",
    "a <> b ; c < a ; b > c ;",
  ])
  func smallRulesAgreeWithICU(_ rules: String) throws {
    guard let program = try? RuleProgram(RuleText(file: "small", rules)) else {
      // What ICU can do and the compiler cannot is a fault, never another result.
      #expect(rules.hasPrefix("b?"))
      return
    }
    let icu = try ICUTransform(name: "small", rules: rules)
    for text in Self.shortTexts {
      #expect(program.apply(text) == (try icu.apply(text)), "\(rules) \(text)")
    }
  }

  @Test func anyOrderOfMarksIsNormalizedAsICUDoes() throws {
    var generator = SplitMix(seed: 33)
    for (name, form) in [("NFC", NormalizationForm.nfc), ("NFKC", .nfkc), ("NFD", .nfd)] {
      let program = try RuleProgram(RuleText(file: "form", ":: \(name) ;"))
      for _ in 0..<3_000 {
        let text = Self.text(&generator)
        #expect(program.apply(text) == (try form.apply(text)), "\(name) \(text)")
      }
    }
  }

  @Test(arguments: ["ДЖАМАЛ", "ΟΔΥΣΣΕΥΣ Σ", "İSTANBUL", "Ӈ ӈ", "ქართული", "ΑΣ.", "Å"])
  func capitalsBecomeSmallAsICUDoes(_ text: String) throws {
    let rules = ":: Lower ;"
    let program = try RuleProgram(RuleText(file: "case", rules))
    #expect(program.apply(text) == (try ICUTransform(name: "case", rules: rules).apply(text)))
  }

  @Test func brokenBytesBecomeReplacementCharacters() throws {
    let program = try RuleProgram(RuleText(file: "a", "a > b ;"))
    var output: [UInt8] = []
    let bytes: [UInt8] = [0x61, 0xFF, 0xD8, 0x61, 0xE2, 0x80, 0x61, 0xF0, 0x9F, 0x98, 0x80]
    bytes.withUnsafeBufferPointer {
      program.apply($0, scratch: RuleScratch(), appendingTo: &output)
    }
    #expect(String(decoding: output, as: UTF8.self) == "b\u{FFFD}\u{FFFD}b\u{FFFD}b😀")
  }

  @Test func aTextOfAnyLengthIsTransformed() throws {
    let program = try RuleProgram(RuleText(file: "a", "a > 'xyz' ; (b+) > $1 $1 ;"))
    let text = String(repeating: "a", count: 50_000) + String(repeating: "b", count: 50_000)
    let result = program.apply(text)
    #expect(result.utf8.count == 250_000)
    #expect(result.hasPrefix("xyzxyz") && result.hasSuffix("bbb"))
  }

  // MARK: Texts

  /// Names with more than one difficulty each.
  private static let hard = [
    "", " ", "الله", "عبدالله", "بِالله", "لِلَّهِ", "نورالدين", "شمس‌الدین", "الیاس", "الهام",
    "ﷲ", "ﻻ", "خامنه‌ای", "خواجه", "رضایی", "دولت‌آبادی", "مَدِينَةُ ٱلسَّلَام", "قلعهٔ نو",
    "عَبْدُ الرَّحْمٰن بن مُحَمَّد", "۱۳۵۷", "٢٠١٧", "آبادان", "ئێمە", "موحەممەد", "Ali علي",
    "كه‌س", "بن", "ال", "و", "َ", "ّ", "\u{200C}", "-عبد-", "(محمد)", "بھٹو", "ے", "پښتون",
  ]

  private static let shortTexts: [String] = {
    let letters = ["a", "b", "c", "d"]
    var texts = [""]
    var last = [""]
    for _ in 0..<5 {
      last = last.flatMap { text in letters.map { text + $0 } }
      texts += last
    }
    return texts
  }()

  private static let alphabet: [Unicode.Scalar] = {
    let arabic = Array(
      "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچژکگیۀہھےٹڈڑںټځڼښېۍەۆێڵڕڤ".unicodeScalars)
    let marks = (0x64B...0x655).compactMap { Unicode.Scalar($0) }
    let rest: [Unicode.Scalar] = ["\u{670}", "\u{640}", "\u{200C}", "\u{674}", "\u{659}", " ", "-"]
    return arabic + arabic + marks + marks + marks + rest + [" ", "x", "1", "،", "ﷲ", "ﻼ"]
  }()

  /// Letters, marks and signs as no one would write them.
  private static func text(_ generator: inout SplitMix) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<16, using: &generator) {
      view.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
    }
    return String(view)
  }
}
