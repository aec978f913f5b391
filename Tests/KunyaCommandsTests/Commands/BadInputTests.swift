import Testing

@testable import KunyaCommands

/// Whatever stands in a record: the message names the place, and the records around it are
/// answered as if it were not there.
@Suite("Bad input")
struct BadInputTests {
  private let scratch: Scratch
  private let table: [String]

  init() throws {
    scratch = try Scratch()
    table = ["--table", try scratch.people(), "--no-builtin"]
  }

  private func batch(_ format: String, _ input: [UInt8], _ more: String...) -> Run {
    Run(["batch", "--format", format, "-"] + table + more, TestConsole(bytes: input))
  }

  private func batch(_ format: String, _ input: String, _ more: String...) -> Run {
    Run(["batch", "--format", format, "-"] + table + more, TestConsole(input: input))
  }

  /// The keys of the records that were answered.
  private func keys(_ run: Run) throws -> [String] {
    try run.records.map { if case .string(let key)? = $0["key"] { key } else { "?" } }
  }

  @Test(
    "A JSON record that cannot be used is rejected, at its line and byte",
    arguments: [
      (#"{"name": "x\uD800y"}"#, "2:12: record 2: half a surrogate pair"),
      (#"{"name": "a", "name": "b"}"#, #"2:15: record 2: the key "name" comes twice"#),
      (#"{"key": "k"}"#, #"2:1: record 2: no "name""#),
      (#"{"name": 5}"#, #"2:10: record 2: "name" must be a string"#),
      (#"{"name": null}"#, #"2:1: record 2: no "name""#),
      (#"{"name": ""}"#, "2:10: record 2: the name is blank"),
      (#"{"name": " \t\u3000\u200F\u202E"}"#, "2:10: record 2: the name is blank"),
      (#"{"name": "x", "key": [1]}"#, #"2:22: record 2: "key" must be a string"#),
      (
        #"{"name": "x", "kind": "people"}"#,
        "2:23: record 2: kind must be one of person, place, organization or name, got 'people'"
      ),
      ("[1]", #"2:1: record 2: expected an object, "{""#),
      (#"{"name": "x"} y"#, "2:15: record 2: text after the end of the object"),
    ])
  func json(_ record: String, _ message: String) throws {
    let run = batch("jsonl", "{\"name\": \"Latakia\"}\n\(record)\n{\"name\": \"Latakia\"}\n")
    #expect(run.messages == "kunya: standard input:\(message)\n")
    #expect(run.exit == .incomplete)
    #expect(try keys(run) == ["1", "3"])
  }

  @Test("Invalid UTF-8 rejects a JSON record")
  func invalidJSON() throws {
    let record = Array(#"{"name": "Lat"#.utf8) + [0xFF] + Array("akia\"}\n{\"name\": \"x\"}".utf8)
    let run = batch("jsonl", record)
    #expect(run.messages == "kunya: standard input:1:14: record 1: not UTF-8\n")
    #expect(try keys(run) == ["2"])
  }

  @Test("Invalid UTF-8 in lines is replaced, and reported")
  func invalidLines() throws {
    let run = batch("lines", Array("x\nLat".utf8) + [0xC3, 0x0A] + Array("Latakia".utf8))
    #expect(run.exit == .success)
    #expect(
      run.messages == """
        kunya: standard input: 1 record is not UTF-8, the first is record 2; U+FFFD stands for \
        what could not be read

        """)
    #expect(try run.records[1]["name"] == .string("Lat\u{FFFD}"))
    #expect(try run.violations(of: "resolution") == [])
  }

  @Test("Invalid UTF-8 in any field of a table is replaced, and reported")
  func invalidTable() throws {
    let run = batch("csv", Array("name,x\nLatakia,".utf8) + [0xFF, 0x0A])
    #expect(run.lines[1].hasPrefix("Latakia,\u{FFFD},match,g:latakia"))
    #expect(run.messages.contains("1 record is not UTF-8, the first is record 1;"))
  }

  @Test("Empty and blank lines are rejected, each by its number")
  func blankLines() throws {
    let run = batch("lines", "\nLatakia\n \t \n\u{200F}\u{202B}\n")
    #expect(try keys(run) == ["2"])
    #expect(run.exit == .incomplete)
    #expect(
      run.messages == """
        kunya: standard input:1:1: record 1: the name is blank
        kunya: standard input:3:1: record 3: the name is blank
        kunya: standard input:4:1: record 4: the name is blank

        """)
  }

  @Test("An empty field of a table is rejected at its own byte, even behind a line end in quotes")
  func blankField() throws {
    let run = batch("csv", "x,name\n\"a,\nb\", \nc,Latakia\n")
    #expect(run.messages == "kunya: standard input:3:4: record 1: the name is blank\n")
    #expect(run.lines.count == 2)
  }

  @Test("A name of 10 MB is rejected, and not kept in memory", arguments: ["lines", "jsonl"])
  func tenMegabytes(_ format: String) throws {
    let name = String(repeating: "ع", count: 5 << 20)
    let isJSON = format == "jsonl"
    let input =
      isJSON ? "{\"name\": \"\(name)\"}\n{\"name\": \"Latakia\"}\n" : "\(name)\nLatakia\n"
    let run = batch(format, input)
    #expect(
      run.messages == "kunya: standard input:1:1048577: record 1: longer than 1048576 bytes\n")
    #expect(try keys(run) == ["2"])
  }

  @Test("4,096 bytes are a name, one more is none")
  func longestName() throws {
    let words = String(repeating: "walid x ", count: 512)
    let run = batch("lines", words + "\n" + words + "x")
    #expect(
      run.messages == """
        kunya: standard input:2:1: record 2: the name has 4,097 bytes, at most 4,096 are allowed

        """)
    #expect(try keys(run) == ["1"])
  }

  @Test("A word may be as long as a name")
  func longestWord() throws {
    let run = batch("lines", String(repeating: "x", count: 4096) + "\nLatakia")
    #expect(try keys(run) == ["1", "2"])
  }

  @Test("100,000 combining marks are too long; 2,000 are a name")
  func combiningMarks() throws {
    let marks = { String(repeating: "\u{0301}", count: $0) }
    let run = batch("lines", "a\(marks(100_000))\na\(marks(2_000))\nLatakia")
    #expect(try keys(run) == ["2", "3"])
    #expect(run.messages.contains("record 1: the name has 200,001 bytes"))
  }

  @Test("Bidi overrides do not hide a name, and do not reach a terminal")
  func bidiOverrides() throws {
    let run = batch("lines", "\u{202E}Latakia\u{202C}")
    #expect(try run.records[0]["decision"] == .string("match"))
    #expect(try run.records[0]["name"] == .string("\u{202E}Latakia\u{202C}"))
    let text = Run(["resolve", "\u{202E}Latakia\u{1B}[2J"] + table, TestConsole())
    #expect(text.output.hasPrefix(#"\u{202E}Latakia\u{1B}[2J  "#))
  }

  @Test("A name of symbols only is a name that nothing matches")
  func symbols() throws {
    let run = batch("lines", "★ ☾ ***\n٭\n🙂\n-\n.")
    #expect(run.exit == .success)
    #expect(try run.records.map { $0["decision"] } == Array(repeating: .string("none"), count: 5))
    #expect(try run.violations(of: "resolution") == [])
  }

  @Test("Rows of another length are rejected at the byte where they go wrong")
  func raggedRows() throws {
    let run = batch("csv", "name,x\nLatakia\nLatakia,1,2\n\"Lata\nkia\",\"a\n\"\n")
    #expect(
      run.messages == """
        kunya: standard input:2:8: record 1: expected 2 fields, found 1
        kunya: standard input:3:11: record 2: expected 2 fields, found 3

        """)
    #expect(run.output.contains("\"Lata\nkia\",\"a\n\","))
  }

  @Test("A quote that is never closed costs its own record only")
  func openQuote() throws {
    let run = batch("csv", "name,x\n\"Latakia,1\nLatakia,2\n")
    #expect(
      run.messages.contains("2:1: record 1: the quoted field that begins here is never closed"))
    #expect(run.lines[1].hasPrefix("Latakia,2,match"))
  }

  @Test("A column that is not there is bad data, and the answer lists those that are")
  func missingColumn() {
    let run = batch("csv", "title,author\nx,y\n")
    #expect(run.exit == .badData)
    #expect(run.output == "")
    #expect(
      run.messages == """
        kunya: standard input:1: no column "name"; there are: title, author

        """)
  }

  @Test("A table without a header is bad data", arguments: ["csv", "tsv"])
  func missingHeader(_ format: String) {
    let run = batch(format, "")
    #expect(run.exit == .badData)
    #expect(run.messages == "kunya: standard input: no header row\n")
  }

  @Test("An input that is not there or is a folder has its own status")
  func unreadable() {
    let missing = Run(["batch", scratch.path("no.csv")] + table, TestConsole())
    #expect(missing.exit == .noInput)
    #expect(
      missing.messages == "kunya: \(scratch.path("no.csv")): No such file or directory\n")
    let folder = Run(["batch", scratch.path("")] + table, TestConsole())
    #expect(folder.exit == .noInput)
    let noTable = Run("resolve", "x", "--table", scratch.path("no.jsonl"))
    #expect(noTable.exit == .noInput)
  }

  @Test("An output that cannot be made is an I/O error")
  func unwritable() {
    let run = batch("lines", "Latakia", "--output", scratch.path("no/out"))
    #expect(run.exit == .ioError)
  }

  @Test("--rejects keeps every record that was rejected, with its place, key and reason")
  func rejects() throws {
    let path = scratch.path("rejects.tsv")
    let run = batch(
      "jsonl",
      """
      {"key": "a\\tb", "name": " "}
      {"name": "Latakia"}
      nonsense

      """, "--rejects", path)
    #expect(run.exit == .incomplete)
    #expect(run.messages == "kunya: 2 records rejected, see \(path)\n")
    #expect(
      try scratch.text("rejects.tsv") == """
        record\tline\tcolumn\tkey\treason
        1\t1\t25\ta\\tb\tthe name is blank
        3\t3\t1\t\texpected an object, "{"

        """)
  }

  @Test("Of many rejected records twenty are said, and the others counted")
  func flood() {
    let run = batch("lines", String(repeating: "\n", count: 1500))
    let lines = run.messages.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.last == "kunya: 1,480 more rejected")
  }

  @Test("An empty input is answered with nothing", arguments: ["lines", "jsonl"])
  func emptyInput(_ format: String) {
    let run = batch(format, "")
    #expect(run.exit == .success)
    #expect(run.output == "" && run.messages == "")
  }
}
