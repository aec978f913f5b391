import Kunya
import Orthography
import Testing
import Transliteration

@Suite struct TransliteratorTests {
  static let transliterator: Transliterator = {
    do { return try Transliterator() } catch { preconditionFailure("\(error)") }
  }()

  func first(_ text: String, _ scheme: String, _ language: SchemeLanguage? = nil) throws -> String {
    try #require(
      try Self.transliterator.transliterate(text, scheme: scheme, language: language).first
    ).text
  }

  @Test func aSchemeIsMeantByItsNameOrItsBeginning() throws {
    let transliterator = Self.transliterator
    #expect(try transliterator.scheme(named: "un-fa-2012").id == "un-fa-2012")
    #expect(try transliterator.scheme(named: "ala-lc").id == "ala-lc-ar-2012")
    #expect(try transliterator.scheme(named: "ala-lc", language: .urdu).id == "ala-lc-ur-2012")
    #expect(try transliterator.scheme(named: "bgn-pcgn-ckb").id == "bgn-pcgn-ckb-2007")
    #expect(try transliterator.scheme(named: "dmg").id == "dmg-fa-1935")
    #expect(throws: TransliterationError.self) { try transliterator.scheme(named: "alal") }
    #expect(throws: TransliterationError.self) { try transliterator.scheme(named: "chat-ar") }
    #expect(throws: TransliterationError.self) {
      try transliterator.scheme(named: "din-31635", language: .pashto)
    }
  }

  @Test func allSchemesAreListedInOrder() {
    let ids = Self.transliterator.schemes.map(\.id)
    #expect(ids == ids.sorted())
    #expect(ids.count >= 32)
    #expect(Set(Self.transliterator.schemes.map(\.language)) == Set(SchemeLanguage.allCases))
  }

  @Test func oneNameInSeveralLanguages() throws {
    #expect(try first("خوَاجَه", "bgn-pcgn", .persian) == "Khvājeh")
    #expect(try first("خوَاجَه", "bgn-pcgn", .dari) == "Khwājah")
    #expect(try first("خواجہ", "bgn-pcgn", .urdu) == "Khwājah")
    #expect(try first("سلێمانی", "ala-lc", .kurdish) == "Slêmanî")
  }

  @Test(
    "Urdu and Pashto read the Arabic names they have borrowed; a word of their own keeps its letters"
  )
  func borrowedNames() throws {
    let reader = try Transliterator(vocalizer: try .embedded())
    for (name, scheme, expected) in [
      ("محمد علی", "ala-lc-ur", "Muḥammad ʻAlī"), ("فاطمہ", "bgn-pcgn-ur", "Fāţimah"),
      ("بھٹو", "bgn-pcgn-ur", "Bhṭo"), ("اشرف غني", "ala-lc-ps", "Ashraf Ghanī"),
    ] {
      #expect(try reader.transliterate(name, scheme: scheme).first?.text == expected)
    }
  }

  @Test(arguments: [
    ("Ali علي", "Ali ʻLī"), ("الله Ali الله", "Allāh Ali Allāh"),
    ("Фейсал Микдад", "Feysal Mikdad"), ("ЖУКОВ", "ZHUKOV"), ("ג'מאל", "Jmal"),
    ("Μπασάρ", "Basár"), ("Նիկոլ Փաշինյան", "Nikol Pashinyan"), ("ნინო", "Nino"),
    ("अब्दुल कलाम", "Abdul Kalām"), ("عَلِيّ Фейсал", "ʻAlī Feysal"), ("", ""), ("…", "…"),
  ])
  func otherScriptsStandBesideArabicScript(_ text: String, _ expected: String) throws {
    #expect(try first(text, "ala-lc") == expected)
    #expect(try Self.transliterator.makeSession(scheme: "ala-lc").transliterate(text) == expected)
  }

  @Test func onlyTheScriptAskedForIsTouched() throws {
    let transliterator = Self.transliterator
    let text = "عَلِيّ Фейсал Νίκος"
    #expect(
      try transliterator.transliterate(text, scheme: "din", from: .arabic)[0].text
        == "ʿAlī Фейсал Νίκος")
    #expect(
      try transliterator.transliterate(text, scheme: "din", from: .cyrillic)[0].text
        == "عَلِيّ Feysal Νίκος")
  }

  @Test func reversibleSchemesLeadBackAndOthersNeedHelp() throws {
    #expect(
      try Self.transliterator.restore("muHam~ad", scheme: "buckwalter")[0].text == "مُحَمّ"
        + "َد")
    #expect(throws: TransliterationError.self) {
      try Self.transliterator.restore("Muhammad", scheme: "ic")
    }
    let helped = try Transliterator(
      restorer: Restorer { text, language, limit in
        [Transliteration(text: "\(text) \(language) \(limit)", probability: 0.5)]
      })
    #expect(
      try helped.restore("Мухаммад", scheme: "ic", language: .persian, limit: 4)[0].text
        == "Mukhammad persian 4")
  }

  @Test func suppliedVowelsGiveSeveralWays() throws {
    let vocalizer = Vocalizer { word, limit in
      word.text == "حسن"
        ? Array(
          [
            Transliteration(text: "حَسَن", probability: 0.8),
            Transliteration(text: "حُسْن", probability: 0.2),
          ].prefix(limit)) : []
    }
    let transliterator = try Transliterator(vocalizer: vocalizer)
    let ways = try transliterator.transliterate("حسن", scheme: "din", limit: 5)
    #expect(ways.map(\.text) == ["Ḥasan", "Ḥusn"])
    #expect(ways.map(\.probability) == [0.8, 0.2])
    // Schemes of letters, and words that show their vowels, take none.
    #expect(try transliterator.transliterate("حسن", scheme: "buckwalter")[0].text == "Hsn")
    #expect(try transliterator.transliterate("حُسَيْن", scheme: "din")[0].text == "Ḥusayn")
  }

  @Test func learnedSchemesAreSchemesToo() throws {
    let info = SchemeInfo(
      id: "press-xx", standard: "test", source: "test", language: .arabic, needsVowels: false,
      isReversible: false, isVerified: false)
    let transliterator = try Transliterator(
      learned: [
        LearnedScheme(info: info) { text, limit in
          [Transliteration(text: "\(text)/\(limit)", probability: 1)]
        }
      ])
    #expect(transliterator.schemes.contains(info))
    #expect(
      try transliterator.transliterate("محمد", scheme: "press-xx", limit: 2)[0].text == "محمد/2")
  }

  @Test func threadsShareOneTransliterator() async throws {
    let transliterator = try Transliterator()
    let names = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<16 {
        group.addTask {
          try transliterator.transliterate("الشَّمْس Νίκος", scheme: "din")[0].text
        }
      }
      var names: Set<String> = []
      for try await name in group { names.insert(name) }
      return names
    }
    #expect(names == ["aš-Šams Níkos"])
  }
}
