import Testing

@testable import KunyaCommands

/// `kunya batch --changed-since`: a table in May and in June.
@Suite("kunya batch --changed-since")
struct RescreeningTests {
  private let scratch: Scratch
  private let may: String
  private let june: String

  init() throws {
    scratch = try Scratch()
    may = try scratch.index(
      "may",
      of: """
        {"id": "p:moallem", "kind": "person", "names": [{"text": "Walid al-Moallem"}]}
        {"id": "p:mikdad", "kind": "person", "names": [{"text": "Faisal Mikdad"}]}
        {"id": "p:turabi", "kind": "person", "names": [{"text": "Hassan al-Turabi"}]}
        """)
    // One new, one gone, one with another ID, one as before.
    june = try scratch.index(
      "june",
      of: """
        {"id": "p:moallem", "kind": "person", "names": [{"text": "Walid al-Moallem"}]}
        {"id": "p:mekdad", "kind": "person", "names": [{"text": "Faisal Mikdad"}]}
        {"id": "p:shaaban", "kind": "person", "names": [{"text": "Bouthaina Shaaban"}]}
        """)
  }

  private let names = [
    "Bouthaina Chaabane", "Walid Muallem", "Napoleon Bonaparte", "Fayssal Mekdad", "Hasan Turabi",
  ]

  private func batch(_ words: String..., input: String) -> Run {
    Run(
      ["batch", "--no-builtin", "--changed-since", may, "--index", june] + words + ["-"],
      TestConsole(input: input))
  }

  @Test("Only what has changed, with both answers, in the order of the input")
  func jsonLines() throws {
    let run = batch("--format", "lines", input: names.joined(separator: "\n"))
    #expect(run.exit == .success && run.messages == "")
    #expect(try run.violations(of: "resolution") == [])
    let records = try run.records
    #expect(records.map { $0["key"] } == [.string("1"), .string("4"), .string("5")])
    #expect(
      records.map { $0["decision"] } == [.string("match"), .string("match"), .string("none")])
    #expect(
      records.map { $0["before"]?["decision"] }
        == [.string("none"), .string("match"), .string("match")])
    #expect(best(records[0]) == .string("p:shaaban"))
    #expect(best(records[1]) == .string("p:mekdad"))
    #expect(best(records[1]["before"]) == .string("p:mikdad"))
    #expect(best(records[2]["before"]) == .string("p:turabi"))
  }

  @Test("An index and itself: nothing")
  func same() {
    let run = Run(
      ["batch", "--changed-since", june, "--index", june, "--format", "lines", "-"],
      TestConsole(input: names.joined(separator: "\n")))
    #expect(run.exit == .success && run.output == "")
  }

  @Test("A table's rows get the former answer's columns behind the answer's")
  func tables() {
    let run = batch("--format", "tsv", input: "n\tname\n1\tWalid Muallem\n2\tFayssal Mekdad\n")
    #expect(
      run.lines[0] == "n\tname\tdecision\tid\tlabel\tscore\talias\tbefore_decision\tbefore_id"
        + "\tbefore_label\tbefore_score\tbefore_alias")
    #expect(run.lines.count == 2)
    let fields = run.lines[1].split(separator: "\t", omittingEmptySubsequences: false)
    #expect(fields.count == 12)
    #expect(fields[0...3] == ["2", "Fayssal Mekdad", "match", "p:mekdad"])
    #expect(fields[7...8] == ["match", "p:mikdad"])
  }

  @Test("The same bytes and rejects from one thread and from four")
  func threads() throws {
    let some = names + ["", String(repeating: "x", count: 5000)]
    let text = (0..<150).flatMap { _ in some }.joined(separator: "\n")
    let one = batch(
      "--format", "lines", "--threads", "1", "--rejects", scratch.path("1.tsv"), input: text)
    let four = batch(
      "--format", "lines", "--threads", "4", "--rejects", scratch.path("4.tsv"), input: text)
    #expect(one.exit == .incomplete)
    #expect(one.lines.count == 450)
    #expect(one.output == four.output)
    #expect(try scratch.text("1.tsv") == scratch.text("4.tsv"))
    // The empty line at the end of a file is no record.
    #expect(try scratch.text("1.tsv").split(separator: "\n").count >= 300)
  }

  @Test("The summary counts them among all")
  func summary() {
    let words = ["batch", "--no-builtin", "--changed-since", may, "--index", june]
    let run = Run(
      words + ["--format", "lines", "-"],
      TestConsole(input: names.joined(separator: "\n"), terminal: .screen()))
    #expect(run.messages.hasSuffix("kunya: 5 records: 3 match, 2 none, 3 changed\n"))
  }

  @Test("A place within which to look need only be in one of the two")
  func within() throws {
    let later = try scratch.index(
      "later",
      of: """
        {"id": "c:sudan", "kind": "place", "names": [{"text": "Sudan"}]}
        {"id": "p:turabi", "kind": "person", "names": [{"text": "Hassan al-Turabi"}], \
        "within": ["c:sudan"]}
        """)
    let words = ["batch", "--no-builtin", "--changed-since", may, "--index", later]
    let run = Run(
      words + ["--within", "c:sudan", "--format", "lines", "-"],
      TestConsole(input: "Hasan Turabi\n"))
    #expect(try run.records.map { $0["before"]?["decision"] } == [.string("none")])
    #expect(Run(words + ["--within", "c:egypt", "-"], TestConsole()).exit == .badData)
  }

  @Test("It needs an index to compare with, and both must be there")
  func usage() {
    let alone = Run("batch", "--changed-since", may, "-")
    #expect(alone.exit == .usage)
    #expect(
      alone.messages.hasPrefix(
        "kunya: --changed-since has a meaning only together with --index\n"))
    #expect(Run("batch", "--changed-since", "nowhere.idx", "--index", june, "-").exit == .noInput)
  }

  private func best(_ record: JSONValue?) -> JSONValue? {
    guard case .array(let matches)? = record?["matches"] else { return nil }
    return matches.first?["id"]
  }
}
