import Kunya
import Orthography
import Testing

/// A session remembers what words are like, and nothing else: no answer depends on those before.
@Suite struct AskingOrderTests {
  @Test func answersAreTheSameInReverseOrder() throws {
    let variants = try Fixture.table("resolve/variants.tsv")
    let misses = try Fixture.table("resolve/near_misses.tsv")
    let (variant, text) = (try variants.column("variant"), try misses.column("text"))
    let mentions = variants.rows.map { $0[variant] } + misses.rows.map { $0[text] }
    let (forward, backward) = (Shared.resolver.makeSession(), Shared.resolver.makeSession())
    let answers = mentions.map { forward.resolve($0) }
    let reversed = mentions.reversed().map { backward.resolve($0) }
    for (mention, (one, other)) in zip(mentions, zip(answers, reversed.reversed())) {
      #expect(one.decision == other.decision, "\(mention)")
      #expect(one.candidates == other.candidates, "\(mention)")
    }
  }

  /// Names of places written as two words: what else has something for both of them must be looked
  /// for as leniently as it is kept, whether or not the words are known already.
  @Test(arguments: ["Bou Skoura", "Sor Gun", "Khan Garh", "Kang Ani", "Kor Ba", "Şavş At"])
  func wordsThatWereAskedForBeforeChangeNoAnswer(_ mention: String) {
    let (fresh, asked) = (Shared.resolver.makeSession(), Shared.resolver.makeSession())
    for word in mention.split(separator: " ") { _ = asked.resolve(String(word)) }
    let (one, other) = (fresh.resolve(mention), asked.resolve(mention))
    #expect(one.decision == other.decision)
    #expect(one.candidates == other.candidates)
    #expect(!one.candidates.isEmpty)
  }

  /// An initial may stand for any name that begins like it, which no bound of the search tells: what
  /// is met by one counts only as far as the rest of it does.
  @Test func anInitialOfAnAliasIsCountedOnOnlyForTheRest() {
    let (fresh, asked) = (Shared.resolver.makeSession(), Shared.resolver.makeSession())
    _ = asked.resolve("Gan Jgāh")
    let (one, other) = (fresh.resolve("Sarrī Gān"), asked.resolve("Sarrī Gān"))
    #expect(one.candidates == other.candidates)
    // S-jen is Shiyan.
    #expect(one.decision != .match, "\(one.summary)")
  }
}
