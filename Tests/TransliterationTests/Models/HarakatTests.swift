import Orthography
import Testing
import Transliteration

@Suite("Vowels onto letters")
struct HarakatTests {
  @Test(
    "A reading's vowels stand on its letters",
    arguments: [
      ("محمد", "muḥammad", "مُحَمَّد"), ("حسين", "ḥusayn", "حُسَيْن"),
      ("فاطمة", "fāṭimah", "فَاطِمَة"), ("المعلم", "al-muʻallim", "اَلْمُعَلِّم"),
      ("الشمس", "al-shams", "اَلشَّمْس"), ("موسى", "mūsá", "مُوسَى"),
      ("عدوية", "ʻadawīyah", "عَدَوِيَّة"), ("الله", "allāh", "اَللّٰه"),
      ("أمين", "amīn", "أَمِين"), ("إيمان", "īmān", "إِيمَان"),
    ])
  func marks(_ word: String, _ romanized: String, _ vocalised: String) throws {
    let letters = try #require(LetterPage.bytes(word))
    let symbols = try #require(RomanLetters.symbols(romanized))
    let marks = try #require(Harakat.marks(of: letters, read: symbols))
    #expect(Harakat.text(word, marks: marks) == vocalised)
  }

  @Test("A reading of other letters has no place", arguments: ["ḥasan", "muḥammadah", ""])
  func misfit(_ romanized: String) throws {
    let letters = try #require(LetterPage.bytes("محمد"))
    let symbols = try #require(RomanLetters.symbols(romanized))
    #expect(Harakat.marks(of: letters, read: symbols) == nil)
  }

  @Test("Digraphs are one symbol, a prime keeps letters apart")
  func symbols() {
    #expect(RomanLetters.symbols("Shādhilī")?.count == 6)
    #expect(RomanLetters.symbols("Adʹham")?.count == 5)
    #expect(RomanLetters.symbols("Adʹham").map { RomanLetters.text($0) } == "adʹham")
    #expect(RomanLetters.symbols("Diłxoş") == nil)
  }
}
