import Testing

@testable import KunyaCommands

@Suite struct TransliterateTests {
  @Test func textsOfTheCommandLineAreAnsweredOneALine() {
    let run = Run("transliterate", "--scheme", "bgn-pcgn", "دِمَشْق", "حَلَب")
    #expect(run.exit == .success)
    #expect(run.output == "Dimashq\nḨalab\n")
    #expect(run.messages.isEmpty)
  }

  @Test func linesOfStandardInputKeepTheirPlace() {
    let run = Run("transliterate", "--scheme", "din", input: "دِمَشْق\n\nحَلَب\r\nAli")
    #expect(run.output == "Dimašq\n\nḤalab\nAli\n")
    let named = Run("transliterate", "--scheme", "din", "الرِّيَاض", "-", input: "حَلَب\n")
    #expect(named.output == "ar-Riyāḍ\nḤalab\n")
  }

  @Test func manyLinesAndLongOnesPassThrough() {
    let line = String(repeating: "حَلَب ", count: 5_000) + "\n"
    let run = Run("transliterate", "--scheme", "din", input: String(repeating: line, count: 5))
    let expected = String(repeating: "Ḥalab ", count: 5_000)
    #expect(run.lines == Array(repeating: expected, count: 5))
  }

  @Test func languageAndScriptAreToldByFrom() {
    #expect(
      Run("transliterate", "--scheme", "bgn-pcgn", "--from", "fa", "تِهران").output == "Tehrān\n")
    #expect(
      Run("transliterate", "--scheme", "din", "--from", "cyrillic", "حلب Башар").output
        == "حلب Bashar\n")
    #expect(Run("transliterate", "--scheme", "din", "--from", "latin", "x").exit == .usage)
  }

  @Test func aReversibleSchemeGoesBothWays() {
    let run = Run("transliterate", "--scheme", "buckwalter", "--reverse", "mHmd")
    #expect(run.output == "محمد\n")
  }

  @Test func severalAnswersAreRowsWithTheirProbability() {
    let run = Run("transliterate", "--scheme", "buckwalter", "--limit", "3", "شمس", "قمر")
    let rows = run.lines.map { $0.split(separator: "\t").map(String.init) }
    #expect(rows.map { $0[0] } == ["1", "2"])
    #expect(rows.map { $0[2] } == ["$ms", "qmr"])
  }

  @Test func theListHasOneSchemeALineTheNameFirst() {
    let run = Run("transliterate", "--list")
    #expect(run.exit == .success)
    let names = run.lines.map { String($0.prefix { $0 != " " }) }
    #expect(names == names.sorted())
    #expect(names.contains("ala-lc-ar-2012") && names.contains("icao-9303-fa-2021"))
    for line in run.lines {
      #expect(line.contains(" verified ") != line.contains(" unverified "), "\(line)")
    }
  }

  @Test func anUnknownSchemeIsToldWithTheKnownOnes() {
    let run = Run("transliterate", "--scheme", "ala-lc-ar-2013", "x")
    #expect(run.exit == .usage)
    #expect(run.messages.contains("got 'ala-lc-ar-2013'; did you mean 'ala-lc-ar-2012'?"))
    #expect(Run("transliterate", "x").exit == .usage)
    #expect(Run("transliterate", "--scheme", "ic", "--rules", "x", "x").exit == .usage)
  }

  @Test func rulesOfOnesOwnAreAppliedAndTheirFaultsHaveAPlace() throws {
    let scratch = try Scratch()
    let good = try scratch.file("good.rules", "ش > sh ;\nا > a ;\nم > m ;\n")
    #expect(Run("transliterate", "--rules", good, "شام").output == "sham\n")
    let bad = try scratch.file("bad.rules", "ش > sh ;\n# ا\n) > a ;\n")
    let run = Run("transliterate", "--rules", bad, "شام")
    #expect(run.exit == .badData)
    #expect(run.messages.contains("bad.rules:3:1: "))
    #expect(Run("transliterate", "--rules", scratch.path("none"), "x").exit == .noInput)
  }
}
