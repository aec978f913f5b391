import Matching
import Onomastics
import Sections
import Testing

@testable import AliasIndex

/// Names that account for a whole mention are looked for by a part that they cannot lack: by a
/// particle, however rare, some would be missed, and which would depend on what was asked before.
@Suite struct WholeNameTests {
  @Test func particlesFindNoWholeNames() throws {
    let surnames = [
      "Salem", "Karim", "Farouk", "Yusuf", "Haddad", "Khoury", "Najjar", "Shami", "Masri",
      "Tikriti", "Dulaimi", "Ghazali", "Mansour", "Hamdan", "Saleh", "Nasser", "Aziz", "Bakr",
    ]
    var names = ["Omar van Ahmed"]
    for surname in surnames { names += ["Omar \(surname)", "Ahmed \(surname)"] }
    let index = try Embedded.index(
      names.enumerated().map { number, name in
        IndexEntity(id: "\(number)", kind: .person, names: [.init(name)])
      })
    let knowledge = Embedded.knowledge
    let limits = CandidateSearch.Limits()
    var words = WordSearch(index: index, knowledge: knowledge, standings: nil, limits: limits)
    var tally = AliasTally(index: index, prices: knowledge.prices, limits: limits)
    let scratch = NameScratch()
    var text = names[0]
    text.withUTF8 { knowledge.readParts($0, kind: .person, scratch: scratch) }
    var mention = scratch.name
    #expect(mention.parts.map(\.kind) == [.name, .particle, .name])
    words.find(&mention)
    tally.begin(mention, words)
    let rarest = tally.bounds.gains.rarest(required: false)
    #expect(rarest == 1)
    #expect(tally.takeStretch(&words, .whole, floor: -.infinity))
    let taken = (0..<3).filter { tally.bounds.gains.stretches[$0].isTaken }
    #expect(taken == [0] || taken == [2])
  }
}
