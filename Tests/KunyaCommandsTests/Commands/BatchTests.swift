import Foundation
import Synchronization
import Testing

@testable import KunyaCommands

@Suite("kunya batch")
struct BatchTests {
  private let scratch: Scratch
  private let table: [String]

  init() throws {
    scratch = try Scratch()
    table = ["--table", try scratch.people(), "--no-builtin"]
  }

  private func batch(_ words: String..., input: String = "") -> Run {
    Run(["batch"] + table + words, TestConsole(input: input))
  }

  @Test("JSON Lines: a line for each record, in their order")
  func jsonLines() throws {
    let run = batch(
      "-",
      input: """
        {"key": "a", "name": "Waleed Moallem"}
        {"name": "اللاذقيه", "kind": "place", "lang": "ar", "countries": ["SY"], "more": [1]}
        {"key": 7, "name": "Napoleon Bonaparte"}

        """)
    #expect(run.exit == .success)
    #expect(run.messages == "")
    #expect(try run.violations(of: "resolution") == [])
    let records = try run.records
    #expect(records.map { $0["key"] } == [.string("a"), .string("2"), .string("7")])
    #expect(records.map { $0["name"] }.last == .string("Napoleon Bonaparte"))
    #expect(
      records.map { $0["decision"] } == [.string("match"), .string("match"), .string("none")])
    #expect(best(records[0], "id") == .string("p:moallem"))
    #expect(best(records[0], "label") == .string("وليد المعلم"))
    #expect(best(records[0], "alias") == .string("Walid al-Moallem"))
    #expect(best(records[0], "pair_score") == nil)
    #expect(best(records[1], "id") == .string("g:latakia"))
  }

  @Test("With --explain each candidate says why")
  func explanations() throws {
    let run = batch("--explain", "-", input: #"{"name": "Waleed Moallem"}"#)
    #expect(try run.violations(of: "resolution") == [])
    let record = try #require(try run.records.first)
    guard case .array(let pairs)? = best(record, "explanation")?["pairs"] else {
      Issue.record("no pairs")
      return
    }
    #expect(pairs.count == 2)
    #expect(pairs[0]["a"]?["text"] == .string("Waleed"))
    #expect(best(record, "pair_score") != nil)
  }

  @Test("Lines: one name a line, answers in JSON Lines")
  func lines() throws {
    let run = batch("--format", "lines", "-", input: "Latakia\r\nFaysal Miqdad")
    #expect(try run.violations(of: "resolution") == [])
    let records = try run.records
    #expect(records.map { $0["key"] } == [.string("1"), .string("2")])
    #expect(records.map { best($0, "id") } == [.string("g:latakia"), .string("p:mikdad")])
  }

  @Test("CSV: columns are appended, the others stay as they were written")
  func csv() throws {
    let path = try scratch.file(
      "in.csv",
      """
      \u{FEFF}no,author,"remark, if any"\r
      1,"Moallem, Walid","said ""so"",\r
      twice"\r
      2,اللاذقية,\r

      """)
    let run = batch("--column", "author", path)
    #expect(run.exit == .success)
    // By bytes: to Swift's String a CR LF is one character.
    let rows = run.output.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    try #require(rows.count == 4)
    #expect(rows[0] == #"no,author,"remark, if any",decision,id,label,score,alias"#)
    #expect(rows[1] == "1,\"Moallem, Walid\",\"said \"\"so\"\",\r")
    #expect(rows[2].hasPrefix("twice\",") && rows[2].contains(",p:moallem,وليد المعلم,0."))
    #expect(rows[3].hasPrefix("2,اللاذقية,,match,g:latakia,Latakia,0."))
    #expect(rows[3].hasSuffix(",اللاذقية"))
  }

  @Test("TSV: the column 'name' unless another is given; escapes are undone and kept")
  func tsv() throws {
    let path = try scratch.file("in.tsv", "name\tx\nWalid\\tal-Moallem\ta\\nb\n")
    let run = batch(path)
    #expect(run.lines[0] == "name\tx\tdecision\tid\tlabel\tscore\talias")
    #expect(run.lines[1].hasPrefix("Walid\\tal-Moallem\ta\\nb\tmatch\tp:moallem\tوليد المعلم\t0."))
  }

  @Test("A table's row shows the best candidate also where the decision is none")
  func noneInTable() throws {
    let path = try scratch.file("in.tsv", "name\nWalid al-Muallim\n")
    let run = batch("--match-at", "1", "--review-at", "1", path)
    #expect(run.lines[1].hasPrefix("Walid al-Muallim\tnone\tp:moallem\t"))
  }

  @Test("The record's kind goes before the option's")
  func kinds() throws {
    let input = #"{"name": "Latakia", "kind": "place"}"# + "\n" + #"{"name": "Latakia"}"#
    let records = try batch("--kind", "person", "-", input: input).records
    #expect(records[0]["decision"] == .string("match"))
    #expect(records[1]["decision"] == .string("none"))
  }

  @Test("A weak alias gives a review at most")
  func weakAlias() throws {
    let record = try batch("-", input: #"{"name": "Jabhat al-Nusra"}"#).records[0]
    #expect(record["decision"] == .string("review"))
    #expect(best(record, "kind") == .string("unknown"))
  }

  @Test("The same bytes from one thread and from four")
  func threads() throws {
    let names = [
      "Walid Moallem", "", "Latakié", "فيصل مقداد", "***", "Faisal",
      String(repeating: "x", count: 5000),
    ]
    let text = (0..<150).flatMap { _ in names }.joined(separator: "\n")
    let path = try scratch.file("names.txt", text)
    let one = batch("--threads", "1", "--rejects", scratch.path("one.tsv"), path)
    let four = batch("--threads", "4", "--rejects", scratch.path("four.tsv"), path)
    #expect(one.exit == .incomplete)
    #expect(one.lines.count == 750)
    #expect(one.output == four.output)
    #expect(try scratch.text("one.tsv") == scratch.text("four.tsv"))
  }

  @Test("--unbuffered writes each answer before the next record is read")
  func unbuffered() throws {
    let writes = Writes()
    let test = TestConsole(input: "Latakia\nLatakia\nLatakia\n")
    let console = Console(
      input: test.console.input,
      output: ByteOutput { (bytes) in writes.add(bytes.count) },
      messages: test.console.messages, terminal: .none, now: test.console.now)
    let words = ["batch", "--format", "lines", "--unbuffered", "-"] + table
    #expect(Program.kunya.run(words, console) == .success)
    #expect(writes.count == 3)
  }

  @Test("--output writes a file, and never over the input")
  func output() throws {
    let path = try scratch.file("names.txt", "Latakia\n")
    #expect(batch(path, "--output", scratch.path("out.jsonl")).output == "")
    #expect(try scratch.text("out.jsonl").hasPrefix(#"{"key":"1","name":"Latakia""#))
    let over = batch(path, "--output", path)
    #expect(over.exit == .usage)
    #expect(over.messages == "kunya: \(path): this is the input; write to another file\n")
    #expect(try scratch.text("names.txt") == "Latakia\n")
  }

  @Test("--require-match asks for a match of every record")
  func requireMatch() {
    #expect(batch("--format", "lines", "--require-match", "-", input: "Latakia").exit == .success)
    let run = batch("--format", "lines", "--require-match", "-", input: "Latakia\nBonaparte")
    #expect(run.exit == .incomplete)
    #expect(run.lines.count == 2)
  }

  @Test("--limit is the greatest number of candidates")
  func limit() throws {
    let input = #"{"name": "Walid Mikdad"}"#
    let record = try batch("--limit", "1", "-", input: input).records[0]
    guard case .array(let matches)? = record["matches"] else {
      Issue.record("no matches")
      return
    }
    #expect(matches.count == 1)
  }

  @Test("On a terminal the run ends with a summary, unless --quiet")
  func summary() throws {
    let words = ["batch", "--format", "lines", "-"] + table
    let console = { TestConsole(input: "Latakia\n\nBonaparte\n", terminal: .screen()) }
    #expect(
      Run(words, console()).messages.hasSuffix(
        "kunya: 3 records: 1 match, 1 none, 1 rejected\n"))
    #expect(!Run(words + ["--quiet"], console()).messages.contains("3 records"))
  }

  @Test("A closed output pipe ends the run without a word")
  func closedPipe() {
    let test = TestConsole(input: "Latakia\n", outputFailure: .closedPipe)
    let run = Run(["batch", "--format", "lines", "-"] + table, test)
    #expect(run.exit == .success)
    #expect(run.messages == "")
  }

  private func best(_ record: JSONValue, _ key: String) -> JSONValue? {
    guard case .array(let matches)? = record["matches"] else { return nil }
    return matches.first?[key]
  }
}

/// Counts what is written.
private final class Writes: Sendable {
  private let sizes = Mutex<[Int]>([])
  var count: Int { sizes.withLock { $0.count } }
  func add(_ size: Int) { sizes.withLock { $0.append(size) } }
}
