import Testing

@testable import KunyaCommands

@Suite("kunya compare")
struct CompareTests {
  @Test("Score and decision, alone or with the reasons")
  func text() throws {
    let run = Run("compare", "Qaddafi", "Gheddafi")
    #expect(run.exit == .success)
    #expect(run.output.wholeMatch(of: /0\.\d{6,} match\n/) != nil)
    let explained = Run("compare", "--explain", "Qaddafi", "Gheddafi")
    #expect(explained.output.hasPrefix(run.output))
    #expect(explained.output.contains("Qaddafi ~ Gheddafi"))
  }

  @Test("JSON carries the reasons")
  func json() throws {
    let run = Run("compare", "--format", "jsonl", "Ali Hassan", "حسن محمد علي")
    #expect(try run.violations(of: "comparison") == [])
  }

  @Test("Contributions add up to the sum")
  func sum() throws {
    let run = Run("compare", "--format", "jsonl", "Ali Hassan Rouhani", "Rohani Dr. Hasan Omar")
    let explanation = try #require(try run.records[0]["explanation"])
    let parts = ["pairs", "leftovers"].flatMap { key -> [Double] in
      guard case .array(let items)? = explanation[key] else { return [] }
      return items.compactMap(weight)
    }
    let arrangement = try #require(number(explanation["arrangement"]))
    let sum = try #require(number(explanation["sum"]))
    #expect(parts.count > 3)
    #expect(abs(parts.reduce(arrangement, +) - sum) < 0.01)
  }

  @Test("--pairs: one row in, one row out, with score and decision appended")
  func pairs() throws {
    let run = Run(
      "compare", "--pairs", "-",
      input: "note\tname_b\tname_a\n a\\tb\tGheddafi\tQaddafi\n\tx\t\n")
    #expect(run.exit == .success)
    #expect(run.lines[0] == "note\tname_b\tname_a\tscore\tdecision")
    #expect(run.lines[1].hasPrefix(" a\\tb\tGheddafi\tQaddafi\t0."))
    #expect(run.lines[1].hasSuffix("\tmatch"))
    #expect(run.lines[2].hasSuffix("\tnone"))
  }

  @Test("Rows that cannot be used are rejected, the others answered")
  func rejectedPairs() throws {
    let long = String(repeating: "x", count: 5000)
    let run = Run(
      "compare", "--pairs", "-", input: "name_a\tname_b\nx\nx\t\(long)\nHasan\tHassan\n")
    #expect(run.exit == .incomplete)
    #expect(run.lines.count == 2)
    #expect(
      run.messages == """
        kunya: standard input:2:2: record 1: expected 2 fields, found 1
        kunya: standard input:3:3: record 2: the name has 5,000 bytes, at most 4,096 are allowed

        """)
  }

  @Test("The same bytes from one thread and from four")
  func threads() throws {
    let scratch = try Scratch()
    let rows = String(repeating: "Hasan\tHusayn\nحسن\tHassan\n\tx\ny\n", count: 500)
    let path = try scratch.file("pairs.tsv", "name_a\tname_b\n" + rows)
    let one = Run("compare", "--pairs", path, "--threads", "1")
    let four = Run("compare", "--pairs", path, "--threads", "4")
    #expect(one.lines.count == 1501)
    #expect(one.output == four.output)
    #expect(one.messages == four.messages)
  }

  @Test("With --index a part that half of its names have tells little")
  func rarity() throws {
    let scratch = try Scratch()
    let names = (0..<40).map { number in
      #"{"id": "p:\#(number)", "kind": "person", "names": [{"text": "Hassan \#(surnames[number % 4])"}]}"#
    }
    let index = try scratch.index("people", of: names.joined(separator: "\n"))
    let pair = ["Hassan Nasrallah", "Hassan Khomeini"]
    let alone = Run(["compare"] + pair, TestConsole())
    let among = Run(["compare", "--index", index] + pair, TestConsole())
    #expect(among.exit == .success && among.messages == "")
    let scores = try [alone, among].map { try #require(Double($0.output.prefix { $0 != " " })) }
    #expect(scores[1] < scores[0])
    let rows = Run(
      "compare", "--index", index, "--pairs", "-",
      input: "name_a\tname_b\n\(pair[0])\t\(pair[1])\n")
    #expect(rows.lines[1].split(separator: "\t")[2] == among.output.split(separator: " ")[0])
  }

  private let surnames = ["Ali", "Rouhani", "Turabi", "Diab"]

  @Test("An index that is not there is no input")
  func missingIndex() {
    #expect(Run("compare", "--index", "nowhere.idx", "Hassan", "Hasan").exit == .noInput)
    #expect(Run("compare", "--index", "nowhere.idx", "--pairs", "-", input: "x").exit != .success)
  }

  @Test("A missing column is bad data")
  func missingColumn() {
    let run = Run("compare", "--pairs", "-", input: "a\tname_b\n")
    #expect(run.exit == .badData)
    #expect(
      run.messages
        == "kunya: standard input:1: no column \"name_a\"; there are: a, name_b\n")
  }

  @Test("A blank name is rejected")
  func blank() {
    let run = Run("compare", "x", " ")
    #expect(run.exit == .incomplete)
    #expect(run.messages == "kunya: command line: record 2: the name is blank\n")
  }

  private func weight(_ item: JSONValue) -> Double? { number(item["weight"]) }

  private func number(_ value: JSONValue?) -> Double? {
    if case .number(let number)? = value { number } else { nil }
  }
}
