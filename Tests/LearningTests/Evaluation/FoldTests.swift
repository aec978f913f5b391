import Learning
import Testing

@Suite struct FoldTests {
  private let names = [
    "Walid al-Moallem", "Fayssal Mikdad", "Hassan Rouhani", "Amr Moussa", "Fairuz", "Umm Kulthum",
    "Naguib Mahfouz", "Mahmoud Darwish", "Nizar Qabbani", "Adonis", "Ghassan Kanafani",
    "Tayeb Salih", "Assia Djebar", "Kateb Yacine", "Forough Farrokhzad", "Sadegh Hedayat",
  ]

  @Test func everyFoldGetsSome() {
    let folds = Set(names.map { Fold.of($0, among: 2) })
    #expect(folds == [0, 1])
    #expect(names.allSatisfy { (0..<5).contains(Fold.of($0, among: 5)) })
  }

  @Test func caseMakesNoOtherFold() {
    for name in names { #expect(Fold.hash(name) == Fold.hash(name.uppercased())) }
  }

  /// A change would move names from what is learned from to what is measured.
  @Test func theHashIsFixed() {
    #expect(Fold.hash("وليد المعلم") == 1_495_369_569_058_909_484)
    #expect(Fold.hash("Walid al-Moallem") == 1_011_127_425_907_380_511)
  }
}
