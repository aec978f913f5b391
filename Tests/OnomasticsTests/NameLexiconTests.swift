import Onomastics
import Orthography
import Sections
import Testing

/// What the lexicon says of two spellings: its items, and what spellings stood for in names of people.
@Suite struct NameLexiconTests {
  private static let items = """
    item\tarabic\tlatin\tother
    Q1\tرشيد\trashid|rachid\t
    Q2\tراشد\traashid|rashed\t
    Q3\tحليم\thalim\tহালিম
    Q4\tحليمة\thalima\t
    Q5\tياسين\tyasin\t
    Q6\tيس\tyaseen\t
    """
  private static let seen = """
    key\tvalue\tarabic\tpersian\tlibrary
    rashid\tراشد\t40\t0\t0
    rashid\tرشيد\t50\t5\t0
    yaseen\tياسين\t20\t4\t0
    rashed\tرشيد\t1\t0\t0
    """

  private func lexicon(seen: Bool = true) throws -> NameLexicon {
    var builder = NameLexiconBuilder(grammar: Embedded.grammar) { text in
      var folded = FoldedText()
      Embedded.folder.fold(text, into: &folded)
      return folded
    }
    try builder.add(DataTable(name: "items", utf8: Array(Self.items.utf8)))
    if seen { try builder.addSeen(DataTable(name: "seen", utf8: Array(Self.seen.utf8))) }
    return NameLexicon(file: try SectionFile(copying: builder.build(), format: NameLexicon.format))
  }

  private func relation(
    _ a: String, _ b: String, in lexicon: NameLexicon
  ) throws -> NameLexicon.Relation {
    let first = try #require(lexicon.form(LetterPage.bytes(a) ?? []), "\(a)")
    let second = try #require(lexicon.form(LetterPage.bytes(b) ?? []), "\(b)")
    var own: [NameLexicon.OwnForm] = []
    lexicon.ownForms(ofForm: first, into: &own)
    let relation = lexicon.relation(first, second)
    #expect(lexicon.relation(second, first) == relation, "\(a) – \(b)")
    #expect(first == second || lexicon.relation(ofOwnForms: own, second) == relation, "\(a) – \(b)")
    let (names, others) = (lexicon.names(ofForm: first), lexicon.names(ofForm: second))
    #expect(names != 0 && others != 0)
    #expect(names & others != 0 || relation == .different, "\(a) – \(b)")
    #expect(
      first == second || haveOneName(first, second, in: lexicon) == (relation == .same),
      "\(a) – \(b)")
    var same: [UInt32] = []
    lexicon.appendForms(sameAs: own, to: &same)
    #expect(same.allSatisfy { lexicon.relation(first, Int($0)) == .same }, "\(a)")
    return relation
  }

  /// The same by what of each is kept for comparisons without the lexicon.
  private func haveOneName(_ first: Int, _ second: Int, in lexicon: NameLexicon) -> Bool {
    var names: [UInt32] = []
    let own = lexicon.appendNames(ofForm: first, to: &names)
    let other = lexicon.appendNames(ofForm: second, to: &names)
    func isArabic(_ form: Int) -> Bool { LetterPage.isArabic(lexicon.formLetters(form)[0]) }
    return names.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return false }
      return KnownNames(start, near: own.near, all: own.all, isArabic: isArabic(first))
        .haveOneName(
          KnownNames(
            start + own.all, near: other.near, all: other.all, isArabic: isArabic(second)))
    }
  }

  @Test func spellingsOfOneItemAreOneName() throws {
    let lexicon = try lexicon(seen: false)
    #expect(try relation("rashid", "rachid", in: lexicon) == .same)
    #expect(try relation("rashid", "رشيد", in: lexicon) == .same)
    #expect(try relation("rashid", "راشد", in: lexicon) == .different)
  }

  @Test func whatASpellingStoodForIsNoOtherName() throws {
    let lexicon = try lexicon()
    #expect(try relation("rashid", "راشد", in: lexicon) == .same)
    #expect(try relation("rashid", "رشيد", in: lexicon) == .same)
  }

  @Test func aSpellingOfTwoNamesMakesThemNoOne() throws {
    let lexicon = try lexicon()
    #expect(try relation("رشيد", "راشد", in: lexicon) == .different)
    #expect(try relation("rachid", "rashed", in: lexicon) == .different)
    #expect(try relation("rashed", "رشيد", in: lexicon) == .different, "seen once")
  }

  @Test func theMainReadingCountsAmongLatinSpellings() throws {
    #expect(try relation("yasin", "yaseen", in: lexicon(seen: false)) == .different)
    #expect(try relation("yasin", "yaseen", in: lexicon()) == .same)
  }

  @Test func scriptsWithAnUnreadVowelAreLeftOut() throws {
    #expect(try relation("halim", "halima", in: lexicon()) == .different)
  }

  @Test func aCountThatIsNoNumberIsAFault() throws {
    var builder = NameLexiconBuilder(grammar: Embedded.grammar) { _ in FoldedText() }
    let table = try DataTable(
      name: "seen", utf8: Array("key\tvalue\tarabic\tpersian\nali\tعلي\tx\t0\n".utf8))
    #expect(throws: DataTable.Fault.self) { try builder.addSeen(table) }
  }
}
