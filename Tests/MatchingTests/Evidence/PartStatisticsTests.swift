import Matching
import Orthography
import Testing

@Suite struct PartStatisticsTests {
  private func information(_ name: String, table: Float = 0) -> Float {
    let letters = Embedded.knowledge.folder.fold(name).base
    let alphabet: Alphabet = letters.contains(where: LetterPage.isArabic) ? .arabic : .latin
    return Embedded.knowledge.preparer.statistics.information(
      letters, alphabet, tableFrequency: table)
  }

  @Test(arguments: [
    ("Muhammad", "Mikdad"), ("Ali", "Araghchi"), ("Hassan", "Khaji"), ("محمد", "المقداد"),
    ("علی", "خاجی"), ("Ahmed", "Qabbani"),
  ])
  func aCommonNameTellsLessThanARareOne(_ common: String, _ rare: String) {
    let (less, more) = (information(common), information(rare))
    #expect(less + 2 < more, "\(common) \(less), \(rare) \(more)")
  }

  @Test func whatATableHoldsOftenTellsLessThere() {
    #expect(information("Mikdad", table: 0.2) < information("Mikdad", table: 0.001))
    #expect(information("Mikdad", table: 0.001) < information("Mikdad"))
  }

  @Test func informationHasBounds() {
    for name in Names.latin + Names.arabic + ["Xqzwvkj", "", "★"] {
      let nats = information(name)
      #expect((0...PartStatistics.most).contains(nats), "“\(name)”: \(nats)")
    }
    #expect(information("Ali", table: 1) >= 0)
  }

  @Test func theSharesSumToOne() {
    #expect(
      abs(
        PartStatistics.Share.table + PartStatistics.Share.general + PartStatistics.Share.letters
          - 1) < 1e-6)
  }
}
