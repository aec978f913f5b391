import Orthography
import Testing

@testable import Onomastics

/// Properties that hold for any name, and for any bytes.
@Suite struct PropertyTests {
  static let names = [
    "Sheikh Rashid bin Saeed Al Maktoum", "Abd-al-Rahman al-Sufi", "Nur ad-Din Zangi",
    "Abu'l-Fadl al-Bayhaqi", "Hojjat ol-Eslam Hassan Rouhani", "Khalaf Allah Ahmad",
    "صاحب السمو الشيخ محمد بن راشد آل مكتوم", "آیت‌الله سید علی خامنه‌ای", "عبد الرحمن الصوفي",
    "Mohd. Najib bin Abdul Razak", "Wilaya d'Adrar", "Errachidia", "ZAWAHIRI, Ayman al-",
  ]

  @Test(arguments: names)
  func sourcesCoverTheirWordsInOrder(_ name: String) {
    let parse = Embedded.parse(name)
    var end = 0
    for part in parse.parts {
      #expect(part.source.lowerBound >= end)
      #expect(!part.source.isEmpty)
      end = part.source.upperBound
    }
    #expect(end <= name.utf8.count)
  }

  @Test func sourcesHoldArticleAndFusedParts() {
    #expect(sources("Walid al-Moallem") == ["Walid", "al-Moallem"])
    #expect(sources("ʿAbd al-Raḥmān Ṣūfī") == ["ʿAbd al-Raḥmān", "Ṣūfī"])
    #expect(sources("نور الدین زنگی") == ["نور الدین", "زنگی"])
    #expect(sources("الشيخ راشد آل مكتوم") == ["الشيخ", "راشد", "آل مكتوم"])
    #expect(sources("  Prime  Minister (Noor Uddin)") == ["Prime  Minister", "Noor Uddin"])
  }

  private func sources(_ name: String) -> [String] {
    let bytes = Array(name.utf8)
    return Embedded.parse(name).parts.map { String(decoding: bytes[$0.source], as: UTF8.self) }
  }

  /// Letters don't depend on case (kinds of single letters do: `B` is an initial, `b` is "bin").
  @Test(arguments: names)
  func caseDoesNotChangeLetters(_ name: String) {
    let expected = letters(name.lowercased())
    #expect(letters(name.uppercased()) == expected)
    #expect(letters(name) == expected)
  }

  private func letters(_ name: String) -> [String] {
    let parse = Embedded.parse(name)
    return parse.parts.map { LetterPage.text(parse.text($0.reading)) }
  }

  @Test func aWarmParseGivesWhatAFreshOneGives() {
    var parse = NameParse()
    for name in PropertyTests.names + PropertyTests.names.reversed() {
      Embedded.grammar.parse(Embedded.folder.fold(name), into: &parse)
      #expect(parse.notation == full(name))
    }
  }

  @Test func anyBytesGiveAWellFormedParse() {
    var random = Random(state: 42)
    let seeds = PropertyTests.names.map { Array($0.utf8) }
    for round in 0..<4_000 {
      var bytes = round % 2 == 0 ? seeds[round / 2 % seeds.count] : []
      for _ in 0..<Int(random.next() % 24) {
        let byte = UInt8(truncatingIfNeeded: random.next())
        if bytes.isEmpty || byte & 1 == 0 {
          bytes.insert(byte, at: Int(random.next() % UInt64(bytes.count + 1)))
        } else {
          bytes.remove(at: Int(random.next() % UInt64(bytes.count)))
        }
      }
      checkForm(Embedded.parse(bytes: bytes, [nil, .person, .place][round % 3]), bytes)
    }
  }

  /// Names made of the tables' own words, which reach every branch.
  @Test func anyWordsOfTheTablesGiveAWellFormedParse() throws {
    let words = try tableWords()
    let joints = [" ", " ", "-", ", ", "", "\u{200C}", ". ", "'", " ("]
    var random = Random(state: 7)
    for round in 0..<6_000 {
      var name = ""
      for _ in 0...random.next() % 5 {
        name += words[Int(random.next() % UInt64(words.count))]
        name += joints[Int(random.next() % UInt64(joints.count))]
      }
      let bytes = Array(name.utf8)
      let parse = Embedded.parse(bytes: bytes, [nil, .person, .place][round % 3])
      checkForm(parse, bytes)
      #expect(parse.parts.contains { $0.kind != .number }, "\(name)")
    }
  }

  private func checkForm(_ parse: NameParse, _ bytes: [UInt8]) {
    var start = 0
    for part in parse.parts {
      #expect(parse.letters.indices.contains(part.reading.letters.lowerBound), "\(bytes)")
      #expect(!part.reading.letters.isEmpty, "\(bytes)")
      #expect(part.source.upperBound <= bytes.count, "\(bytes)")
      // Not behind the last part's end: one character can hold two numbers (½).
      #expect(part.source.lowerBound >= start, "\(bytes)")
      #expect(part.alternatives.upperBound <= parse.alternatives.count, "\(bytes)")
      for second in parse.alternatives[part.alternatives] {
        #expect(!second.reading.letters.isEmpty, "\(bytes)")
      }
      start = part.source.lowerBound
    }
  }

  private func tableWords() throws -> [String] {
    let tables = Embedded.tables
    var words: [String] = []
    for table in [
      tables.articles, tables.particles, tables.titles, tables.theophoric, tables.compounds,
      tables.placeWords, tables.numerals, tables.abbreviations, tables.translations,
    ] {
      for column in try [table.column("latin"), table.column("arabic")] {
        words += table.rows.flatMap { $0[column].split(separator: "|").map(String.init) }
      }
    }
    return words
  }

  @Test(arguments: ["al-", "abd ", "prime ", "شيخ ", "d'", "a.", "nur eddine, ", "a", "عبدال"])
  func longNamesTakeLinearTime(_ unit: String) {
    let short = time(String(repeating: unit, count: 256 / unit.utf8.count))
    let long = time(String(repeating: unit, count: 4_096 / unit.utf8.count))
    // 16 times the length; 160 leaves room for a busy machine, and quadratic time would be 256.
    #expect(long < max(short, .microseconds(20)) * 160)
  }

  private func time(_ name: String) -> Duration {
    let folded = Embedded.folder.fold(name)
    var parse = NameParse()
    let clock = ContinuousClock()
    return (0..<5).map { _ in
      clock.measure { Embedded.grammar.parse(folded, into: &parse) }
    }.min() ?? .zero
  }
}

/// A small generator with a fixed seed (SplitMix64).
struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
