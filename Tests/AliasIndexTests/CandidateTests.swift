import AliasIndex
import Matching
import Testing

@Suite struct CandidateTests {
  private let index: AliasIndex
  private let search: CandidateSearch

  init() throws {
    index = try Embedded.index(Sample.entities)
    search = CandidateSearch(index: index, knowledge: Embedded.knowledge)
  }

  private func ids(_ name: String, _ kind: IndexEntity.Kind? = nil) -> [String] {
    search.candidates(name, kind: kind).map { index.entity($0.entity).id }
  }

  /// No letter, nothing to find.
  @Test(arguments: Sample.entities.filter { $0.kind != .unknown })
  func everyAliasFindsItsEntityFirst(_ entity: IndexEntity) throws {
    for name in entity.names {
      let found = search.candidates(name.text, kind: entity.kind)
      let best = try #require(found.first, "nothing for “\(name.text)”")
      let equal = found.prefix { $0.alignment.score == best.alignment.score }
      #expect(
        equal.contains { index.entity($0.entity).id == entity.id },
        "“\(name.text)” found \(found.prefix(3).map { index.entity($0.entity).id })")
    }
  }

  @Test(arguments: [
    ("Feisal Mekdad", "p:mikdad"), ("Муаллем", "p:moallem"), ("Buthayna Chaabane", "p:shaaban"),
    ("على أصغر خاجى", "p:khaji"), ("حسن نصرالله", "p:nasrallah"), ("Kafranbel", "g:kafr-nabl"),
    ("كفرنبل", "g:kafr-nabl"), ("Nurettin", "n:nur"), ("Edlib", "g:idlib"),
    ("Mikdad, Fayssal", "p:mikdad"), ("Faysal Mqdad", "p:mikdad"),
  ])
  func otherSpellingsFindTheEntity(_ name: String, _ id: String) {
    #expect(ids(name).first == id, "“\(name)” found \(ids(name).prefix(3))")
  }

  @Test func kindIsAFilter() {
    #expect(ids("Hezbollah").first == "o:hezbollah")
    #expect(ids("Hezbollah", .organization).first == "o:hezbollah")
    #expect(!ids("Hezbollah", .person).contains("o:hezbollah"))
    for kind in IndexEntity.Kind.allCases {
      for mention in Sample.mentions {
        for candidate in search.candidates(mention, kind: kind) {
          #expect(index.entity(candidate.entity).kind == kind, "“\(mention)” as \(kind)")
        }
      }
    }
  }

  @Test func homonymsScoreTheSame() throws {
    let found = search.candidates("Hassan Ali")
    let first = try #require(found.first { index.entity($0.entity).id == "p:hassan-1" })
    let second = try #require(found.first { index.entity($0.entity).id == "p:hassan-2" })
    #expect(first.alignment.score == second.alignment.score)
  }

  @Test func candidatesAreOrderedByScore() {
    for mention in Sample.mentions {
      let scores = search.candidates(mention).map(\.alignment.score)
      #expect(scores == scores.sorted(by: >), "“\(mention)”")
    }
  }

  /// What was searched before leaves no trace: caches and stamps change nothing.
  @Test func aWarmSearchFindsWhatAFreshOneFinds() {
    var random = Seeded(seed: 5)
    for mention in (Sample.mentions + Sample.mentions + Sample.mentions).shuffled(using: &random) {
      let fresh = CandidateSearch(index: index, knowledge: Embedded.knowledge)
      #expect(found(search, index, mention) == found(fresh, index, mention), "“\(mention)”")
    }
  }

  /// The order of a table's rows decides nothing: neither scores nor which entities are found.
  @Test(arguments: UInt64(1)...6)
  func theOrderOfRowsDoesNotMatter(_ seed: UInt64) throws {
    var random = Seeded(seed: seed)
    let other = try Embedded.index(
      Sample.entities.shuffled(using: &random).map { entity in
        var entity = entity
        entity.names.shuffle(using: &random)
        return entity
      })
    let shuffled = CandidateSearch(index: other, knowledge: Embedded.knowledge)
    for mention in Sample.mentions {
      #expect(found(search, index, mention) == found(shuffled, other, mention), "“\(mention)”")
    }
  }

  private func found(
    _ search: CandidateSearch, _ index: AliasIndex, _ mention: String
  ) -> Set<String> {
    Set(
      search.candidates(mention).map { candidate in
        let id = index.entity(candidate.entity).id
        return "\(id) \(index.aliasText(candidate.alias)) \(candidate.alignment.score) "
          + "\(search.features(of: candidate).values)"
      })
  }
}
