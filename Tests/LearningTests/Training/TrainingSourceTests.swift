import CKunyaData
import Learning
import Matching
import Orthography
import Testing

@Suite struct TrainingSourceTests {
  private static let source: TrainingSource = {
    do {
      let reading = try Knowledge.loadReading { file in
        var size = 0
        let start = kunya_data(file.rawValue, &size)
        return start.map { Array(UnsafeBufferPointer(start: $0, count: size)) }
      }
      return TrainingSource(folder: reading.folder, grammar: reading.grammar)
    } catch { preconditionFailure("\(error)") }
  }()

  private func pairs(_ arabic: String, _ latin: String, weight: Double = 1) -> Set<String> {
    let row = TrainingSource.Row(arabic: arabic, latin: latin, weight: weight)
    return Set(
      Self.source.partPairs([row]).keys.map {
        "\(LetterPage.text($0.arabic)) \(LetterPage.text($0.latin))"
      })
  }

  @Test func namePartsArePairedInOrder() {
    #expect(pairs("فيصل المقداد", "Fayssal al-Mikdad") == ["فيصل fayssal", "مقداد mikdad"])
  }

  @Test func titlesAndParticlesAreLeftToTheGrammar() {
    #expect(
      pairs("الشيخ راشد بن سعيد", "Sheikh Rashid bin Saeed") == ["راشد rashid", "سعيد saeed"])
  }

  @Test func rowsOfUnequalLengthTeachNothing() {
    #expect(pairs("فيصل المقداد", "Mikdad").isEmpty)
    #expect(pairs("", "").isEmpty)
  }

  @Test func rowsInOneScriptTeachNothing() {
    #expect(pairs("Walid", "Walid").isEmpty)
    #expect(pairs("وليد", "وليد").isEmpty)
  }

  @Test func weightsOfEqualPairsAddUp() throws {
    let rows = [2.0, 3.5].map {
      TrainingSource.Row(arabic: "وليد", latin: "Walid", weight: $0)
    }
    let found = Self.source.partPairs(rows)
    #expect(found.count == 1)
    #expect(found.values.first == 5.5)
  }
}
