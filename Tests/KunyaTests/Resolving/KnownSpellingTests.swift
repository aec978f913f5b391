import AliasIndex
import Kunya
import Testing

/// Spellings that the lexicon knows as one name are found without a key in common.
@Suite struct KnownSpellingTests {
  @Test(arguments: [("Mehmet Yavuz", "Muhammad Yavuz"), ("Ahmet Yavuz", "أحمد يافوز")])
  func aKnownSpellingIsFound(_ name: String, _ mention: String) throws {
    let resolver = try Shared.resolver([.person("p:1", name), .person("p:2", "Mahmoud Yavuz")])
    let answer = resolver.resolve(mention)
    #expect(answer.candidates.first?.id == "p:1", "\(answer.summary)")
  }
}
