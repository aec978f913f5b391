import Onomastics
import Testing

/// ʿAbd + X, X al-Dīn, X Allāh are one part each, in every spelling.
@Suite struct CompoundTests {
  @Test(arguments: [
    "Abdul Rahman", "Abdurrahman", "Abd al-Rahman", "Abdel-Rahman", "Abd-el-Rahman",
    "Abdirahman", "Abd Elrahman", "Abdul al-Rahman", "ABDUR RAHMAN", "AbdelRahman",
    "‘Abd ar-Raḥmān", "Abdourahman", "Abd. Rahman", "Abdarrahman",
  ])
  func abdWithADivineNameIsOnePart(_ name: String) {
    #expect(plain(name) == "name[abd]:abdrahman")
  }

  @Test(arguments: ["عبدالرحمن", "عبد الرحمن", "عبد‌الرحمن", "عَبْد الرَّحْمٰن", "عبد ال رحمن"])
  func abdInArabicScriptIsOnePart(_ name: String) {
    #expect(plain(name) == "name[abd]:عبدرحمن")
  }

  @Test(arguments: [
    "Abdallah", "Abdullah", "Abdollah", "Abdulla", "Abdellah", "Abd Allah", "Abdul Lah", "Abdulah",
  ])
  func abdallahIsOneName(_ name: String) {
    #expect(full(name) == "name[abd]:abdallah")
  }

  @Test func derivedNamesKeepTheirEnding() {
    #expect(plain("Abdullahi") == "name[abd]:abdallahi")
    #expect(plain("Abdollahnejad") == "name[abd]:abdallahnejad")
    #expect(plain("Abdullatif") == "name[abd]:abdlatif")
    #expect(plain("Abdullaziz") == "name[abd]:abdaziz")
  }

  @Test func abdThatStandsAloneIsAName() {
    #expect(plain("Abdul Muhammad Khan") == "name:abdul name:muhammad name:khan")
    #expect(plain("Abdul bin Ahmad") == "name:abdul particle:bin name:ahmad")
    #expect(plain("Abdi Hassan") == "name:abdi name:hassan")
    #expect(plain("عبد حسن") == "name:عبد name:حسن")
    #expect(plain("ABDUL, Rahman") == "name[beforeComma]:abdul name:rahman")
  }

  @Test(arguments: [
    "Nur al-Din", "Nuraddin", "Nurettin", "Nur ad-Dīn", "Nureldin", "Nur-ed-Dine", "Nur Uddin",
    "NUR-UD-DIN", "Nurdin", "Nurud-Din",
  ])
  func alDinJoinsTheNameBefore(_ name: String) {
    #expect(plain(name) == "name[din]:nurdin")
  }

  @Test(arguments: ["نورالدين", "نور الدين", "نورالدین", "نور‌الدین"])
  func alDinJoinsInArabicScript(_ name: String) {
    #expect(full(name) == "name[din]:نوردين(stem:نور)")
  }

  @Test func dinWithoutAnArticleIsAName() {
    #expect(plain("Ahmad Din") == "name:ahmad name:din")
    #expect(plain("Aydin") == "name:aydin")
    #expect(plain("Zayn al-Abidin") == "name:zayn name[article]:abidin")
  }

  @Test(arguments: [
    "Nasrallah", "Nasrullah", "Nasr Allah", "Nasrollah", "Nasr Ullah",
  ])
  func allahJoinsTheNameBefore(_ name: String) {
    #expect(plain(name, .person) == "name[allah]:nasrallah")
  }

  @Test func stemsAreSecondReadingsForPeopleOnly() {
    #expect(full("Ataollah", .person) == "name[allah]:ataallah(stem:ata)")
    #expect(full("Khalilollahi", .person) == "name[allah]:khalilallahi(stem:khalil)")
    #expect(full("Abdolrasool", .person) == "name[abd]:abdrasool(stem:rasool)")
    #expect(full("Mohammadreza", .person) == "name:mohammadreza(stem:mohammad,stem:reza)")
    #expect(full("Bahramnezhad", .person) == "name:bahramnezhad(stem:bahram)")
    #expect(full("Bahramnezhad", .place) == "name:bahramnezhad")
  }

  @Test func theArticleInsideAWordIsASecondReading() {
    #expect(full("Ziaulhaq") == "name:ziaulhaq(fusedArticle:ziahaq)")
    #expect(full("ابوالفضل") == "name:ابوالفضل(fusedArticle:ابوفضل)")
  }

  @Test func theArticleBehindAFusedKunyaIsTakenOffToo() {
    #expect(full("Abouelnaga") == "name:abouelnaga(fusedArticle:abounaga)")
    #expect(full("Boulkheir") == "name:boulkheir(fusedArticle:boukheir)")
    #expect(full("ابوالنجا") == "name:ابوالنجا(fusedArticle:ابونجا)")
    #expect(full("Boulos") == "name:boulos")
  }

  @Test func theArticleOfTheNextNameIsTakenOffTheFirst() {
    #expect(full("Ataur Rahman") == "name:ataur(fusedArticle:ata) name:rahman")
    #expect(full("Sirajul Haq") == "name:sirajul(fusedArticle:siraj) name:haq")
    #expect(full("Mansur Rahimi") == "name:mansur name:rahimi")
    #expect(full("Rasul Khan") == "name:rasul name:khan")
  }

  @Test func persianCompoundsAreSplitWhereTheyAreWrittenSo() {
    #expect(plain("محمد‌رضا") == "name:محمد name:رضا")
    #expect(plain("Mohammad-Reza") == "name:mohammad name:reza")
    #expect(plain("MostafaHashemi") == "name:mostafa name:hashemi")
    #expect(plain("خامنه‌ای") == "name:خامنهاي")
    #expect(plain("McDonald") == "name:mcdonald")
    let parse = Embedded.parse("Mohammad-Reza Pahlavi")
    #expect(parse.parts.map(\.startsWord) == [true, false, true])
  }

  @Test func dhuJoinsItsNoun() {
    #expect(plain("Dhu al-Fiqar") == "name:dhulfiqar")
    #expect(plain("Dhu'l-Fiqar") == "name:dhu'lfiqar")
    #expect(plain("ذو الفقار") == "name:ذوالفقار")
  }
}
