import Onomastics
import Testing

/// Titles, particles, kunya, place words, numbers, initials.
@Suite struct WordClassTests {
  @Test func aTitleThatIsANameTooNeedsTwoNamesBehindIt() {
    #expect(plain("Sayyid Qutb") == "name:sayyid name:qutb")
    #expect(plain("Sayyid Ali Khamenei") == "title:sayyid name:ali name:khamenei")
    #expect(plain("Sultan bin Salman") == "name:sultan particle:bin name:salman")
    #expect(plain("Hassan al-Sheikh") == "name:hassan name[article]:sheikh")
    #expect(plain("Amir-Ali Seifi Osanloo") == "name:amir name:ali name:seifi name:osanloo")
    #expect(plain("الملك فيصل") == "title[article]:ملك name:فيصل")
  }

  @Test func titlesOfSeveralWordsAreOnePart() {
    #expect(
      plain("Prime Minister Nouri al-Maliki")
        == "title:primeminister name:nouri name[article]:maliki")
    #expect(
      plain("Hojjat ol-Eslam Hassan Rouhani") == "title:hojjatoleslam name:hassan name:rouhani")
    #expect(plain("صاحب السمو الشيخ راشد") == "title:صاحبالسمو title[article]:شيخ name:راشد")
    #expect(plain("آیت‌الله سید علی") == "title:ايتالله name:سيد name:علي")
  }

  @Test func aWordOfTheTablesByItselfIsAName() {
    for name in ["sheikh", "abu", "deir", "bin", "first", "province", "m"] {
      #expect(plain(name).hasSuffix("name:\(name)") || plain(name) == "initial:\(name)")
    }
    #expect(plain("Dr.") == "name:dr")
  }

  @Test func textWithoutLettersHasNoParts() {
    #expect(plain("") == "")
    #expect(plain(" - . , ' ") == "")
    #expect(plain("🙂 !") == "")
  }

  @Test func rulesAreTheSameInAllScripts() {
    let latin = Embedded.parse("Sheikh Ahmad Yassin").parts[0]
    let arabic = Embedded.parse("الشيخ أحمد ياسين").parts[0]
    #expect(latin.kind == .title && latin.rule == arabic.rule)
    #expect(Embedded.grammar.rule(latin.rule)?.id == "sheikh")
    #expect(Embedded.grammar.rule(-1) == nil)
  }

  @Test func kunyasAndNasabAreParts() {
    #expect(plain("Abu'l-Fadl") == "kunya:abu name[article]:fadl")
    #expect(plain("Aboul Gheit") == "kunya:abou name[article]:gheit")
    #expect(plain("أبو بكر") == "kunya:ابو name:بكر")
    #expect(plain("Aboubakr") == "name:aboubakr")
    #expect(plain("Ahmad b. Hanbal") == "name:ahmad particle:b name:hanbal")
    #expect(plain("Ahmad B Hanbal") == "name:ahmad initial:b name:hanbal")
    #expect(plain("Heydar Ali oğlu") == "name:heydar name:ali particle:oğlu")
    #expect(plain("Kuh-e Sefid", .place) == "placeWord:kuh particle:e name:sefid")
  }

  @Test func theKindDecidesWhatAWordIs() {
    #expect(plain("Beni Mellal", .place) == "placeWord:beni name:mellal")
    #expect(plain("Beni Mellal", .person) == "particle:beni name:mellal")
    #expect(plain("Khan Yunis", .place) == "placeWord:khan name:yunis")
    #expect(plain("Khan Yunis", .person) == "name:khan name:yunis")
    #expect(plain("Bab Ali", .person) == "name:bab name:ali")
  }

  @Test func abbreviationsOfMuhammadNeedCompany() {
    #expect(full("Mohd Hafiz") == "name:muhammad(abbreviation:mohd) name:hafiz")
    #expect(plain("Moh.", .place) == "name:moh")
    #expect(plain("Md") == "name:md")
  }

  @Test func numbersAndInitials() {
    #expect(plain("King Abdullah II") == "title:king name[abd]:abdallah number:ii")
    #expect(plain("تل علو الأولى", .place) == "placeWord:تل name:علو number[article]:اولي")
    #expect(plain("Al Qusais 1") == "name[article]:qusais number:1")
    #expect(plain("M.A. Saleh") == "initial:m initial:a name:saleh")
  }

  @Test func capitalsAndCommasAreMarked() {
    #expect(
      full("AL-ZAWAHIRI, Ayman", .person)
        == "name[article,beforeComma,capitals]:zawahiri name:ayman")
    #expect(full("AYMAN ZAWAHIRI", .place) == "name:ayman name:zawahiri")
  }
}
