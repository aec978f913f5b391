import AliasIndex
import Matching
import Sections
import Testing

@testable import Kunya

/// What is looked up is what would be found: answers are stored once and asked in any way.
@Suite struct StoredAnswersTests {
  private static let entities: [IndexEntity] = [
    .person("p:moallem", "Walid al-Moallem", "وليد المعلم", "Валид Муаллем"),
    .person("p:mikdad", "Fayssal Mikdad", "فيصل المقداد", weak: ["Mikdad"]),
    .person("p:saeed", "Saeed Mohammadi", "سعید محمدی"),
    .person("p:said", "Said Muhammadi", "سيد محمدي"),
    .person("p:hassan-1", "Hassan Ali", "حسن علي"), .person("p:hassan-2", "Hassan Ali"),
    .person("p:hussein", "Hussein Ali", "حسين علي"),
    .person("p:khaji", "Ali Asghar Khaji", "علی‌اصغر خاجی"),
    .place("g:idlib", "Idlib", "إدلب", "Idleb"), .place("g:aleppo", "Aleppo", "حلب"),
    .place("g:hasan", "Hasan", "حسن"), .place("g:saida", "Saida", "صيدا"),
  ]

  private let knowledge = Shared.resolver.knowledge
  private let plain: AliasIndex

  init() throws {
    plain = try AliasIndex(of: Self.entities, knowledge)
  }

  /// The index with answers that hold beside others.
  ///
  /// - Parameter change: of an answer before it is stored.
  private func answered(
    beside others: [AliasIndex] = [], _ change: (StoredAnswer) -> StoredAnswer = { $0 }
  ) throws -> AliasIndex {
    let resolver = Resolver(knowledge: knowledge, indexes: others + [plain])
    let session = resolver.makeSearchingSession()
    var builder = StoredAnswersBuilder(others.count, of: others + [plain])
    for alias in 0..<plain.aliasCount {
      builder.add(change(session.answer(to: plain.aliasBytes(alias))))
    }
    let scope = try #require(resolver.scope)
    var pieces = try builder.finish(scope: scope)
    var bytes: [UInt8] = []
    while let piece = try pieces.next() { bytes += piece }
    return AliasIndex(image: try SectionFile(copying: bytes, format: AliasIndex.format))
  }

  private var names: [String] {
    (0..<plain.aliasCount).map(plain.aliasText) + [
      "Oualid Mouallem", "hassan ali", "Saeed Muhammadi", "Napoleon", "", "ادلب",
    ]
  }

  private func expectSameAnswers(
    _ one: Resolver, _ other: Resolver, _ options: ResolveOptions
  ) {
    let (first, second) = (one.makeSession(), other.makeSession())
    for name in names {
      let (a, b) = (
        first.resolve(name, options: options), second.resolve(name, options: options)
      )
      #expect(a.decision == b.decision, "\(name)")
      #expect(a.reason == b.reason, "\(name)")
      #expect(a.candidates == b.candidates, "\(name)")
    }
  }

  private static let ways: [ResolveOptions] = [
    ResolveOptions(), ResolveOptions(limit: 1), ResolveOptions(limit: 6),
    ResolveOptions(limit: 20), ResolveOptions(matchAt: 0.3, reviewAt: 0.1),
    ResolveOptions(matchAt: 0.999, reviewAt: 0.9), ResolveOptions(kind: .person),
    ResolveOptions(kind: .place), ResolveOptions(pairScores: true),
  ]

  @Test(arguments: ways.indices)
  func answersAreTheSame(_ way: Int) throws {
    expectSameAnswers(
      Resolver(knowledge: knowledge, indexes: [plain]),
      Resolver(knowledge: knowledge, indexes: [try answered()]), Self.ways[way])
  }

  @Test func theyHoldBesideOtherIndexesToo() throws {
    let other = try AliasIndex(
      of: [.person("q:hassan", "Hassan Aly"), .place("q:idlib", "Idlib")], knowledge)
    let answered = try answered(beside: [other])
    for way in Self.ways {
      expectSameAnswers(
        Resolver(knowledge: knowledge, indexes: [other, plain]),
        Resolver(knowledge: knowledge, indexes: [other, answered]), way)
    }
  }

  /// A score that no search gives tells whether an answer was looked up.
  @Test func theyAreLookedUpWhereTheyHoldAndNowhereElse() throws {
    let odds = RoundedOdds(1.234_375)
    let answered = try answered { answer in
      var changed = answer
      for rank in changed.candidates.indices { changed.candidates[rank].odds = odds }
      return changed
    }
    func score(
      _ name: String, _ indexes: [AliasIndex], _ knowledge: Knowledge, _ options: ResolveOptions
    ) -> Double? {
      Resolver(knowledge: knowledge, indexes: indexes).resolve(name, options: options)
        .candidates.first?.score
    }
    let usual = ResolveOptions()
    for name in ["Walid al-Moallem", "وليد المعلم", "Idlib", "Hassan Ali", "Mikdad"] {
      #expect(score(name, [answered], knowledge, usual) == odds.probability, "\(name)")
      #expect(
        score(name, [answered], knowledge, ResolveOptions(pairScores: true)) == odds.probability,
        "\(name)")
      for options in [
        ResolveOptions(kind: .person), ResolveOptions(limit: StoredAnswers.most + 1),
        ResolveOptions(matchAt: 0.5), ResolveOptions(area: .empty),
      ] {
        #expect(score(name, [answered], knowledge, options) != odds.probability, "\(name)")
      }
      #expect(score(name, [answered, plain], knowledge, usual) != odds.probability, "\(name)")
      let other = knowledge.calibrated(
        by: knowledge.pairCalibration, pair: knowledge.pairCalibration)
      #expect(score(name, [answered], other, usual) != odds.probability, "\(name)")
    }
    #expect(score("walid al-moallem", [answered], knowledge, usual) != odds.probability)
    let searching = Resolver(knowledge: knowledge, indexes: [answered]).makeSearchingSession()
    #expect(searching.resolve("Idlib").candidates.first?.score != odds.probability)
  }

  /// A file may be damaged where nobody has looked.
  @Test func answersThatCannotBeAreSearchedFor() throws {
    let damaged = try answered { answer in
      var changed = answer
      for rank in changed.candidates.indices { changed.candidates[rank].alias = 1_000_000 }
      return changed
    }
    let foreign = try answered { answer in
      var changed = answer
      for rank in changed.candidates.indices { changed.candidates[rank].index = 9 }
      return changed
    }
    for index in [damaged, foreign] {
      expectSameAnswers(
        Resolver(knowledge: knowledge, indexes: [plain]),
        Resolver(knowledge: knowledge, indexes: [index]), ResolveOptions())
    }
  }
}
