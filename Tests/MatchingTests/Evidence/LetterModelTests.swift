import Matching
import Orthography
import Testing

@Suite struct LetterModelTests {
  private static func shipped(_ alphabet: Alphabet) throws -> LetterModel {
    try LetterModel(
      table: Embedded.table(alphabet == .latin ? .latinLetters : .arabicLetters),
      alphabet: alphabet)
  }

  @Test(arguments: [Alphabet.latin, .arabic])
  func noWordIsMoreThanCertain(_ alphabet: Alphabet) throws {
    let model = try Self.shipped(alphabet)
    var random = Seeded(seed: 9)
    for _ in 0..<500 {
      let word = Word.random(20, alphabet, &random)
      let log = model.logProbability(word.letters)
      #expect(log < 0 && log.isFinite, "\(word): \(log)")
    }
    #expect(model.logProbability([]).isFinite)
  }

  /// A model of words of one and two letters gives nearly all its probability to words of up to
  /// three, and never more than there is.
  @Test func theProbabilitiesOfAllWordsSumToOne() throws {
    let table = try DataTable(
      name: "letters.tsv",
      utf8: """
        letters\tcount
        ··a\t600000
        ·a·\t200000
        ·ab\t400000
        ab·\t400000
        ··b\t400000
        ·ba\t400000
        ba·\t400000
        """.utf8)
    let model = try LetterModel(table: table, alphabet: .latin)
    let letters = UInt8(1)..<UInt8(LetterIndex.count)
    var sum = 0.0
    func add(_ word: [UInt8]) { sum += Double(exponential(model.logProbability(word))) }
    add([])
    for a in letters {
      add([a])
      for b in letters {
        add([a, b])
        for c in letters { add([a, b, c]) }
      }
    }
    #expect(abs(sum - 1) < 0.001, "\(sum)")
    #expect(abs(exponential(model.logProbability([1])) - 0.2) < 0.001)
    #expect(abs(exponential(model.logProbability([1, 2])) - 0.4) < 0.001)
    #expect(abs(exponential(model.logProbability([2, 1])) - 0.4) < 0.001)
  }

  @Test(arguments: [("mahmud", "mxqzd"), ("rahim", "rhxim"), ("kasim", "kqsxm")])
  func nameLikeLettersAreMoreProbable(_ name: String, _ noise: String) throws {
    let model = try Self.shipped(.latin)
    #expect(
      model.logProbability(Word(name).letters) > model.logProbability(Word(noise).letters) + 5)
  }

  @Test func theFirstFaultIsReportedWithItsLine() throws {
    func fault(_ rows: String) throws -> DataTable.Fault? {
      let table = try DataTable(name: "l.tsv", utf8: ("letters\tcount\n" + rows).utf8)
      return #expect(throws: DataTable.Fault.self) {
        try LetterModel(table: table, alphabet: .latin)
      }
    }
    #expect(try fault("abc\t1\nabب\t1\n")?.line == 3)
    #expect(try fault("ab\t1\n")?.reason == "expected three letters and a count")
    #expect(try fault("abcd\t1\n")?.line == 2)
    #expect(try fault("abc\t-1\n")?.line == 2)
    #expect(try fault("abc\tmany\n")?.line == 2)
  }
}
