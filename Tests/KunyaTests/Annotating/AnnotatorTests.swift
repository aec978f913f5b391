import Kunya
import Testing

/// The mentions of `Tests/Fixtures/annotate`, by exact bytes and IDs.
@Suite struct AnnotatorTests {
  @Test(arguments: ["english", "french", "arabic"])
  func theMentionsOfATextAreTheExpectedOnes(_ text: String) throws {
    let outcome = try Outcome(text)
    #expect(
      outcome.missed.isEmpty && outcome.unexpected.isEmpty,
      "\(outcome.summary)")
  }

  @Test(arguments: ["Deir ez-Zor", "Deir ez Zor", "Ra's al Khaymah"])
  func anArticleWithinANameDoesNotHideIt(_ name: String) throws {
    let bytes = Array("They met in \(name) on Sunday.".utf8)
    let annotator = try Annotator(resolver: Shared.resolver)
    let found = bytes.withUnsafeBufferPointer { annotator.annotate($0) }
    #expect(found.map(\.text) == [name])
  }
}
