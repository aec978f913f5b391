import AliasIndex
import Matching
import Sections
import Testing

@Suite struct BuilderTests {
  @Test func theSameEntitiesGiveTheSameBytes() {
    #expect(Embedded.image(Sample.entities) == Embedded.image(Sample.entities))
  }

  @Test func whatIsBuiltIsReadBack() throws {
    let index = try Embedded.index(Sample.entities)
    try index.image.verify()
    #expect(index.entityCount == Sample.entities.count)
    for (number, entity) in Sample.entities.enumerated() {
      let read = index.entity(number)
      #expect(read.id == entity.id)
      #expect(read.label == entity.names.first?.text)
      #expect(read.kind == entity.kind)
      #expect(read.countries == ["SY"])
      #expect(read.within == entity.within)
    }
  }

  @Test func anEmptyTableGivesAnIndexThatFindsNothing() throws {
    let index = try Embedded.index([])
    let search = CandidateSearch(index: index, knowledge: Embedded.knowledge)
    #expect(index.entityCount == 0)
    #expect(index.aliasCount == 0)
    #expect(search.candidates("Fayssal Mikdad").isEmpty)
  }

  @Test func anEntityWithoutNamesIsKeptAndNeverFound() throws {
    let index = try Embedded.index([IndexEntity(id: "a", kind: .person, names: [])])
    let search = CandidateSearch(index: index, knowledge: Embedded.knowledge)
    #expect(index.entity(0).id == "a")
    #expect(index.entity(0).label == "")
    #expect(search.candidates("Fayssal Mikdad").isEmpty)
  }

  @Test func thePreferredNameIsTheLabel() throws {
    let index = try Embedded.index([
      IndexEntity(id: "a", kind: .place, label: "Idlib", names: [.init("إدلب")])
    ])
    #expect(index.entity(0).label == "Idlib")
  }

  /// A label is one of the aliases, and need not be among the first; where it is none, or comes late,
  /// it stands among the details, before which nothing moves.
  @Test(arguments: [0, 1, 253, 254, 255, 299, nil] as [Int?])
  func theLabelIsWhicheverAliasOrNone(_ rank: Int?) throws {
    let names = (0..<300).map { "Camp \($0)" }
    let label = rank.map { names[$0] } ?? "Idlib"
    let index = try Embedded.index([
      IndexEntity(
        id: "a", kind: .person, label: label, names: names.map { .init($0) },
        countries: rank == 1 ? ["SY", "TR"] : [], within: ["b", "acme inc"]),
      IndexEntity(id: "b", kind: .place, names: [.init("Idlib"), .init("إدلب")]),
    ])
    #expect(index.entity(0).label == label)
    #expect(index.entity(0).countries == (rank == 1 ? ["SY", "TR"] : []))
    #expect(index.entity(0).within == ["b", "acme inc"])
    #expect(index.aliasCount == 302)
    #expect((0..<302).map(index.aliasText) == names + ["Idlib", "إدلب"])
    #expect(index.entity(1).id == "b")
    #expect(index.entity(1).label == "Idlib")
  }

  @Test func aliasesThatReadAlikeAreStoredOnce() throws {
    let index = try Embedded.index([
      IndexEntity(
        id: "a", kind: .person,
        names: [
          .init("Fayssal Mikdad"), .init("FAYSSAL  MIKDAD"), .init("Fáyssal Mikdad"),
          .init("Faysal Mikdad"), .init("Fayssal Mikdad", weak: true),
        ])
    ])
    #expect(
      (0..<index.aliasCount).map(index.aliasText) == [
        "Fayssal Mikdad", "Faysal Mikdad", "Fayssal Mikdad",
      ])
    #expect((0..<index.aliasCount).map(index.isWeak) == [false, false, true])
  }

  @Test func namesThatDifferInANumberAreDifferentAliases() throws {
    let names = ["Camp 1", "Camp 4", "Camp 14", "المخيم ١", "المخيم ٤"]
    let index = try Embedded.index([
      IndexEntity(id: "a", kind: .place, names: (names + ["Camp ١", "camp 14"]).map { .init($0) })
    ])
    #expect((0..<index.aliasCount).map(index.aliasText) == names)
  }

  @Test(arguments: [
    ("UN", true), ("U.N.", true), ("UNESCO", true), ("U", false), ("Un", false), ("سانا", false),
    ("UNRWAXX", false), ("UN 1", false),
  ])
  func acronymsAreTwoToSixCapitals(_ name: String, _ expected: Bool) throws {
    let index = try Embedded.index([
      IndexEntity(id: "a", kind: .organization, names: [.init(name)])
    ])
    #expect(index.isAcronym(0) == expected)
  }

  @Test func namesOfAnyLengthAreStored() throws {
    let long = String(repeating: "Muhammad ibn ", count: 400)
    let longer = String(repeating: "محمد", count: 10_000)
    let index = try Embedded.index([
      IndexEntity(id: "a", kind: .person, names: [.init(long), .init(longer)]),
      IndexEntity(id: longer, kind: .person, names: [.init("Fayssal Mikdad")]),
    ])
    #expect(index.aliasText(0) == long)
    // Strings are cut at 65,535 bytes.
    #expect(index.aliasText(1).utf8.count <= 65_537)
    let search = CandidateSearch(index: index, knowledge: Embedded.knowledge)
    #expect(search.candidates("Fayssal Mikdad").first?.entity == 1)
    _ = search.candidates(long)
    _ = search.candidates(longer)
  }
}
