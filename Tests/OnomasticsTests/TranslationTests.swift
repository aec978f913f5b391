import Onomastics
import Testing

/// What places, and words of their names, are called in other languages.
@Suite struct TranslationTests {
  @Test func aPlaceIsReadByItsOwnNameToo() {
    #expect(full("Cairo", .place) == "name:cairo(translation:قاهره)")
    #expect(full("New Cairo", .organization) == "name:new name:cairo(translation:قاهره)")
    #expect(full("Damascus") == "name:damascus(translation:دمشق)")
    #expect(full("سوئز", .place) == "name:سويز(translation:سويس)")
  }

  @Test func severalWordsAreReadAsOne() {
    #expect(full("Bethlehem", .place) == "name:bethlehem(translation:بيتلحم)")
  }

  @Test func wordsOfPlaceNamesAreTranslatedInThemAlone() {
    #expect(full("Upper", .place) == "name:upper(translation:عليا)")
    #expect(full("كفر بالا", .place) == "placeWord:كفر name:بالا(translation:عليا)")
    #expect(full("Upper", .organization) == "name:upper")
    #expect(full("Mount Lebanon", .place) == "generic:mount(translation:جبل) name:lebanon")
  }

  @Test func peopleHaveNoTranslations() {
    #expect(full("Francesco Cairo", .person) == "name:francesco name:cairo")
    #expect(full("Jordan", .name) == "name:jordan")
  }

  @Test func itsOwnNameNeedsNone() {
    #expect(full("القاهرة", .place) == "name[article]:قاهره(fusedArticle:القاهره)")
  }
}
