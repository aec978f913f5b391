import Testing

@testable import KunyaCommands

/// `--within`: two towns of one name, one in Syria and one in Lebanon.
@Suite("--within")
struct WithinTests {
  private let scratch: Scratch
  private let table: String

  private static let places = """
    {"id": "c:syria", "kind": "place", "names": [{"text": "Syria"}]}
    {"id": "c:lebanon", "kind": "place", "names": [{"text": "Lebanon"}]}
    {"id": "a:homs", "kind": "place", "names": [{"text": "Homs Governorate"}], "within": ["c:syria"]}
    {"id": "g:qusayr-1", "kind": "place", "names": [{"text": "al-Qusayr"}, {"text": "القصير"}], \
    "within": ["a:homs"]}
    {"id": "g:qusayr-2", "kind": "place", "names": [{"text": "al-Qusayr"}, {"text": "القصير"}], \
    "within": ["c:lebanon"]}
    {"id": "p:qusayri", "kind": "person", "names": [{"text": "Omar Qusayr"}], "within": ["a:nowhere"]}

    """

  init() throws {
    scratch = try Scratch()
    table = try scratch.file("places.jsonl", Self.places)
  }

  private func ids(_ name: String, _ words: String...) throws -> [JSONValue?] {
    let run = Run(
      ["resolve", "--no-builtin", "--table", table, "--format", "jsonl"] + words + [name],
      TestConsole())
    #expect(run.messages == "" && run.exit == .success)
    guard case .array(let matches)? = try run.records[0]["matches"] else { return [] }
    return matches.map { $0["id"] }
  }

  @Test("Only what lies within the place is found, at whatever depth")
  func transitive() throws {
    #expect(try ids("Qousseir").count == 3)
    #expect(try ids("Qousseir", "--within", "c:lebanon") == [.string("g:qusayr-2")])
    #expect(try ids("Qousseir", "--within", "a:homs") == [.string("g:qusayr-1")])
    #expect(try ids("القصير", "--within", "c:syria") == [.string("g:qusayr-1")])
  }

  @Test("What is ambiguous in the whole table is a match within the place")
  func decision() {
    let words = ["resolve", "--no-builtin", "--table", table]
    #expect(Run(words + ["al-Qusayr"], TestConsole()).output.contains("review (ambiguous)"))
    let run = Run(words + ["--within", "c:syria", "al-Qusayr"], TestConsole())
    #expect(run.output.hasPrefix("al-Qusayr  match"))
  }

  @Test("The place itself does not lie within itself")
  func itself() throws {
    #expect(try ids("Syria", "--within", "c:syria").contains(.string("c:syria")) == false)
  }

  @Test("It is enough that entities name the place they lie in")
  func placeOnlyNamed() throws {
    #expect(try ids("Omar Qusayr", "--within", "a:nowhere") == [.string("p:qusayri")])
  }

  @Test("Parents may stand in another index, and under IDs that were merged since")
  func severalIndexes() throws {
    let more = try scratch.index(
      "more",
      of: """
        {"id": "g:rastan", "kind": "place", "names": [{"text": "al-Rastan"}], "within": ["a:hims"]}
        {"id": "a:hims", "merged_into": "a:homs"}
        {"id": "a:homs", "kind": "place", "names": [{"text": "Homs"}]}
        """)
    for place in ["c:syria", "a:homs", "a:hims"] {
      #expect(try ids("Rastan", "--index", more, "--within", place) == [.string("g:rastan")])
    }
  }

  @Test("batch takes it too")
  func batch() throws {
    let run = Run(
      "batch", "--no-builtin", "--table", table, "--within", "c:syria", "--format", "lines", "-",
      input: "al-Qusayr\nLebanon\n")
    let records = try run.records
    #expect(records.map { $0["decision"] } == [.string("match"), .string("none")])
  }

  @Test("The embedded places lie within their countries")
  func builtin() {
    let run = Run("resolve", "--within", "iso:SY", "--limit", "1", "Deir Ezzor")
    #expect(run.output.contains("geonames:170794"))
    #expect(
      Run("resolve", "--within", "iso:LB", "Deir Ezzor").output.contains("170794") == false
    )
  }

  @Test("An ID that no index has is bad data", arguments: ["resolve", "batch"])
  func unknown(_ command: String) {
    let run = Run(command, "--no-builtin", "--table", table, "--within", "c:atlantis", "-")
    #expect(run.exit == .badData)
    #expect(
      run.messages
        == "kunya: --within: no entity has the ID 'c:atlantis', and none lies within it\n")
  }
}
