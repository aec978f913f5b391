import Kunya
import Testing
import Transliteration

@Suite("The embedded vocalizer and restorer")
struct VocalizerTests {
  private func best(_ word: String, _ language: SchemeLanguage = .arabic) throws -> [String] {
    let word = Vocalizer.Word(words: [word], index: 0, language: language)
    return try Vocalizer.embedded().spellings(word, 3).map(\.text)
  }

  @Test(
    "Names get their vowels",
    arguments: [
      ("محمد", "مُحَمَّد"), ("حسين", "حُسَيْن"), ("المعلم", "اَلْمُعَلِّم"), ("فاطمة", "فَاطِمَة"),
    ])
  func arabic(_ word: String, _ vocalised: String) throws {
    #expect(try best(word).contains(vocalised))
  }

  @Test("Persian reads its own way")
  func persian() throws {
    let found = try best("حسین", .persian)
    #expect(found.contains { $0.hasPrefix("حُ") })
  }

  @Test("What is no bare word has no answer", arguments: ["مُحَمَّد", "Walid", "", "١٢"])
  func other(_ word: String) throws {
    #expect(try best(word) == [])
  }

  @Test(
    "Latin spellings go back with the right letters",
    arguments: [
      ("Miqdad", SchemeLanguage.arabic, "مقداد"), ("Fayssal", .arabic, "فيصل"),
      ("Khaji", .arabic, "خاجي"),
      ("Ahmad", .arabic, "أحمد"), ("Fatima", .arabic, "فاطمة"), ("Fatemeh", .persian, "فاطمه"),
      ("Ali Shariati", .persian, "علی شریعتی"), ("Abd el-Rahman", .arabic, "عبد الرحمن"),
    ])
  func restored(_ latin: String, _ language: SchemeLanguage, _ original: String) throws {
    #expect(try Restorer.embedded().originals(latin, language, 1).map(\.text) == [original])
  }

  @Test("A spelling that several words have lists all of them")
  func several() throws {
    let words = try Restorer.embedded().originals("Khaji", .persian, 4).map(\.text)
    #expect(words.contains("خاجی"), "\(words)")
  }
}
