import Sections
import Testing

@testable import AliasIndex

/// The signs of an alias tell what words it has not: never that it lacks one it has.
@Suite struct SignTests {
  @Test func anAliasHasTheSignsOfAllItsWords() throws {
    let index = try Embedded.index(Sample.entities)
    var words = 0
    for alias in 0..<UInt32(index.aliasCount) {
      let sign = index.sign(ofAlias: Int(alias))
      var name = index.name(ofAlias: alias)
      while let reading = name.next() {
        #expect(sign & index.words[Int(reading.word)].sign != 0)
        words += 1
      }
    }
    #expect(words > index.aliasCount)
  }

  @Test func spellingsOfOneNameHaveOneSign() throws {
    let spellings = ["Mikdad", "Miqdad", "Mekdad", "Mokdad", "مقداد"]
    let index = try Embedded.index(
      spellings.map { IndexEntity(id: $0, kind: .person, names: [.init($0)]) })
    #expect(Set((0..<index.aliasCount).map(index.sign(ofAlias:))).count == 1)
  }
}
