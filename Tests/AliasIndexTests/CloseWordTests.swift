import AliasIndex
import Matching
import Testing

/// What stands beside a part that was found is compared, whatever its keys.
@Suite struct CloseWordTests {
  private func search(_ names: String...) throws -> (CandidateSearch, AliasIndex) {
    let index = try Embedded.index(
      names.map { IndexEntity(id: $0, kind: .person, names: [.init($0)]) })
    var limits = CandidateSearch.Limits()
    limits.nearKeys = 0
    return (CandidateSearch(index: index, knowledge: Embedded.knowledge, limits: limits), index)
  }

  @Test(arguments: [
    ("Fayssal Mikdad", "Faisal Mikdat"), ("Walid Moallem", "Valid Moalem"),
    ("Bouthaina Shaaban", "Bothaina Shaban"),
  ])
  func aWordBesideOneThatWasFoundIsCompared(_ name: String, _ mention: String) throws {
    let (search, index) = try search(name, "Fayssal Haddad", "Walid Jumblatt", "Nabil Shaath")
    let best = try #require(search.candidates(mention).first)
    #expect(index.entity(best.entity).id == name)
    #expect(best.alignment.missing == 0 && best.alignment.extra == 0)
  }

  /// Mascara is met by too little of its letters for the search to end there.
  @Test func aNameThatFitsBadlyEndsNoSearch() throws {
    let index = try Embedded.index(
      ["Mascara", "Msaken", "Béja", "Tozeur"].map {
        IndexEntity(id: $0, kind: .place, names: [.init($0)])
      })
    let search = CandidateSearch(index: index, knowledge: Embedded.knowledge)
    let found = search.candidates("Msaker").map { index.entity($0.entity).id }
    #expect(Set(found) == ["Mascara", "Msaken"])
    // The very name does end it.
    #expect(search.candidates("Mascara").map { index.entity($0.entity).id } == ["Mascara"])
  }

  /// A namesake written in another script scores less, and is told all the same.
  @Test func namesakesAreToldInWhateverScript() throws {
    let (search, index) = try search("Hassan Ali Mansour", "حسن علي منصور", "Hussein Ali Mansour")
    for mention in ["Hassan Ali Mansour", "حسن علي منصور"] {
      let found = search.candidates(mention).map { index.entity($0.entity).id }
      #expect(Set(found.prefix(2)) == ["Hassan Ali Mansour", "حسن علي منصور"])
    }
  }
}
