import AliasIndex
import Kunya
import Testing

/// Several entities of one name: nobody is chosen by where his row stands.
@Suite struct HomonymTests {
  private static let people = [
    IndexEntity.person("p:1", "Hassan Ali Mansour", "حسن علي منصور"),
    .person("p:2", "Hassan Ali Mansour"), .person("p:3", "Fatima Zahra Bennani"),
    .person("p:4", "Mahmoud Darwish"), .person("p:5", "Mahmoud Darwich"),
  ]

  @Test(arguments: ["Hassan Ali Mansour", "Hasan Ali Mansur", "حسن علي منصور"])
  func twoOfOneNameAreForAPersonToTellApart(_ mention: String) throws {
    let answer = try Shared.resolver(Self.people).resolve(mention)
    #expect(answer.decision == .review, "\(mention)")
    #expect(answer.reason == .ambiguous, "\(mention)")
    #expect(Set(answer.candidates.prefix(2).map(\.id)) == ["p:1", "p:2"], "\(mention)")
  }

  @Test func aNameOfOneEntityIsAMatch() throws {
    let answer = try Shared.resolver(Self.people).resolve("Fatima Zahra Benani")
    #expect(answer.decision == .match)
    #expect(answer.candidates.first?.id == "p:3")
  }

  /// As many of one name as no search aligns at once.
  @Test func aHundredOfOneNameAreAmbiguousInAnyOrder() throws {
    var random = Seeded(seed: 3)
    let many = (0..<150).map { IndexEntity.person("m:\($0)", "Muhammad Ali") }
    let expected = try Shared.resolver(many).resolve("Mohammed Ali").candidates
    for _ in 0..<3 {
      let answer = try Shared.resolver(many.shuffled(using: &random)).resolve("Mohammed Ali")
      #expect(answer.decision == .review)
      #expect(answer.reason == .ambiguous)
      #expect(answer.candidates == expected)
    }
  }

  /// The order of a table's rows and the number of candidates asked for decide nothing.
  @Test func neitherOrderNorLimitDecides() throws {
    var random = Seeded(seed: 4)
    let mentions = [
      "Hassan Ali Mansour", "Hasan Mansur", "Mahmoud Darwish", "Mahmoud Darwich", "Mahmud Darvish",
      "Fatima Bennani", "محمود درويش", "Hassan Ali", "Ali",
    ]
    let plain = try Shared.resolver(Self.people)
    for _ in 0..<4 {
      let shuffled = try Shared.resolver(Self.people.shuffled(using: &random))
      for mention in mentions {
        let expected = plain.resolve(mention)
        #expect(shuffled.resolve(mention).candidates == expected.candidates, "\(mention)")
        for limit in 1...2 {
          let few = shuffled.resolve(mention, options: ResolveOptions(limit: limit))
          #expect(few.decision == expected.decision, "\(mention), \(limit)")
          #expect(
            few.candidates == Array(expected.candidates.prefix(limit)), "\(mention), \(limit)")
        }
      }
    }
  }

  /// Tyre and Sur are both صور; the mention says which is meant.
  @Test func aNameInAnotherLanguageIsSharedByNobody() throws {
    let resolver = try Shared.resolver([
      .place("g:tyre", "Tyre", "صور"), .place("g:sur", "Sur", "صور"),
    ])
    #expect(resolver.resolve("Tyre").decision == .match)
    #expect(resolver.resolve("Tyre").candidates.first?.id == "g:tyre")
    #expect(resolver.resolve("صور").decision == .review)
  }

}
