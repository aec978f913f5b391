import Orthography
import Testing
import Transliteration

/// Scripts that are read without ICU's transforms are read as ICU reads them.
@Suite struct ScriptBridgeParityTests {
  private static let cases = [
    "cyrillic": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБДЖКХЦЩЮЯіїєґўЎәғқңөұүһҗҳӣӯҹђјљњћџѣӏӢй̆́",
    "hebrew": "אבגדהוזחטיכךלמםנןסעפףצץקרשת׳׳''״ְָּׁוויי-",
    "georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ’ʼ'ჱᲐ",
  ]

  private static func rules(_ script: String) -> String {
    ScriptBridgeTests.text("transliteration/\(script)-names.rules")
  }

  /// What the rules ask of ICU: where they spell out a transform of ICU's, that transform.
  private static func reference(_ script: String) -> String {
    switch script {
    case "georgian": ":: Georgian-Latin/BGN ; [’ʼ\\'ʻ‘] > ;"
    case "hebrew":
      rules(script).split(separator: "\n").filter { !$0.hasPrefix("[\\u") }
        .joined(separator: "\n").replacing(":: NFC ;", with: ":: NFC ; [:M:] > ;")
    default: rules(script)
    }
  }

  @Test(arguments: cases.keys.sorted())
  func everyTextReadsAlike(_ script: String) throws {
    let program = try RuleProgram(RuleText(file: script, Self.rules(script)))
    let icu = try ICUTransform(name: script, rules: Self.reference(script))
    let letters = Array(Self.cases[script, default: ""].unicodeScalars)
    var generator = SplitMix(seed: 41)
    for _ in 0..<4_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1..<12, using: &generator) {
        view.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
      }
      let text = String(view)
      #expect(program.apply(text) == (try icu.apply(text)), "\(script): \(text)")
    }
  }
}
