import Matching
import Orthography
import Testing

@Suite struct RestoringTests {
  @Test(arguments: [
    ("walid", "وليد"), ("mikdad", "مقداد"), ("rashid", "رشيد"), ("salim", "سليم"),
    ("hasan", "حسن"),
  ])
  func latinLettersLeadBackToArabicOnes(_ latin: String, _ arabic: String) {
    let (letters, log) = Embedded.model.arabicLatin.restoredLeft(of: Word(latin).letters)
    let restored = EditTable.text(letters, .arabic)
    // Back-transliteration guesses: consonants count, long vowels may differ.
    let consonants = { (text: String) in text.filter { !"اوي".contains($0) } }
    #expect(consonants(restored).count == consonants(arabic).count, "\(latin): \(restored)")
    #expect(log <= 0)
  }

  @Test func anyLettersAreRestored() {
    var random = Seeded(seed: 8)
    for _ in 0..<200 {
      let word = Word.random(20, .latin, &random)
      let (letters, log) = Embedded.model.arabicLatin.restoredLeft(of: word.letters)
      #expect(log <= 0 && !log.isNaN, "\(word)")
      #expect(letters.allSatisfy { (1...34).contains($0) }, "\(word)")
    }
  }

  @Test func anyArabicLettersAreTransliterated() {
    for number in UInt8(1)...34 {
      let right = Embedded.model.arabicLatin.transliteratedRight(of: [number])
      #expect(right.allSatisfy { (1...30).contains($0) }, "\(number): \(right)")
    }
    #expect(Embedded.model.arabicLatin.transliteratedRight(of: []).isEmpty)
  }
}
