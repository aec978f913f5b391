import Testing

@testable import KunyaCommands

@Suite("kunya annotate")
struct AnnotateTests {
  private let text = "In Damascus, Bashar al-Assad met guests from Latakia."

  @Test("JSON: one line a mention, with its bytes")
  func json() throws {
    let run = Run("annotate", "--format", "jsonl", "-", input: text)
    #expect(run.exit == .success)
    #expect(try run.violations(of: "annotation") == [])
    let bytes = Array(text.utf8)
    let records = try run.records
    #expect(records.count >= 2)
    for record in records {
      guard case .number(let start)? = record["start"], case .number(let end)? = record["end"]
      else { continue }
      let mention = String(decoding: bytes[Int(start)..<Int(end)], as: UTF8.self)
      #expect(record["text"] == .string(mention))
    }
    #expect(records[0]["id"] == .string("geonames:170654"))
  }

  @Test("Text: a table of the mentions")
  func table() {
    let run = Run("annotate", "-", input: text)
    #expect(run.lines[0].split(separator: " ") == ["start", "end", "text", "id", "label", "score"])
    #expect(run.lines[1].hasPrefix("3      11   Damascus"))
  }

  @Test("--kind keeps the mentions of one kind")
  func kind() throws {
    let run = Run("annotate", "--format", "jsonl", "--kind", "person", "-", input: text)
    #expect(try run.records.map { $0["kind"] } == [.string("person")])
  }

  @Test("Bytes that are no UTF-8 are reported, and do not move the offsets")
  func invalid() throws {
    let run = Run(
      "annotate", "--format", "jsonl", "-", bytes: [0xFF, 0x20] + Array("in Damascus".utf8))
    #expect(run.messages == "kunya: standard input: not UTF-8 in 1 place, passed over\n")
    #expect(try run.records[0]["start"] == .number(5))
  }

  @Test("A text without names, and no text at all", arguments: ["", "\n", "nothing here to see"])
  func empty(_ text: String) {
    let run = Run("annotate", "-", input: text)
    #expect(run.exit == .success)
    #expect(run.output == "" && run.messages == "")
  }
}
