import Matching
import Onomastics
import Testing

/// Places under names of different languages.
@Suite struct TranslationTests {
  @Test(arguments: [
    ("Cairo", "القاهرة"), ("Cairo", "Al Qahirah"), ("Damascus", "دمشق"), ("Suez", "As Suways"),
    ("Rif Damascus", "ريف دمشق"), ("Deir Bala", "دير علیا"), ("North Kordofan", "شمال كردفان"),
  ])
  func isOnePlace(_ a: String, _ b: String) {
    let result = Embedded.compare(a, b, .place)
    #expect(result.alignment.missing == 0 && result.alignment.extra == 0, "\(a) \(b)")
    #expect(result.score > 0.5, "\(a) \(b): \(result.score)")
  }

  @Test(arguments: [
    ("Cairo", "دمشق"), ("Upper Egypt", "Lower Egypt"), ("North Darfur", "جنوب دارفور"),
  ])
  func areTwoPlaces(_ a: String, _ b: String) {
    #expect(Embedded.compare(a, b, .place).score < 0.5, "\(a) \(b)")
  }
}
