import Matching
import Onomastics
import Orthography
import Testing

@Suite struct ClassCountsTests {
  private func counts(_ name: String) -> ClassCounts {
    let scratch = NameScratch()
    var name = name
    name.withUTF8 { Embedded.knowledge.read($0, kind: nil, scratch: scratch) }
    var keys: [KeyTable.Key] = []
    for part in scratch.parse.parts {
      Embedded.knowledge.keys.keys(of: scratch.parse.text(part.reading), into: &keys)
    }
    return ClassCounts(keys)
  }

  @Test(arguments: [
    ("Mikdad", "مقداد", 0), ("Jamal", "Cemal", 0), ("Hassan", "Husayn", 0), ("Ali", "علي", 0),
    ("Moallem", "Mualim", 0), ("Samir", "Samid", 2), ("Khalid", "Khalif", 2),
    ("Rashid", "Rashidi", 0), ("Samir", "Sami", 1), ("Nabil", "Nabih", 1),
  ])
  func namesDifferInSoManyClasses(_ one: String, _ other: String, _ difference: Int) {
    #expect(counts(one).difference(counts(other)) == difference)
    #expect(counts(other).difference(counts(one)) == difference)
  }

  @Test func whatIsNotKnownIsToldFromAWordWithoutConsonants() {
    #expect(!ClassCounts.unknown.isKnown)
    #expect(counts("Aya").isKnown)
    #expect(counts("Mikdad").isKnown)
  }
}
