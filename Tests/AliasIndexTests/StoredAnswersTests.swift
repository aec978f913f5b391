import Matching
import Sections
import Testing

@testable import AliasIndex

/// Answers that are stored in an index are found by the bytes of the names, and are what was stored.
@Suite struct StoredAnswersTests {
  private static let image = Embedded.image(Sample.entities)

  private func open(_ bytes: [UInt8]) throws -> AliasIndex {
    AliasIndex(image: try SectionFile(copying: bytes, format: AliasIndex.format))
  }

  @Test func everyNameHasItsAnswer() throws {
    let index = try open(Embedded.answered(Self.image, scope: 99))
    let answers = try #require(index.answers)
    let numbers = AliasNumbers([index])
    #expect(answers.scope == 99)
    for alias in 0..<index.aliasCount where !index.aliasBytes(alias).isEmpty {
      let answer = try #require(answers.find(index.aliasBytes(alias), in: index))
      let found = try (0..<answer.count).map {
        try #require(answer.candidate($0, own: 0, numbers))
      }
      if index.aliasText(alias) == "Hassan Ali" {
        // Two people's: the first is answered.
        #expect(found.count == 1)
        continue
      }
      #expect(answer.contested == (alias % 2 == 0 ? RoundedOdds(Double(alias)) : nil))
      if alias % 3 == 2 {
        #expect(found.map(\.index) == [0, 0])
        #expect(found.map(\.alias) == [0, index.aliasCount - 1])
        #expect(found.map(\.odds) == [Embedded.odds(0), Embedded.odds(1)])
      } else {
        #expect(found.map(\.alias) == [alias])
        #expect(found.map(\.odds) == [Embedded.odds(0)])
      }
    }
  }

  /// The rest of the index is what it was, and answers that are stored again take the place of the
  /// old ones.
  @Test func nothingElseChanges() throws {
    let (plain, answered) = (try open(Self.image), try open(Embedded.answered(Self.image)))
    #expect(plain.answers == nil)
    #expect(answered.identity == plain.identity)
    #expect(answered.damagedSections() == [])
    for (old, new) in zip(plain.sections, answered.sections) { #expect(old == new) }
    #expect(answered.sections.count == plain.sections.count + SectionName.ofAnswers.count)
    let again = try Embedded.answered(Embedded.answered(Self.image, scope: 1), scope: 2)
    #expect(try again == Embedded.answered(Self.image, scope: 2))
    #expect(try open(Embedded.image(Array(Sample.entities.dropLast()))).identity != plain.identity)
  }

  @Test(arguments: ["", "Hassan", "Hassan Al", "Hassan Ali ", "hassan ali", "حسن علي‎", "xyzzy"])
  func otherBytesHaveNone(_ name: String) throws {
    let index = try open(Embedded.answered(Self.image))
    var name = name
    let answer = name.withUTF8 { index.answers?.find($0, in: index)?.count }
    #expect(answer == nil)
  }

  /// Several indexes number their aliases in one row.
  @Test func aliasesOfSeveralIndexesHaveOneNumber() throws {
    let (one, none) = (try open(Self.image), try Embedded.index([]))
    let numbers = AliasNumbers([none, one, none, one])
    #expect(numbers.width == 1)
    for index in [1, 3] {
      for alias in 0..<one.aliasCount {
        let number = numbers.number(ofAlias: alias, index: index)
        #expect(number == (index == 1 ? 0 : one.aliasCount) + alias)
        #expect(try #require(numbers.alias(number)) == (index, alias))
      }
    }
    #expect(numbers.alias(2 * one.aliasCount) == nil)
    #expect(numbers.alias(-1) == nil)
    #expect(numbers.alias(numbers.number(ofAlias: 0, index: 4)) == nil)
  }
}
