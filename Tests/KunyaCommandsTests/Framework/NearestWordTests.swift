import Testing

@testable import KunyaCommands

@Suite("The word probably meant")
struct NearestWordTests {
  private let commands = ["resolve", "batch", "annotate", "normalize", "compare"]

  @Test(
    "One typing error in three letters is forgiven",
    arguments: [
      ("reslove", "resolve"), ("norm", "normalize"), ("normalise", "normalize"),
      ("compair", "compare"), ("anotate", "annotate"), ("patch", "batch"),
    ])
  func found(_ word: String, _ meant: String) {
    #expect(nearestWord(to: word, among: commands) == meant)
  }

  @Test("Anything farther away is not guessed at", arguments: ["", "xyz", "transliterate"])
  func notFound(_ word: String) {
    #expect(nearestWord(to: word, among: commands) == nil)
  }

  @Test("Of two equally near words the one with the same first letter is meant")
  func ties() {
    #expect(nearestWord(to: "fsh", among: ["bash", "zsh", "fish"]) == "fish")
  }
}
