import AliasTable
import Testing

@testable import AliasFormats

@Suite struct TextTests {
  @Test(arguments: [
    ("1941", "1941"), ("1941-07", "1941-07"), ("1941-07-17", "1941-07-17"),
    ("1941-07-17T00:00:00", "1941-07-17"), ("2024-02-29", "2024-02-29"), ("41", nil),
    ("1941-13", nil), ("1941-07-32", nil), ("1941-7-1", nil), ("0000", nil), ("circa 1941", nil),
    ("", nil), ("+941", nil), ("1941-", nil), ("1941-07-17-01", nil),
  ])
  func datesAreISO8601OrNone(text: String, date: String?) {
    #expect(DateText.iso(text) == date)
  }

  @Test(arguments: [
    ("17 Jul 1941", "1941-07-17"), ("Jul 1941", "1941-07"), ("1941", "1941"),
    ("circa 1941", "1941"), ("circa Mar 1941", "1941-03"), ("31 Apr 1941", nil),
    ("1940 to 1945", nil), ("Jully 1941", nil), ("", nil), ("circa", nil), ("1 2 Jul 1941", nil),
  ])
  func englishDatesAreRead(text: String, date: String?) {
    #expect(DateText.english(text) == date)
  }

  @Test func statementsOfOneBirthAreOneIfTheyAgree() {
    #expect(DateText.best(of: ["1941", "1941-07-17", "1941-07"]) == ("1941-07-17", []))
    #expect(DateText.best(of: ["1941", "1942-01-01"]) == ("1941", ["1942-01-01"]))
    #expect(DateText.best(of: []) == (nil, []))
  }

  @Test(arguments: [
    ("  Abu \u{A0}Khalid\n al-Najjar ", "Abu Khalid al-Najjar"),
    ("حسن\u{200C}علی", "حسن\u{200C}علی"), ("H7", "H7"), ("٧", "٧"), (" \u{200F} ", nil), ("—", nil),
    ("\0Ali\u{7F}", "Ali"), ("", nil),
  ])
  func namesAreCleaned(text: String, name: String?) {
    #expect(SourceText.cleaned(text) == name)
  }

  @Test func remarksOfOFACAreTakenApart() {
    let remarks = SDNRemarks(
      "DOB 31 Aug 1960; alt. DOB 1953; POB Al Basuriyah, Lebanon; Gender Male; nationality Lebanon;"
        + " alt. citizen Iran; a.k.a. 'ABU-'UMAR'; f.k.a. 'DOCTOR M.R.O.'; a.k.a. unquoted;"
        + " Linked To: a.k.a. 'NOT THIS'.")
    #expect(remarks.births == ["1960-08-31", "1953"])
    #expect(remarks.gender == "m")
    #expect(remarks.countries == ["Lebanon", "Iran"])
    #expect(remarks.names.map(\.text) == ["ABU-'UMAR", "DOCTOR M.R.O."])
    #expect(remarks.names.map(\.role) == [.alias, .former])
  }

  @Test(arguments: ["a.k.a. 'H7'.", "a.k.a. 'H7'", " a.k.a. 'H7' ;"])
  func theLastRemarkMayEndWithAFullStop(remarks: String) {
    #expect(SDNRemarks(remarks).names.map(\.text) == ["H7"])
  }

  @Test(arguments: ["a.k.a. '", "a.k.a. ''", "a.k.a. ", "DOB ", ";;;.", "Gender ", "'"])
  func emptyRemarksSayNothing(remarks: String) {
    let remarks = SDNRemarks(remarks)
    #expect(remarks.names.filter { SourceText.cleaned($0.text) != nil }.isEmpty)
    #expect(remarks.births.isEmpty && remarks.gender == nil && remarks.countries.isEmpty)
  }

  @Test func aNameThatComesTwiceIsTheStronger() throws {
    var draft = EntityDraft(id: "1")
    draft.add(name: "Ali", role: .former, weak: true)
    draft.add(name: "Hasan", role: .alias)
    draft.add(name: " Ali", role: .preferred)
    draft.add(name: "Omar", role: .preferred)
    draft.add(name: "Ali", lang: "en", role: .preferred)
    let entity = try draft.finished()
    #expect(
      entity.names == [
        NameRecord(text: "Ali", role: .preferred), NameRecord(text: "Hasan"),
        NameRecord(text: "Omar"), NameRecord(text: "Ali", lang: "en", role: .preferred),
      ])
  }

  @Test func columnRolesAreRead() {
    for word in ["id", "name", "name:ar", "alias:zh-Hans", "ref:pcode", "judgment"] {
      #expect(ColumnRole(word) != nil, "\(word)")
    }
    for word in ["", "Name", "name:", "name:a b", "ref", "ref:", "id:x", "kind:en"] {
      #expect(ColumnRole(word) == nil, "\(word)")
    }
    var map = ColumnMap()
    #expect(
      map.assign("name:ar=a=b")
        && map.assignments == [.init(role: .name(lang: "ar"), header: "a=b")])
    #expect(!map.assign("id") && !map.assign("id=") && !map.assign("ids=x"))
  }

  @Test func languagesOfGeoNamesAreTagsOrWords() {
    #expect(GeoNamesLanguage("ar")?.tag == "ar")
    #expect(GeoNamesLanguage("")?.tag == nil && GeoNamesLanguage("") != nil)
    #expect(GeoNamesLanguage("link") == nil)
    #expect(GeoNamesLanguage("wkdt")?.scheme == "wikidata")
    #expect(GeoNamesLanguage("zh_CN")?.tag == "zh-CN")
    #expect(GeoNamesLanguage("zh-Hant")?.isWanted(["zh"]) == true)
    #expect(GeoNamesLanguage("abbr")?.isWanted(["zh"]) == true)
    #expect(GeoNamesLanguage("fr_1793")?.isWanted(["zh"]) == false)
  }
}
