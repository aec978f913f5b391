import Matching
import Testing

/// Endings that make one name of another, told from spellings of one ending.
@Suite struct NameEndingTests {
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
    ("Sulaiman", "Sulaimani"), ("معلم", "Moallemi"), ("معلمي", "معلم"), ("Asadi", "Asadian"),
    ("اسدی", "Asadian"), ("Andon", "Andonian"), ("Bahrami", "بهرام"),
  ])
  func theNisbaAndTheDescendantAreOtherNames(_ a: String, _ b: String) {
    #expect(fit(a, b).isOtherDescent && fit(b, a).isOtherDescent, "\(a) – \(b)")
  }

  @Test(arguments: [
    ("Sulaimani", "سليماني"), ("Sulaimany", "Sulaimani"), ("Andonian", "Antonean"),
    ("صدیقیان", "Sedighiaan"), ("Mustafa", "مصطفى"), ("Khamenei", "خامنه‌ای"),
  ])
  func spellingsOfOneEndingAreNot(_ a: String, _ b: String) {
    #expect(!fit(a, b).isOtherDescent && !fit(b, a).isOtherDescent, "\(a) – \(b)")
  }

  @Test(arguments: [
    ("Basima", "Basim"), ("Sharifah", "Sharif"), ("كريمة", "Kareem"), ("كريم", "Karima"),
    ("حلیمه", "Halim"), ("عادلة", "عادل"),
  ])
  func theFeminineIsAnotherName(_ a: String, _ b: String) {
    #expect(fit(a, b).isOtherGender && fit(b, a).isOtherGender, "\(a) – \(b)")
  }

  /// ح ends names that Latin letters write with -ah, ة names that they write with -at.
  @Test(arguments: [
    ("Salah", "صلاح"), ("Farah", "فراح"), ("Nusrat", "نصرة"), ("Fayçale", "Faysal"),
    ("Karima", "Karimah"), ("كريمة", "Karimeh"), ("Rabia", "ربيع"),
  ])
  func aLastVowelOfTheNameItselfIsNoFeminine(_ a: String, _ b: String) {
    #expect(!fit(a, b).isOtherGender && !fit(b, a).isOtherGender, "\(a) – \(b)")
  }
}
