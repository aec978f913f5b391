import Testing

@testable import KunyaCommands

@Suite("kunya evaluate")
struct EvaluateTests {
  private let scratch: Scratch
  private let sets: String

  init() throws {
    scratch = try Scratch()
    sets = try scratch.labelledSets()
  }

  private func figures(_ run: Run, _ set: String, _ type: String) throws -> JSONValue? {
    try run.records.first { $0["set"] == .string(set) && $0["type"] == .string(type) }
  }

  @Test("Figures by set and type, as JSON")
  func json() throws {
    let run = Run("evaluate", "--folds", "1", "--format", "jsonl", sets)
    #expect(run.exit == .success)
    #expect(run.messages == "")
    #expect(try run.violations(of: "evaluation") == [])
    let people = try #require(try figures(run, "people", "all"))
    // The query of tier stretch is not among them.
    #expect(people["queries"] == .number(10))
    #expect(people["answerable"] == .number(7))
    #expect(people["recall_at_1"] == .number(1))
    #expect(people["candidates_found"] == .number(1))
    #expect(try figures(run, "places", "arab->arab")?["queries"] == .number(1))
  }

  @Test("The figures do not depend on the number of threads, nor on the order of the queries")
  func determinism() throws {
    let one = Run("evaluate", "--folds", "2", "--misses", "9", "--threads", "1", sets)
    #expect(
      Run("evaluate", "--folds", "2", "--misses", "9", "--threads", "3", sets).output == one.output)
    let lines = try scratch.text("labelled/queries.jsonl").split(separator: "\n")
    _ = try scratch.file("labelled/queries.jsonl", lines.reversed().joined(separator: "\n"))
    #expect(Run("evaluate", "--folds", "2", "--misses", "9", sets).output == one.output)
  }

  @Test("Only what is asked for is measured")
  func selection() throws {
    let run = Run(
      "evaluate", "--folds", "1", "--set", "people", "--type", "arab->latin", "--format", "jsonl",
      sets)
    #expect(run.lines.count == 1)
    let stretch = Run("evaluate", "--folds", "1", "--tier", "stretch", "--format", "jsonl", sets)
    #expect(try figures(stretch, "people", "latin->latin")?["queries"] == .number(1))
  }

  @Test("Misses show both sides")
  func misses() throws {
    _ = try scratch.file(
      "labelled/queries.jsonl",
      """
      {"set": "people", "type": "latin->latin", "tier": "core", "q": "Omar Moussa", \
      "gold": "mousa", "target": "Amr Moussa"}
      {"set": "people", "type": "latin->latin", "tier": "core", "q": "Hassan Rohani", \
      "gold": null, "target": "Hassan Rohani"}
      """)
    let run = Run("evaluate", "--folds", "1", "--misses", "5", "--format", "jsonl", sets)
    #expect(try run.violations(of: "evaluation") == [])
    let misses = try run.records.filter { $0["measure"] == .string("miss") }
    #expect(misses.count == 2)
    let wrong = try #require(misses.first { $0["name"] == .string("Omar Moussa") })
    #expect(wrong["meant"]?["id"] == .string("mousa"))
    #expect(wrong["meant"]?["reach"] == .string("aligned"))
    #expect(wrong["got"]?["alias"] == .string("Omar Moussa"))
    let text = Run("evaluate", "--folds", "1", "--misses", "5", sets)
    #expect(text.output.contains("Hassan Rohani (not in the table)"))
  }

  @Test("Pairs: each half by itself, the two together are all")
  func pairs() throws {
    let run = Run("evaluate", "--pairs", try scratch.labelledPairs(), "--format", "jsonl")
    #expect(run.exit == .success)
    #expect(try run.violations(of: "evaluation") == [])
    let rows = try run.records.filter { $0["type"] == .string("all") }
    func sum(_ key: String) -> Double {
      rows.reduce(0) { sum, row in
        if case .number(let count)? = row[key] { return sum + count }
        return sum
      }
    }
    #expect(sum("same") == 4)
    #expect(sum("different") == 4)
  }

  @Test(
    "Pairs about the same two names are in one half",
    arguments: [
      ("aamir ~ amir + mikati", "aamir ~ amir"), ("siddiqi + aamir ~ amir", "aamir ~ amir"),
      ("jafar; Turkish form", "jafar"), ("ibrahim + al-tabib", "ibrahim"),
    ])
  func halves(_ note: String, _ subject: String) {
    #expect(LabelledPairs.subject(note) == subject)
  }

  @Test("A data folder's tables are used in place of the embedded ones")
  func data() throws {
    let data = try scratch.dataFolder()
    let embedded = Run("evaluate", "--folds", "1", "--format", "jsonl", sets)
    #expect(
      Run("evaluate", "--folds", "1", "--data", data, "--format", "jsonl", sets).output
        == embedded.output)
    let table = try scratch.text("Data/model/calibration.tsv")
    let lines = table.split(separator: "\n").map { line in
      line.hasPrefix("one\t") ? "one\t-90\t0\t0" : String(line)
    }
    _ = try scratch.file("Data/model/calibration.tsv", lines.joined(separator: "\n") + "\n")
    let changed = Run("evaluate", "--folds", "1", "--data", data, "--format", "jsonl", sets)
    #expect(try figures(changed, "people", "all")?["match_recall"] == .number(0))
  }

  @Test("Faulty inputs are named")
  func faults() throws {
    let missing = Run("evaluate", scratch.path("nowhere"))
    #expect(missing.exit == .noInput)
    #expect(missing.messages.contains("nowhere/table.jsonl"))
    let noData = Run("evaluate", "--data", scratch.path("nothing"), sets)
    #expect(noData.exit == .noInput)
    let pairs = try scratch.file(
      "bad.tsv", "a\tb\tlabel\tscope\tkind\ttype\tsource_note\nx\ty\tmaybe\tpart\tperson\t\tx\n")
    let badPairs = Run("evaluate", "--pairs", pairs)
    #expect(badPairs.exit == .badData)
    #expect(badPairs.messages.contains("bad.tsv:2: a label is 'same' or 'different', got 'maybe'"))
    _ = try scratch.file("labelled/queries.jsonl", #"{"set": "people", "tier": "core"}"#)
    let badQuery = Run("evaluate", sets)
    #expect(badQuery.exit == .badData)
    #expect(badQuery.messages.contains("queries.jsonl:1"))
    #expect(Run("evaluate").exit == .usage)
  }
}
