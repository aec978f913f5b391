import Testing

@testable import KunyaCommands

@Suite("What people see")
struct RenderingTests {
  @Test("Columns line up by what a terminal shows, not by letters")
  func columns() {
    var table = TextTable()
    table.row(["وَلِيد", "a"])
    table.row(["walid", "b"])
    table.row(["東京", "c"])
    #expect(table.text(indent: " ") == " وَلِيد   a\n walid  b\n 東京   c\n")
  }

  @Test(
    "What could play tricks on a terminal is made visible",
    arguments: [
      ("وليد Walid", "وليد Walid"), ("a\u{1B}[2Jb", #"a\u{1B}[2Jb"#), ("a\nb", #"a\u{A}b"#),
      ("\u{202E}x", #"\u{202E}x"#), ("\u{200F}x", "\u{200F}x"),
    ])
  func printing(_ text: String, _ shown: String) {
    #expect(printable(text) == shown)
  }

  @Test("A score never looks certain")
  func scores() {
    #expect(scoreText(0.9987) == "0.99870000")
    #expect(scoreText(1 - 1e-9) == "0.99999999900000")
    #expect(scoreText(1e-9) == "0.00000000100000")
  }
}
