import Orthography
import Testing

@testable import Matching

/// Decision tables are read as they were written, and add an amount by the answers to their questions.
@Suite struct CorrectionsTests {
  private static let place = Corrections.names.count - 3

  /// By whether a candidate is a place, whether its sum is above 2, and nothing else.
  private static let example = Corrections.Table(
    questions: [
      Corrections.Question(value: place, bound: 0.5),
      Corrections.Question(value: Corrections.sum, bound: 2),
      Corrections.Question(value: 0, bound: 9),
    ],
    amounts: [0.25, 0, -0.5, 0, 1, 0, 3.125, 0])

  private func features(place: Bool) -> Features {
    let name = Embedded.prepared("Idlib")
    return Features(Aligner.Alignment(), mention: name, alias: name, place: place)
  }

  @Test func amountsFollowTheAnswersAndAddUp() {
    let one = Corrections([Self.example])
    let two = Corrections([Self.example, Self.example])
    for (isPlace, sum, amount) in [
      (false, 2.0, 0.25), (false, 2.5, -0.5), (true, -7, 1), (true, 3, 3.125),
    ] {
      let features = features(place: isPlace)
      #expect(one.amount(features, sum, lead: 0) == amount)
      #expect(two.amount(features, sum, lead: 0) == 2 * amount)
      #expect(Corrections.none.amount(features, sum, lead: 0) == 0)
    }
  }

  /// What is asked may be how far a candidate is ahead of the best other one.
  @Test func theLeadOverAnotherIsAValueToo() throws {
    let value = try #require(Corrections.names.firstIndex(of: "lead_likeness"))
    let question = Corrections.Question(value: value, bound: 0.25)
    let corrections = Corrections([
      Corrections.Table(
        questions: [question, question, question], amounts: [-1, 0, 0, 0, 0, 0, 0, 1])
    ])
    var (best, other) = (features(place: true), features(place: true))
    best.setTexts(likeness: 0.9, words: 0)
    other.setTexts(likeness: 0.5, words: 0)
    #expect(corrections.amount(best, 0, lead: 0) == -1)
    best.setLead(over: other)
    #expect(corrections.amount(best, 0, lead: 0) == 1)
    other.setLead(over: best)
    #expect(corrections.amount(other, 0, lead: 0) == -1)
  }

  @Test func aCalibrationAddsThemToItsSum() throws {
    let ones = [1] + [Double](repeating: 0, count: Features.names.count - 1)
    let nothing = [Double](repeating: 0, count: Features.names.count)
    let corrected = Calibration(
      base: ones, place: nothing, crossScript: nothing, corrections: Corrections([Self.example]))
    #expect(corrected.sum(features(place: false)) == 1)
    #expect(corrected.logOdds(features(place: false)) == 1.25)
    #expect(corrected.logOdds(features(place: true)) == 2)
  }

  @Test func tablesComeBackAsTheyWereWritten() throws {
    let text = Corrections([Self.example]).text(comments: ["For a test."])
    #expect(text.hasPrefix("# For a test.\nfirst\tfirst_above\t"))
    let read = try Corrections(table: DataTable(name: "corrections.tsv", utf8: text.utf8))
    #expect(read.tables == [Self.example])
    let none = Corrections.none.text(comments: [])
    #expect(try Corrections(table: DataTable(name: "c.tsv", utf8: none.utf8)).tables.isEmpty)
  }

  @Test(arguments: [("place", "luck", "unknown value"), ("3.125", "much", "is not a number")])
  func whatIsWrongIsSaidWithItsLine(_ old: String, _ new: String, _ reason: String) throws {
    let text = Corrections([Self.example, Self.example]).text(comments: [])
      .split(separator: "\n")
    let lines =
      text.dropLast() + [
        text[2].split(separator: "\t").map { $0 == old ? new[...] : $0 }
          .joined(separator: "\t")[...]
      ]
    let table = try DataTable(name: "c.tsv", utf8: lines.joined(separator: "\n").utf8)
    let fault = #expect(throws: DataTable.Fault.self) { try Corrections(table: table) }
    #expect(fault?.line == 3)
    #expect(fault?.reason.contains(reason) == true)
  }
}
