import Matching
import Onomastics
import Orthography
import Testing

@Suite struct ExplanationTests {
  private static let pairs = [
    ("Fayssal Mikdad", "فيصل المقداد"), ("Dr. Walid al-Moallem", "وليد المعلم"),
    ("علی‌اصغر خاجی", "Ali Asghar Khaji"), ("Kafr Nabl", "Kafranbel"),
    ("Nur al-Din Zangi", "Noureddine"), ("Bouthaina Shaaban", "Buthayna Chaabane"),
    ("Walid Moallem", "Khalid Moallem Jumblatt"),
  ]

  @Test(arguments: pairs)
  func theLettersCoverBothWords(_ a: String, _ b: String) {
    let explanation = Embedded.explain(a, b)
    #expect(!explanation.matches.isEmpty)
    for match in explanation.matches {
      let first = match.letters.map(\.first).filter { $0 != "∅" }.joined()
      let second = match.letters.map(\.second).filter { $0 != "∅" }.joined()
      #expect(holds(match.first, first), "\(match.first): \(first)")
      #expect(holds(match.second, second), "\(match.second): \(second)")
    }
  }

  /// The aligned letters are those of the text in order; article and joints may be missing.
  private func holds(_ text: String, _ letters: String) -> Bool {
    let folded = LetterPage.text(Embedded.knowledge.folder.fold(text).base)
    var rest = Substring(folded)
    for letter in letters {
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return !letters.isEmpty
  }

  @Test(arguments: pairs)
  func sourcesAreTheBytesOfTheText(_ a: String, _ b: String) {
    let explanation = Embedded.explain(a, b)
    for match in explanation.matches {
      #expect(Array(a.utf8)[match.firstSource].elementsEqual(match.first.utf8))
      #expect(Array(b.utf8)[match.secondSource].elementsEqual(match.second.utf8))
    }
  }

  @Test func everyPartIsMatchedOrLeftOver() {
    let explanation = Embedded.explain("Dr. Walid Moallem", "Walid Moallem Jumblatt")
    #expect(Set(explanation.matches.map(\.first)) == ["Walid", "Moallem"])
    #expect(
      explanation.leftovers.map { "\($0.side) \($0.kind) \($0.text)" }
        == ["first title Dr", "second name Jumblatt"])
    #expect(explanation.leftovers.allSatisfy { $0.price > 0 })
  }

  @Test func rulesNameTheRowOfTheWeightFile() throws {
    let explanation = Embedded.explain("Fayssal Mikdad", "فيصل المقداد")
    let table = try Embedded.table(.arabicLatin)
    let (left, right) = (try table.column("left"), try table.column("right"))
    var listed = 0
    for step in explanation.matches.flatMap(\.letters) {
      guard let rule = step.rule else { continue }
      listed += 1
      #expect(
        table.rows.contains { row in
          EditContext.names.contains {
            rule == "model/edit_arabic_latin.tsv: \(row[left]) \(row[right]) \($0)"
          }
        }, "\(rule)")
    }
    #expect(listed >= 8)
  }

  @Test func aJoinedReadingSaysSo() {
    let explanation = Embedded.explain("Kafr Nabl", "Kafranbel", .place)
    #expect(explanation.matches.map(\.readings) == [["parts joined", "as written"]])
    #expect(explanation.matches.first?.first == "Kafr Nabl")
  }

  @Test func anInversionIsCounted() {
    #expect(Embedded.explain("Walid Moallem", "Moallem Walid").inversions == 1)
    #expect(Embedded.explain("Walid Moallem", "Walid Moallem").inversions == 0)
  }

  @Test func explainingChangesNoScore() {
    for (a, b) in Self.pairs {
      let explanation = Embedded.explain(a, b)
      let result = Embedded.compare(a, b)
      #expect(explanation.raw == Double(result.alignment.score), "\(a) – \(b)")
    }
  }
}
