import Matching
import Orthography
import Testing

/// Where two spellings fit worst: letters of one sound in any tradition, or another name's.
@Suite struct LetterFitTests {
  private func fit(_ a: String, _ b: String) -> LetterFit {
    let (left, right) = (Embedded.prepared(a), Embedded.prepared(b))
    return left.numbers.withUnsafeBufferPointer { own in
      right.numbers.withUnsafeBufferPointer { other in
        Embedded.knowledge.model.fit(
          word(left.units[0], own), word(right.units[0], other), scratch: EditScratch())
      }
    }
  }

  private func word(
    _ unit: PreparedName.Unit, _ numbers: UnsafeBufferPointer<UInt8>
  ) -> EditModel.Word {
    EditModel.Word(
      letters: UnsafeBufferPointer(
        rebasing: numbers[Int(unit.start)..<Int(unit.start + unit.count)]),
      alphabet: unit.alphabet, marginals: unit.marginals)
  }

  @Test(arguments: [
    ("Basjar", "Bashar"), ("Bachar", "Bashar"), ("Djamal", "Jamal"), ("Mikdad", "Miqdad"),
    ("Szakir", "Shakir"), ("مقداد", "Mikdad"), ("Moallem", "معلم"),
  ])
  func lettersOfOneSoundFit(_ a: String, _ b: String) {
    #expect(fit(a, b).consonant > -4.5, "\(a) – \(b): \(fit(a, b))")
  }

  @Test(arguments: [
    ("Miqdam", "Mikdad"), ("مقدام", "Mikdad"), ("Rahmani", "Rouhani"), ("جاسم", "قاسم"),
  ])
  func aForeignConsonantDoesNot(_ a: String, _ b: String) {
    #expect(fit(a, b).consonant < -4.5, "\(a) – \(b): \(fit(a, b))")
  }

  @Test(arguments: [("Miqdam", "مقداد"), ("Faisal", "Fayssal"), ("Bashar", "Bachar")])
  func itIsTheSameInBothDirections(_ a: String, _ b: String) {
    let (there, back) = (fit(a, b), fit(b, a))
    #expect(abs(there.consonant - back.consonant) < 0.5, "\(a) – \(b): \(there), \(back)")
  }

  @Test func vowelsAndWeakLettersAreNoConsonants() {
    #expect(fit("Hisham", "Hesham").consonant > -1)
    #expect(fit("Hisham", "Hesham").vowel < 0)
  }
}
