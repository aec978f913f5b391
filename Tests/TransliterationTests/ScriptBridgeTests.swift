import CKunyaData
import Orthography
import Testing
import Transliteration

@Suite struct ScriptBridgeTests {
  static let folder: Folder = {
    do {
      let table = try DataTable(name: "folds.tsv", utf8: blob("orthography/folds.tsv"))
      return try Folder(rules: FoldRules(table))
    } catch { preconditionFailure("\(error)") }
  }()

  static let bridge = ScriptBridge(rules: [
    .armenian: text("transliteration/armenian-names.rules"),
    .cyrillic: text("transliteration/cyrillic-names.rules"),
    .devanagari: text("transliteration/devanagari-names.rules"),
    .georgian: text("transliteration/georgian-names.rules"),
    .greek: text("transliteration/greek-names.rules"),
    .hebrew: text("transliteration/hebrew-names.rules"),
  ])

  static func blob(_ path: String) -> UnsafeBufferPointer<UInt8> {
    var size = 0
    let bytes = kunya_data(path, &size)
    return UnsafeBufferPointer(start: bytes, count: size)
  }

  static func text(_ path: String) -> String {
    String(decoding: blob(path), as: UTF8.self)
  }

  func bridged(_ name: String) -> FoldedText {
    var text = FoldedText()
    Self.bridge.bridge(name, folder: Self.folder, into: &text)
    return text
  }

  @Test func everyRuleFileCompiles() throws {
    try Self.bridge.check()
  }

  @Test func aFaultInRulesIsReportedWithItsPlace() {
    let error = #expect(throws: ICUError.self) {
      try ScriptBridge(rules: [.cyrillic: "а > a ; ) > b ;"]).check()
    }
    #expect(error?.offset != nil)
  }

  @Test(arguments: [
    ("Фейсал Микдад", "feysal mikdad"), ("Башар Асад", "bashar asad"),
    ("Владимир Путин", "vladimir putin"), ("Джамал Хашогги", "jamal khashoggi"),
    ("Нұрсұлтан Әбішұлы", "nursultan abishuly"), ("Эмомалӣ Раҳмон", "emomali rahmon"),
    ("Ҷаъфар Ғуломов", "jafar ghulomov"), ("Һејдәр Әлијев", "heydar aliyev"),
    ("Хрущёв", "khrushchov"), ("В'ячеслав", "v'yacheslav"), ("Ўткир", "otkir"),
    ("Νίκος Καζαντζάκης", "nikos kazandzakis"), ("Μοχάμεντ", "mokhamed"),
    ("Μπασάρ αλ-Άσαντ", "basar al-asad"),
    ("בנימין נתניהו", "bnimin ntnyhu"), ("ג׳ורג׳ חבש", "jurj hbsh"), ("ג'מאל", "jmal"),
    ("Սերժ Սարգսյան", "serzh sargsyan"), ("Նիկոլ Փաշինյան", "nikol pashinyan"),
    ("ნინო ბურჯანაძე", "nino burjanadze"), ("მიხეილ სააკაშვილი", "mikheil saakashvili"),
    ("महात्मा गांधी", "mahatma gandhi"), ("अब्दुल कलाम", "abdul kalam"),
    ("शाहरुख़ ख़ान", "shahrukh khan"), ("मोहम्मद अहमद", "mohammad ahmad"),
    ("ܐܦܪܝܡ", "'prym"), ("毛泽东", "mao ze dong"),
  ])
  func bringsNamesToLatin(_ name: String, _ expected: String) {
    #expect(LetterPage.text(bridged(name).base) == expected)
  }

  @Test func leavesArabicAndLatinAlone() {
    #expect(LetterPage.text(bridged("Али Ali علي").base) == "ali ali علي")
    #expect(LetterPage.text(bridged("Faysal فيصل").fine) == "faysal فيصل")
  }

  @Test func lettersPointToTheirWord() {
    let name = "al-Асад, Башар"
    let text = bridged(name)
    #expect(LetterPage.text(text.base) == "al-asad, bashar")
    let bytes = Array(name.utf8)
    #expect(String(decoding: bytes[text.source(of: 3..<7)], as: UTF8.self) == "Асад")
    #expect(String(decoding: bytes[text.source(of: 9..<15)], as: UTF8.self) == "Башар")
  }

  @Test func capitalsSurvive() {
    let text = bridged("Юрий ЖУКОВ")
    #expect(LetterPage.text(text.base) == "yuriy zhukov")
    #expect(Array(text.capital[0..<4]) == [true, false, false, false])
    #expect(text.capital[6...].allSatisfy { $0 })
  }

  @Test func aCapitalInsideAWordIsASoftBoundary() {
    let text = bridged("МостафаХашеми")
    let parts = text.base.split(separator: LetterPage.softBoundary).map { LetterPage.text($0) }
    #expect(parts == ["mostafa", "khashemi"])
  }

  @Test func offsetsStayMonotoneInAnyMixture() {
    var generator = SplitMix(seed: 11)
    let letters = Array("АбвгҚλδאבג'ნинаك क्षाé -毛Я\u{200C}\u{0301}".unicodeScalars)
    for _ in 0..<300 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<20, using: &generator) {
        view.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
      }
      let name = String(view)
      let text = bridged(name)
      for index in 0..<text.count {
        #expect(
          text.start[index] <= text.end[index] && text.end[index] <= name.utf8.count, "\(name)")
        if index > 0 { #expect(text.start[index - 1] <= text.start[index], "\(name)") }
      }
    }
  }

  @Test func threadsShareOneBridge() async {
    let bridge = ScriptBridge(rules: [.cyrillic: Self.text("transliteration/cyrillic-names.rules")])
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<32 {
        group.addTask {
          var text = FoldedText()
          bridge.bridge("Башар Νίκος ნინო", folder: Self.folder, into: &text)
          return LetterPage.text(text.base)
        }
      }
      for await result in group { #expect(result.hasPrefix("bashar n")) }
    }
  }
}

/// A small seeded generator, so that a failing case comes back.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
