import Testing

@testable import KunyaCommands

@Suite("Knowing the terminal")
struct TerminalTests {
  @Test("The measured width wins over COLUMNS, that over 80")
  func width() {
    #expect(Terminal(isTerminal: true, measuredColumns: 120) { _ in "99" }.columns == 120)
    #expect(Terminal(isTerminal: false, measuredColumns: nil) { _ in "99" }.columns == 99)
    // Some terminals report a width of 0.
    #expect(Terminal(isTerminal: true, measuredColumns: 0) { _ in nil }.columns == 80)
    #expect(Terminal(isTerminal: true, measuredColumns: nil) { _ in "wide" }.columns == 80)
  }

  @Test("Colour needs a terminal that can and an environment that may")
  func colour() {
    #expect(Terminal.screen().usesColour)
    #expect(!Terminal.none.usesColour)
    #expect(!Terminal.screen(80, ["TERM": "dumb"]).usesColour)
    #expect(!Terminal.screen(80, ["NO_COLOR": "yes"]).usesColour)
    // An empty NO_COLOR counts as not set.
    #expect(Terminal.screen(80, ["NO_COLOR": ""]).usesColour)
  }
}
