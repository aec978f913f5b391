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
}
