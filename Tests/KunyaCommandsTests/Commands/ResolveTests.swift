import Testing

@testable import KunyaCommands

@Suite("kunya resolve")
struct ResolveTests {
  private let table: [String]
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    table = ["--table", try scratch.people(), "--no-builtin"]
  }

  private func resolve(
    _ words: String..., input: String = "", terminal: Terminal = .none
  ) -> Run {
    Run(["resolve"] + table + words, TestConsole(input: input, terminal: terminal))
  }

  @Test("A block for each name, its columns lined up")
  func text() {
    let run = resolve("Waleed Moallem", "Bonaparte", "اللاذقيه")
    #expect(run.exit == .success)
    let blocks = run.output.replacing("\n\n", with: "\u{1E}").split(separator: "\u{1E}")
    #expect(blocks.count == 3)
    let lines = blocks[0].split(separator: "\n")
    #expect(lines[0] == "Waleed Moallem  match")
    #expect(lines[1].split(separator: " ") == ["score", "id", "label", "kind", "alias"])
    #expect(lines[2].contains("  p:moallem  وليد المعلم  person  Walid al-Moallem"))
    #expect(blocks[1].hasPrefix("Bonaparte  none"))
    #expect(blocks[2].hasPrefix("اللاذقيه  match"))
  }

  @Test("JSON: the record of batch, with the score of the pair alone")
  func jsonLines() throws {
    let run = resolve("--format", "jsonl", "--explain", "Waleed Moallem", "٭")
    #expect(try run.violations(of: "resolution") == [])
    let records = try run.records
    #expect(records.map { $0["key"] } == [.string("1"), .string("2")])
    guard case .array(let matches)? = records[0]["matches"] else {
      Issue.record("no matches")
      return
    }
    #expect(matches[0]["pair_score"] != nil)
    #expect(matches[0]["explanation"] != nil)
  }

  @Test("--explain sets letters against letters, and names the row behind each step")
  func explanation() {
    let run = resolve("--explain", "--limit", "1", "Waleed Moallem")
    #expect(run.output.contains("Waleed Moallem ~ Walid al-Moallem  the pair alone: 0.9"))
    #expect(run.output.contains("Waleed ~ Walid"))
    #expect(run.output.contains("model/edit_latin_latin.tsv: w w start"))
    #expect(run.output.contains("in all"))
  }

  @Test("'-' reads names from standard input, one a line, numbered on")
  func standardInput() throws {
    let run = resolve("--format", "jsonl", "Latakia", "-", input: "Latakia\n\nLatakia\n")
    #expect(try run.records.map { $0["key"] } == [.string("1"), .string("2"), .string("4")])
    #expect(run.exit == .incomplete)
    #expect(run.messages == "kunya: standard input:2:1: record 2: the name is blank\n")
  }

  @Test("A blank name is rejected, and the others are answered")
  func blank() {
    let run = resolve("", "Latakia")
    #expect(run.exit == .incomplete)
    #expect(run.messages == "kunya: command line: record 1: the name is blank\n")
    #expect(run.output.hasPrefix("Latakia  match"))
  }

  @Test("--require-match asks for a match of every name")
  func requireMatch() {
    #expect(resolve("--require-match", "Latakia").exit == .success)
    #expect(resolve("--require-match", "Latakia", "Bonaparte").exit == .incomplete)
    #expect(resolve("Bonaparte").exit == .success)
  }

  @Test("A threshold alone moves the other out of its way")
  func thresholds() throws {
    let strict = resolve("--match-at", "1", "Latakia")
    #expect(strict.output.hasPrefix("Latakia  review"))
    let lax = resolve("--match-at", "0", "Bonaparte Moallem")
    #expect(lax.output.hasPrefix("Bonaparte Moallem  match"))
    let harsh = resolve("--review-at", "1", "Latakia")
    #expect(harsh.output.hasPrefix("Latakia  none"))
  }

  @Test("Colour on a terminal only, and not under NO_COLOR")
  func colour() {
    #expect(!resolve("Latakia").output.contains("\u{1B}"))
    #expect(resolve("Latakia", terminal: .screen()).output.contains("\u{1B}[1;32mmatch"))
    let plain = resolve("Latakia", terminal: .screen(80, ["NO_COLOR": "1"]))
    #expect(!plain.output.contains("\u{1B}"))
  }

  @Test("A weak alias shows as the reason of a review")
  func reason() {
    #expect(resolve("Jabhat al-Nusra").output.hasPrefix("Jabhat al-Nusra  review (weak alias)"))
  }

  @Test("The entities that come with the program are there without any option")
  func builtin() {
    let run = Run("resolve", "--limit", "1", "Baschar al-Assad")
    #expect(run.output.contains("kunya:bashar-al-assad"))
  }
}
