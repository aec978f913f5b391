import AliasIndex
import Testing

@testable import KunyaCommands

@Suite("Tables of entities")
struct EntityTableTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private func read(_ texts: String...) throws -> (entities: [IndexEntity], messages: String) {
    let test = TestConsole()
    var table = EntityTable()
    var rejects = RejectLog(test.console)
    for (number, text) in texts.enumerated() {
      let path = try scratch.file("\(number).jsonl", text)
      try table.read(path, test.console, rejects: &rejects)
    }
    return (table.entities, test.messages.replacing(scratch.path(""), with: ""))
  }

  @Test("A row becomes an entity, keys not known are passed over")
  func row() throws {
    let (entities, messages) = try read(
      """
      {"id": "wd:Q1", "kind": "organization", "names": [{"text": "al-Nahda", "lang": "ar"}, \
      {"text": "النهضة", "role": "preferred", "weak": false}, {"text": "N", "weak": true}], \
      "refs": {"wikidata": "Q1"}, "countries": ["TN"], "within": ["wd:Q2"], "born": null}
      """)
    #expect(messages == "")
    #expect(
      entities == [
        IndexEntity(
          id: "wd:Q1", kind: .organization, label: "النهضة",
          names: [.init("النهضة"), .init("N", weak: true), .init("al-Nahda")],
          countries: ["TN"], within: ["wd:Q2"])
      ])
  }

  @Test("The first name is the label where none is preferred")
  func label() throws {
    let entity = try read(#"{"id": "a", "names": [{"text": "x"}, {"text": "y"}]}"#).entities[0]
    #expect(entity.label == "x" && entity.names[0].text == "x" && entity.kind == .unknown)
  }

  @Test(
    "A row that cannot be used is rejected at its place, and the rest is read",
    arguments: [
      (#"{"names": [{"text": "x"}]}"#, #"0.jsonl:1:1: record 1: no "id""#),
      (#"{"id": "", "names": [{"text": "x"}]}"#, #"0.jsonl:1:8: record 1: "id" is empty"#),
      (#"{"id": "a"}"#, #"0.jsonl:1:1: record 1: no "names""#),
      (#"{"id": "a", "names": []}"#, #"0.jsonl:1:22: record 1: "names" is empty"#),
      (#"{"id": "a", "names": ["x"]}"#, #"0.jsonl:1:23: record 1: "names" must be an object"#),
      (#"{"id": "a", "names": [{"text": " "}]}"#, "0.jsonl:1:32: record 1: the name is blank"),
      (
        #"{"id": "a", "names": [{"text": "x", "weak": "no"}]}"#,
        #"0.jsonl:1:45: record 1: "weak" must be true or false"#
      ),
      (
        #"{"id": "a", "kind": "man", "names": [{"text": "x"}]}"#,
        "0.jsonl:1:21: record 1: kind must be one of person, place, organization or name, got 'man'"
      ),
      (
        #"{"id": "a", "names": [{"text": "x"}], "countries": [5]}"#,
        #"0.jsonl:1:53: record 1: "countries" must be a string"#
      ),
    ])
  func rejected(_ row: String, _ message: String) throws {
    let (entities, messages) = try read(row + "\n" + #"{"id": "b", "names": [{"text": "y"}]}"#)
    #expect(messages == "kunya: \(message)\n")
    #expect(entities.map(\.id) == ["b"])
  }

  @Test("An ID is given once, in all tables together")
  func duplicates() throws {
    let row = #"{"id": "a", "names": [{"text": "x"}]}"#
    let (entities, messages) = try read("\n\(row)", "\(row)\n\(row)")
    #expect(entities.count == 1)
    #expect(
      messages == """
        kunya: 1.jsonl:1: record 1: the ID 'a' was given before, at 0.jsonl:2
        kunya: 1.jsonl:2: record 2: the ID 'a' was given before, at 0.jsonl:2

        """)
  }

  @Test("Rejected rows of a table tell in the status of the command")
  func status() throws {
    let path = try scratch.file("t.jsonl", "{}\n" + #"{"id": "a", "names": [{"text": "Homs"}]}"#)
    let run = Run("resolve", "--table", path, "--no-builtin", "Homs")
    #expect(run.exit == .incomplete)
    #expect(run.output.hasPrefix("Homs  match"))
  }
}
