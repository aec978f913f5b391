import Matching
import Onomastics
import Orthography
import Sections
import Testing

@testable import AliasIndex

/// A unit of a mention against the words of an index, the lexicon heard first.
@Suite struct UnitComparerTests {
  private static let items = """
    item\tarabic\tlatin\tother
    Q1\tرشيد\trashid|rachid|rasheed|achid\t
    Q2\tراشد\traashid|rashed\t
    Q3\tيوسف\tyusuf|joseph|giuseppe\t
    Q4\tيونس\tyunus\t
    """

  private static let knowledge: Knowledge? = {
    var builder = NameLexiconBuilder(grammar: Embedded.knowledge.grammar) { text in
      var folded = FoldedText()
      Embedded.knowledge.folder.fold(text, into: &folded)
      return folded
    }
    do {
      try builder.add(DataTable(name: "items", utf8: Array(items.utf8)))
      let file = try SectionFile(copying: builder.build(), format: NameLexicon.format)
      return try Knowledge.load(lexicon: NameLexicon(file: file), read: Embedded.table)
    } catch { return nil }
  }()

  /// Whatever is asked for at least: what the lexicon says decides what the letters are asked for.
  @Test func theBoundChangesNoResultAboveIt() throws {
    let knowledge = try #require(Self.knowledge)
    let lexicon = try #require(knowledge.lexicon)
    let names = [
      "Rashid", "Rachid", "Rashed", "Yusuf", "Giuseppe", "Yunus", "Rashidi", "Raschid", "Achid",
      "رشيد", "راشد", "يوسف", "يونس", "رشدي",
    ]
    let index = try Embedded.index(
      names.map { IndexEntity(id: $0, kind: .person, names: [.init($0)]) })
    let scratch = EditScratch()
    let standings = WordStandings(index: index, lexicon: lexicon)
    var comparer = UnitComparer(
      index: index, knowledge: knowledge, standings: standings, least: -28)
    var relations = Set<NameLexicon.Relation>()
    for own in 0..<index.words.count {
      let word = index.word(index.words[own])
      let form = lexicon.form(word.letters.map { LetterIndex.byte($0, word.alphabet) }) ?? -1
      for isKnown in [true, false] {
        let unit = PreparedName.Unit(
          kind: .plain, alphabet: word.alphabet, first: 0, length: 1, joins: 1, start: 0,
          count: Int32(word.letters.count), information: 8, marginals: word.marginals)
        comparer.set(word.letters, unit, known: isKnown ? UInt32(own) : nil, form: form)
        for other in 0..<index.words.count {
          let record = index.words[other]
          let d = knowledge.model.similarity(word, index.word(record), scratch: scratch)
          let otherForm = lexicon.form(
            index.wordLetters(record).map { LetterIndex.byte($0, index.word(record).alphabet) })
          var relation = NameLexicon.Relation.unknown
          if form >= 0, let otherForm { relation = lexicon.relation(form, otherForm) }
          relations.insert(relation)
          let expected =
            isKnown && other == own
            ? max(d, 0) + EditModel.identity : knowledge.prices.known(relation, d)
          for least: Float in [-60, -20, -12, -7, -3, 0, expected - 0.1, expected + 0.1] {
            let found = comparer.similarity(toWord: other, record, least: least)
            if expected >= least {
              #expect(abs(found - expected) < 0.002, "\(own) \(other) \(relation) \(least)")
            } else {
              #expect(found == -.infinity, "\(own) \(other) \(relation) \(least)")
            }
          }
        }
      }
    }
    #expect(relations.count == 3)
  }
}
