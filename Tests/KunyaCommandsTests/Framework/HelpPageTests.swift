import Testing

@testable import KunyaCommands

@Suite("Help pages")
struct HelpPageTests {
  @Test("A command's page")
  func command() {
    let page = HelpPage(terminal: .none).text(
      for: GreetCommand.declaration, called: "hello greet")
    #expect(
      page == """
        hello greet: Greet somebody

        Usage
          hello greet [OPTION]... NAME...

        Greets each NAME.

        Options
          --loud                  In capitals.
          --times N               N times: again and again.
          --warmth P              How warmly. From 0 to 1.
          --language LANGUAGE     The greeting's language. One of: arabic, persian.
          --friend NAME           A friend to mention. Can be given several times.
          --list-of-guests GUESTS
                                  The guests' names.

        Other
          --help                  Show this help.
          --version               Show the program's version.

        Examples
          $ hello greet --loud Walid
              Greets Walid, loudly.

        """)
  }

  @Test("The program's page lists commands and groups")
  func program() {
    let page = HelpPage(terminal: .none).text(for: .hello)
    #expect(page.contains("\n  greet                   Greet somebody\n"))
    #expect(page.contains("\n  say                     Say other things\n"))
    #expect(page.contains("\n  completions             Write a shell's completion script\n"))
  }

  @Test("Lines keep to the terminal's width", arguments: [40, 60, 80, 300])
  func width(_ columns: Int) {
    let page = HelpPage(terminal: .screen(columns, ["NO_COLOR": "1"]))
      .text(for: BatchOptions.declaration, called: "kunya batch")
    let lines = page.split(separator: "\n").filter { !$0.hasPrefix("  $ ") }
    #expect(lines.allSatisfy { $0.count <= min(columns, 100) })
    #expect(lines.contains { $0.count > min(columns, 100) * 3 / 4 })
  }

  @Test("Headings are bold on a terminal, unless NO_COLOR says no")
  func colour() {
    let bold = HelpPage(terminal: .screen()).text(for: .hello)
    #expect(bold.contains("\u{1B}[1mUsage\u{1B}[0m"))
    let plain = HelpPage(terminal: .screen(80, ["NO_COLOR": "1"])).text(for: .hello)
    #expect(!plain.contains("\u{1B}"))
    #expect(plain == HelpPage(terminal: .none).text(for: .hello))
  }
}
