import Orthography
import Testing

/// Each set of rules: what it does, and that switching it off undoes just that.
@Suite struct RuleSetTests {
  /// A set, a text, its base letters with the set, and without; `�` stands for a character that has
  /// no place in the page.
  static let cases: [(set: String, text: String, with: String, without: String)] = [
    ("alef-forms", "أحمد", "احمد", "أحمد"),
    ("alef-maqsura", "مصطفى", "مصطفي", "مصطفى"),
    ("arabic-extended", "ڬول", "گول", "�ول"),
    ("ayn-hamza-marks", "’Abd", "'abd", "�abd"),
    ("compatibility-forms", "ﬁras", "firas", "firas"),
    ("dashes", "al–Asad", "al-asad", "al�asad"),
    ("digits", "٢٠", "20", "��"),
    ("format-controls", "A\u{202E}li", "ali", "a�li"),
    ("hamza-seats", "رائد", "رايد", "رائد"),
    ("harakat", "مُحَمَّد", "محمد", "م\0ح\0م\0\0د"),
    ("hebrew-signs", "׳", "�", "�"),
    ("heh-forms", "فاطمہ", "فاطمه", "فاطم�"),
    ("kurdish-letters", "ڕێبوار", "ريبوار", "��بوار"),
    ("latin-national", "Işıl", "işil", "iş�l"),
    ("latin-romanization", "Ḫālid", "khalid", "hālid"),
    ("maghreb-letters", "ڨفصة", "قفصه", "�فصه"),
    ("pashto-letters", "پښتون", "پشتون", "پ�تون"),
    ("persian-yeh-kaf", "کریم", "كريم", "�ر�م"),
    ("presentation-forms", "ﻋﻠﻲ", "علي", "���"),
    ("punctuation", "علي،", "علي,", "علي�"),
    ("quran-signs", "علي\u{0611}", "علي", "علي�"),
    ("spaces", "a\tb", "a b", "a�b"),
    ("ta-marbuta", "فاطمة", "فاطمه", "فاطمة"),
    ("tatweel", "محـــمد", "محمد", "مح���مد"),
    ("urdu-letters", "بٹ", "بت", "ب�"),
    ("zero-width-boundaries", "علی\u{200C}رضا", "علي|رضا", "علي�رضا"),
  ]

  @Test func everySetIsTested() {
    #expect(Embedded.rules.sets == Self.cases.map(\.set))
  }

  @Test(arguments: cases.indices)
  func aSetCanBeSwitchedOff(_ index: Int) {
    let (set, text, with, without) = Self.cases[index]
    let off = Embedded.make(Embedded.rules.disabling([set]))
    #expect(Embedded.folder.base(text) == with)
    #expect(off.base(text) == without, "without \(set)")
  }

  @Test func aFaultInTheTableHasItsLine() throws {
    let header = "set\tfrom\tcode_points\tto\tgrain\tlanguages\tcomment\n"
    for row in [
      "s\t\tU+110000\ta\tfine\t\t", "s\t\tU+0061\t漢\tfine\t\t", "s\t\tU+0061\ta\tgros\t\t",
      "s\t\t61\ta\tfine\t\t",
    ] {
      let table = try DataTable(name: "t", utf8: (header + row).utf8)
      let fault = #expect(throws: DataTable.Fault.self) { try FoldRules(table) }
      #expect(fault?.line == 2)
    }
  }

  @Test func rangesMayNotOverlap() throws {
    let text =
      "set\tfrom\tcode_points\tto\tgrain\tlanguages\tcomment\n"
      + "s\t\tU+0061..U+0063\ta\tfine\t\t\ns\t\tU+0063..U+0064\tb\tfine\t\t\n"
    let table = try DataTable(name: "t", utf8: text.utf8)
    let fault = #expect(throws: DataTable.Fault.self) { try FoldRules(table) }
    #expect(fault?.line == 3)
  }

  @Test func aRuleOfManyLettersOverflowsNothing() throws {
    let long = String(repeating: "ab", count: 200)
    let text =
      "set\tfrom\tcode_points\tto\tgrain\tlanguages\tcomment\n" + "s\t\tU+00FE\t\(long)\tfine\t\t\n"
    let folder = Embedded.make(try FoldRules(DataTable(name: "t", utf8: text.utf8)))
    #expect(folder.fold("þ").count == 63)
    #expect(folder.fold(String(repeating: "þ", count: 1000)).count == 63_000)
  }

  @Test func noCharacterHasTwoRulesOfOneGrain() {
    let keys = zip(Embedded.column("code_points"), Embedded.column("to"))
      .filter { $1 != "(nfkc)" }.map(\.0)
    #expect(Set(keys).count == keys.count)
  }

  @Test func theTableIsSorted() {
    let sets = Embedded.column("set")
    #expect(sets == sets.sorted())
  }

  @Test func harakatKeptAreInOneOrder() {
    let folder = Embedded.make(Embedded.rules.disabling(["harakat"]))
    let orders = [
      "مُحَم\u{0651}\u{064E}د", "مُحَم\u{064E}\u{0651}د", "مُحَم\u{064E}\u{0651}\u{064E}د",
      "مُحَم\u{FE7D}\u{064E}د",
    ]
    for text in orders {
      #expect(folder.fine(text) == "مُحَم\u{064E}\u{0651}د")
      #expect(folder.fold(text).base.filter { $0 != 0 } == Embedded.folder.fold("محمد").base)
    }
    #expect(folder.fine("ا\u{064E}\u{0654}حمد") == "أ\u{064E}حمد")
  }
}
