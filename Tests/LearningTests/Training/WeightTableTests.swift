import Matching
import Orthography
import Testing

@testable import Learning

@Suite struct WeightTableTests {
  private static let result: EditTrainer.Result = {
    let words = [("مقداد", "miqdad"), ("قاسم", "qasim"), ("شعبان", "shaaban"), ("علي", "'ali")]
    var settings = EditTrainer.Settings()
    settings.dropped = 0
    settings.leastCount = 0
    return EditTrainer(left: .arabic, right: .latin, settings: settings).train(
      words.map { word in
        EditTrainer.Pair(
          left: EditTable.letters(word.0, .arabic) ?? [],
          right: EditTable.letters(word.1, .latin) ?? [], weight: 20)
      })
  }()

  private static let text = WeightTable.text(result, .arabic, .latin, origin: "four names")

  @Test func whatIsWrittenIsReadBack() throws {
    let table = try DataTable(name: "weights.tsv", utf8: Self.text.utf8)
    let read = try EditTable(left: .arabic, right: .latin, table: table)
    let own = EditTable(left: .arabic, right: .latin, operations: Self.result.operations)
    #expect(table.rows.count == Self.result.operations.count)
    for (arabic, latin) in [("مقداد", "miqdad"), ("مقداد", "miqdaad"), ("قاسم", "shaaban")] {
      let left = EditTable.letters(arabic, .arabic) ?? []
      let right = EditTable.letters(latin, .latin) ?? []
      let (a, b) = (own.joint(left, right), read.joint(left, right))
      // Weights are written with two decimals, and a word takes a dozen of them.
      #expect(abs(a - b) < 0.1, "\(arabic) \(latin): \(a), \(b)")
    }
  }

  @Test func theHeaderSaysWhereTheWeightsComeFrom() {
    let head = Self.text.split(separator: "\n").prefix(5)
    #expect(head.prefix(4).allSatisfy { $0.hasPrefix("# ") })
    #expect(head.contains { $0.contains("four names") })
    #expect(
      head.last
        == "left\tright\tcount\tstart\tvowel\tconsonant\tstart_end\tvowel_end\tconsonant_end")
  }

  @Test func rowsAreSortedAndEndInANewline() throws {
    let table = try DataTable(name: "weights.tsv", utf8: Self.text.utf8)
    let keys = table.rows.map { [$0[0], $0[1]].joined(separator: "\t") }
    #expect(Set(keys).count == keys.count)
    #expect(Self.text.hasSuffix("\n") && !Self.text.hasSuffix("\n\n"))
  }
}
