import Records
import Testing

@Suite struct CSVTests {
  @Test func quotedFieldsHoldCommasQuotesAndLineEnds() throws {
    let outcomes = try read(
      "id,name\n1,\"Assad, Hafez al-\"\n2,\"Hassan \"\"Sayyed\"\"\r\nNasrallah\"\n3,حسن\n", .csv)
    #expect(
      outcomes.compactMap(\.fields) == [
        ["1", "Assad, Hafez al-"], ["2", "Hassan \"Sayyed\"\r\nNasrallah"], ["3", "حسن"],
      ])
    #expect(outcomes.map(\.line) == [2, 3, 5])
  }

  @Test func emptyFieldsStay() throws {
    #expect(
      try read("a,b,c\n,,\n\"\",x,\"\"\n", .csv).map(\.fields) == [["", "", ""], ["", "x", ""]])
  }

  @Test func carriageReturnsBeforeTheLineEndBelongToIt() throws {
    let outcomes = try read("id,name\r\n1,Ali\r\n2,\"Omar\"\r\n3,\"Said\"\r", .csv)
    #expect(outcomes.map(\.fields) == [["1", "Ali"], ["2", "Omar"], ["3", "Said"]])
  }

  @Test func aQuoteInsideAnUnquotedFieldIsData() throws {
    #expect(try read("id,name\n1,צה\"ל\n", .csv).map(\.fields) == [["1", "צה\"ל"]])
  }

  @Test func aRowWithTooFewFieldsIsRejectedAtItsEnd() throws {
    let outcomes = try read("id,name,country\n1,Ali\n2,Omar,SY\n", .csv)
    #expect(
      outcomes[0].content == .rejected(line: 2, column: 6, .raggedRow(expected: 3, found: 2)))
    #expect(outcomes[1].fields == ["2", "Omar", "SY"])
  }

  @Test func aRowWithTooManyFieldsIsRejectedAtTheFirstSurplus() throws {
    let outcomes = try read("id,name\n1,\"Ali\nHassan\",SY,LB\n2,Omar\n", .csv)
    #expect(
      outcomes[0].content == .rejected(line: 3, column: 9, .raggedRow(expected: 2, found: 4)))
    #expect(outcomes[1].fields == ["2", "Omar"])
  }

  @Test func textBehindAClosingQuoteRejectsItsLine() throws {
    let outcomes = try read("id,name\n1,\"Ali\" Hassan\n2,Omar\n", .csv)
    #expect(outcomes[0].content == .rejected(line: 2, column: 8, .textAfterQuote))
    #expect(outcomes[1].fields == ["2", "Omar"])
  }

  @Test func aForgottenQuoteCostsItsLineOnly() throws {
    let outcomes = try read("id,name\n1,\"Ali\n2,\"Hassan\"\n3,Omar\n", .csv)
    #expect(outcomes[0].content == .rejected(line: 2, column: 3, .unterminatedQuote))
    #expect(outcomes.dropFirst().map(\.fields) == [["2", "Hassan"], ["3", "Omar"]])
    #expect(outcomes.map(\.line) == [2, 3, 4])
  }

  @Test func aQuoteOpenAtTheEndOfTheInputCostsItsLineOnly() throws {
    let outcomes = try read("id,name\n1,Ali\n\"2\n\",\"Hassan\n3,Omar\n4,Said\n", .csv)
    #expect(outcomes[1].content == .rejected(line: 4, column: 3, .unterminatedQuote))
    #expect(outcomes.map(\.fields) == [["1", "Ali"], nil, ["3", "Omar"], ["4", "Said"]])
    #expect(outcomes.map(\.line) == [2, 3, 5, 6])
  }

  @Test func aQuotedFieldOverTheLimitCostsItsLineOnly() throws {
    let outcomes = try read("id,name\n1,\"Ali\n2,Hassan\n3,Omar\n", .csv, limit: 12)
    #expect(outcomes[0].content == .rejected(line: 2, column: 3, .unterminatedQuote))
    #expect(outcomes.dropFirst().map(\.fields) == [["2", "Hassan"], ["3", "Omar"]])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["1,\"Ali\n", "a\"\"\",\"\"\"\n", "2,\"\"Hassan\"\"\n", "3,Omar\n"])
  func openQuotesAreReadInLinearTime(line: String) throws {
    let lines = "\"open\n" + String(repeating: line, count: 8_000)
    let outcomes = try read("x,y\n" + lines, .csv, limit: 1 << 14)
    #expect(outcomes.first?.error?.reason == .unterminatedQuote)
    #expect(zip(outcomes, outcomes.dropFirst()).allSatisfy { $0.line < $1.line })
  }

  @Test func blankLinesAreSkippedUnlessTheTableHasOneColumn() throws {
    #expect(try read("\nid,name\n\n1,Ali\n\r\n", .csv).map(\.fields) == [["1", "Ali"]])
    #expect(try read("name\nAli\n\nOmar\n", .csv).map(\.fields) == [["Ali"], [""], ["Omar"]])
  }
}

@Suite struct TSVTests {
  @Test func escapesStandForTabLineEndAndBackslash() throws {
    let outcomes = try read("id\tname\n1\tA\\tB\\nC\\\\D\\rE\n2\t\"Ali\"\n", .tsv)
    #expect(outcomes.map(\.fields) == [["1", "A\tB\nC\\D\rE"], ["2", "\"Ali\""]])
  }

  @Test func aBackslashBeforeAnotherLetterIsData() throws {
    #expect(try read("a\tb\nC:\\x\tend\\\n", .tsv).map(\.fields) == [["C:\\x", "end\\"]])
  }

  @Test func raggedRowsAreRejectedAndReadingGoesOn() throws {
    let outcomes = try read("id\tname\n1\n2\tOmar\tSY\n3\tحسن\n", .tsv)
    #expect(
      outcomes[0].content == .rejected(line: 2, column: 2, .raggedRow(expected: 2, found: 1)))
    #expect(
      outcomes[1].content == .rejected(line: 3, column: 8, .raggedRow(expected: 2, found: 3)))
    #expect(outcomes[2].fields == ["3", "حسن"])
  }
}

@Suite struct TableHeaderTests {
  @Test func columnsAreFoundByName() throws {
    let header = try header("\u{FEFF}id,\"name, full\",الاسم\n")
    #expect(header.names == ["id", "name, full", "الاسم"])
    #expect(try header.column("الاسم") == 2)
  }

  @Test func aMissingColumnNamesThoseThereAre() throws {
    let header = try header("id,name\n")
    let error = #expect(throws: RecordError.self) { try header.column("label") }
    #expect(
      error?.description == "people.csv:1: no column \"label\"; there are: id, name")
  }

  @Test func twoColumnsOfOneNameAreAnError() {
    let error = #expect(throws: RecordError.self) { try header("id,name,id\n") }
    #expect(error?.description == "people.csv:1: two columns are named \"id\"")
  }

  @Test func aTableNeedsAHeader() {
    for text in ["", "\n\n"] {
      let error = #expect(throws: RecordError.self) { try header(text) }
      #expect(error?.reason == .missingHeader)
    }
  }

  @Test func aBrokenHeaderIsAnErrorOfTheFile() {
    let error = #expect(throws: RecordError.self) { try header("id,\"name\n") }
    #expect(error?.reason == .unterminatedQuote)
    #expect(error?.record == 0)
  }

  private func header(_ text: String) throws(RecordError) -> TableHeader {
    let source = ByteSource(bytes: Array(text.utf8), name: "people.csv")
    return try RecordReader(source, format: .csv).requireHeader()
  }
}
