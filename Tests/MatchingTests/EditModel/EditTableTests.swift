import Matching
import Orthography
import Testing

@Suite struct EditTableTests {
  private static let header =
    "left\tright\tstart\tvowel\tconsonant\tstart_end\tvowel_end\tconsonant_end"

  private func fault(_ rows: [String]) throws -> DataTable.Fault? {
    let text = ([Self.header] + rows).joined(separator: "\n")
    let table = try DataTable(name: "e.tsv", utf8: text.utf8)
    return #expect(throws: DataTable.Fault.self) {
      try EditTable(left: .arabic, right: .latin, table: table)
    }
  }

  private let weights = "\t-1\t-1\t-1\t-1\t-1\t-1"

  @Test func theFirstFaultIsReportedWithItsLine() throws {
    #expect(
      try fault(["ب\tb" + weights, "b\tب" + weights])
        == DataTable.Fault(table: "e.tsv", line: 3, reason: "letters outside the alphabet"))
    #expect(try fault(["ب\tж" + weights])?.line == 2)
    #expect(
      try fault(["", "بتن\tbtn" + weights])?.description
        == "e.tsv:3: an operation takes at most three letters a side, five together")
    #expect(try fault(["بتنم\tb" + weights])?.line == 2)
    #expect(try fault(["∅\t∅" + weights])?.line == 2)
    #expect(
      try fault(["ب\tb\t-1\t0.5\t-1\t-1\t-1\t-1"])?.reason
        == "weights are natural logs of probabilities: 0 or less")
    #expect(try fault(["ب\tb\t-1\tx\t-1\t-1\t-1\t-1"])?.line == 2)
  }

  @Test func aMissingContextIsAFaultOfTheHeader() throws {
    let table = try DataTable(name: "e.tsv", utf8: "left\tright\tstart\nب\tb\t-1\n".utf8)
    let fault = #expect(throws: DataTable.Fault.self) {
      try EditTable(left: .arabic, right: .latin, table: table)
    }
    #expect(fault?.line == 1)
  }

  @Test func anEmptyTableAlignsByFloors() throws {
    let table = EditTable(left: .latin, right: .latin, operations: [])
    let (ali, walid) = (Word("ali").letters, Word("walid").letters)
    #expect(table.joint(ali, ali) == 3 * EditTable.Floor.identity)
    #expect(
      table.joint(ali, walid) == 3 * EditTable.Floor.identity + 2 * EditTable.Floor.consonant)
  }

  @Test func aListedOperationTakesPrecedenceOverItsFloor() {
    let number = Word("b").letters
    let table = EditTable(
      left: .latin, right: .latin,
      operations: [.init(left: number, right: number, weights: [-1, -2, -3, -4, -5, -6])])
    // The word's start and end at once.
    #expect(table.joint(number, number) == -4)
    #expect(table.joint(number + number, number + number) == -1 + -6)
  }

  @Test func groupsAreWrittenAsTheyAreRead() {
    for (text, alphabet) in [("sch", Alphabet.latin), ("خا", .arabic), ("ş'", .latin)] {
      let numbers = EditTable.letters(text, alphabet)
      #expect(numbers.map { EditTable.text($0, alphabet) } == text)
    }
    #expect(EditTable.letters("∅", .latin) == [])
    #expect(EditTable.text([UInt8](), .latin) == "∅")
    #expect(EditTable.letters("خ", .latin) == nil)
  }
}
