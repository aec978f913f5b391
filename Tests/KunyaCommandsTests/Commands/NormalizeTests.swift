import Testing

@testable import KunyaCommands

@Suite("kunya normalize")
struct NormalizeTests {
  @Test("A name's form, foldings and parts, for people")
  func text() {
    let run = Run("normalize", "Dr. Walid bin Khalid")
    #expect(run.exit == .success)
    #expect(run.output.hasPrefix("Dr. Walid bin Khalid\n  form       nf1:wlyd-5ald\n"))
    let rows = run.lines.map { $0.split(separator: " ").map(String.init) }
    #expect(rows.contains { $0.starts(with: ["Dr", "title", "dr"]) })
    #expect(rows.contains { $0.starts(with: ["bin", "particle", "bin"]) && $0.count == 3 })
    #expect(rows.contains { $0.starts(with: ["Khalid", "name", "khalid", "nf1:5ald"]) })
  }

  @Test("JSON, by its schema", arguments: ["Salem Haddad", "الشيخ راشد الغنوشي", "***", "Hасан"])
  func json(_ name: String) throws {
    let run = Run("normalize", "--format", "jsonl", name)
    #expect(try run.violations(of: "normalization") == [])
    #expect(try run.records[0]["name"] == .string(name))
  }

  @Test("Names from standard input; blank ones are rejected")
  func standardInput() throws {
    let run = Run("normalize", "--format", "jsonl", "-", input: "Salem\n\nHaddad\n")
    #expect(try run.records.map { $0["name"] } == [.string("Salem"), .string("Haddad")])
    #expect(run.exit == .incomplete)
    #expect(run.messages == "kunya: standard input:2:1: record 2: the name is blank\n")
  }
}
