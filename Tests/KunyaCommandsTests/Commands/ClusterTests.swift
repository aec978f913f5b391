import Testing

@testable import KunyaCommands

@Suite("kunya cluster")
struct ClusterTests {
  private let names = [
    "Walid al-Moallem", "Fayssal Mikdad", "وليد المعلم", "Oualid Mouallem", "Faisal Mekdad",
    "Naguib Mahfouz", "Walid al-Moallem",
  ]

  private func cluster(_ names: [String], _ words: String...) -> Run {
    Run(
      ["cluster", "--kind", "person"] + words + ["-"],
      TestConsole(input: names.map { $0 + "\n" }.joined()))
  }

  @Test("Rows of the alias table, with score and reason")
  func rows() throws {
    let run = cluster(names)
    #expect(run.exit == .success)
    #expect(run.messages == "")
    #expect(run.lines[0] == "id\tkind\tname\tlang\trole\tsource\tscore\treason")
    let rows = run.lines.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.allSatisfy { $0.count == 8 && $0[1] == "person" && $0[5] == "kunya cluster" })
    let groups = Dictionary(grouping: rows) { $0[0] }.mapValues { Set($0.map { $0[2] }) }
    #expect(
      Set(groups.values) == [
        ["Walid al-Moallem", "وليد المعلم", "Oualid Mouallem"],
        ["Fayssal Mikdad", "Faisal Mekdad"],
      ])
    #expect(rows.count { $0[4] == "preferred" } == 2)
    #expect(rows.allSatisfy { $0[6].wholeMatch(of: /0\.\d{6,}/) != nil })
    let mikdad = try #require(rows.first { $0[2] == "Fayssal Mikdad" })
    #expect(mikdad[7] == "\(mikdad[6]) with Faisal Mekdad")
  }

  @Test("The same for any order of the names and any number of threads")
  func determinism() {
    let expected = cluster(names, "--threads", "1").output
    for threads in 1...3 {
      let turned = Array(names.dropFirst(threads) + names.prefix(threads))
      #expect(cluster(turned, "--threads", "\(threads)").output == expected)
      #expect(cluster(turned.reversed(), "--threads", "\(threads)").output == expected)
    }
  }

  @Test("JSON Lines are entities, to be imported after a look")
  func json() throws {
    let run = cluster(names, "--format", "jsonl")
    #expect(try run.violations(of: "cluster") == [])
    #expect(try run.records.count == 2)
    let scratch = try Scratch()
    let table = try scratch.file("proposals.jsonl", run.output)
    let resolved = Run(
      "resolve", "--table", table, "--no-builtin", "--format", "jsonl", "Waleed Moallem")
    #expect(try resolved.records[0]["decision"] == .string("match"))
  }

  @Test("Names from a column, and records that cannot be used")
  func column() throws {
    let long = String(repeating: "x", count: 5000)
    let run = Run(
      "cluster", "--input-format", "csv", "--column", "author", "-",
      input: "title,author\na,Walid al-Moallem\nb,\(long)\nc,Oualid Mouallem\n")
    #expect(run.exit == .incomplete)
    #expect(run.messages.contains("record 2: the name has 5,000 bytes"))
    #expect(run.lines.count == 3)
  }

  private func index(_ scratch: Scratch) throws -> String {
    _ = try scratch.people()
    return try scratch.index("people", of: scratch.text("people.jsonl"))
  }

  @Test("With --index the names of one entity are one group, under its ID")
  func identities() throws {
    let scratch = try Scratch()
    let index = try index(scratch)
    let run = cluster(names + ["Nagib Mahfouz"], "--index", index)
    #expect(run.exit == .success && run.messages == "")
    let rows = run.lines.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let groups = Dictionary(grouping: rows) { $0[0] }
    #expect(
      Set(groups["p:moallem"]?.map { $0[2] } ?? [])
        == ["Walid al-Moallem", "وليد المعلم", "Oualid Mouallem"])
    #expect(
      Set(groups["p:mikdad"]?.map { $0[2] } ?? []) == ["Fayssal Mikdad", "Faisal Mekdad"])
    #expect(groups["p:moallem"]?.allSatisfy { $0[4] == "alias" } == true)
    let others = groups.filter { $0.key.hasPrefix("cluster:") }
    #expect(others.count == 1 && groups.count == 3)
    #expect(Set(others.values.joined().map { $0[2] }) == ["Naguib Mahfouz", "Nagib Mahfouz"])
    let oualid = try #require(rows.first { $0[2] == "Oualid Mouallem" })
    #expect(oualid[7] == "\(oualid[6]) with Walid al-Moallem")
    let turned = cluster(
      ["Nagib Mahfouz"] + names.reversed(), "--index", index, "--threads", "2")
    #expect(turned.output == run.output)
  }

  @Test("A name that means an entity is proposed alone; the kind is the entity's")
  func loneIdentity() throws {
    let scratch = try Scratch()
    let run = Run(
      "cluster", "--format", "jsonl", "--index", try index(scratch), "-",
      input: "Lattakia\nNaguib Mahfouz\n")
    #expect(try run.violations(of: "cluster") == [])
    let records = try run.records
    #expect(records.map { $0["id"] } == [.string("g:latakia")])
    #expect(records.map { $0["kind"] } == [.string("place")])
  }

  @Test("An index and other tables than its own exclude each other")
  func indexAndData() {
    let run = Run("cluster", "--index", "people.idx", "--data", "Data", "-")
    #expect(run.exit == .usage)
    #expect(run.messages.contains("--index and --data exclude each other"))
  }

  @Test("A column is for tables only")
  func usage() {
    #expect(Run("cluster", "--column", "x", "names.txt").exit == .usage)
    #expect(Run("cluster", "--match-at", "1.5", "-").exit == .usage)
  }
}
