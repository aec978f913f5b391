import Matching
import Testing

@Suite struct TextLikenessTests {
  private func likeness(_ a: String, _ b: String) -> Float {
    var (a, b) = (a, b)
    return a.withUTF8 { first in b.withUTF8 { TextLikeness(first).likeness(to: $0) } }
  }

  private func words(_ a: String, _ b: String) -> Int {
    var (a, b) = (a, b)
    return a.withUTF8 { first in b.withUTF8 { TextLikeness(first).wordDifference(to: $0) } }
  }

  @Test func textsOfTheSameBytesAreAlike() {
    for text in ["Deh-e Now", "القاهرة", String(repeating: "Kafr ", count: 20)] {
      #expect(likeness(text, text) == 1)
    }
  }

  @Test func capitalsAreSmallLetters() {
    #expect(likeness("AL-ZAWAHIRI", "al-Zawahiri") == 1)
  }

  /// Articles, spaces and marks count.
  @Test func eachByteToChangeIsTakenOff() {
    #expect(likeness("As Suq", "Suq") == 0.5)
    #expect(likeness("Now Shahr", "Nowshahr") == 1 - 1 / Float(9))
    #expect(likeness("Homs", "Ḩimş") < likeness("Homs", "Hims"))
  }

  @Test func itIsTheSameInBothDirections() {
    for (a, b) in [("Tripoli", "Tarabulus"), ("Qom", "Qum"), ("Deir ez-Zor", "Dayr az Zawr")] {
      #expect(likeness(a, b) == likeness(b, a))
    }
  }

  /// The distance of the bit vectors is that of the table everybody knows.
  @Test func itAgreesWithTheTableOfDistances() {
    let texts = [
      "", "Ad Dali", "Dali", "Ad Dālī", "Homs", "Khan Shaykhun", "Khan Sheikhoun", "حمص",
    ]
    for a in texts.dropFirst() {
      for b in texts.dropFirst() {
        let share =
          1 - Float(distance(Array(a.utf8), Array(b.utf8)))
          / Float(max(a.utf8.count, b.utf8.count))
        #expect(abs(likeness(a, b) - share) < 1e-6, "\(a) \(b)")
      }
    }
    #expect(likeness("", "Homs") == 0 && likeness("Homs", "") == 0)
  }

  private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var next = [i + 1]
      for (j, y) in b.enumerated() {
        next.append(min(row[j + 1] + 1, next[j] + 1, row[j] + (small(x) == small(y) ? 0 : 1)))
      }
      row = next
    }
    return row[b.count]
  }

  @Test func wordsAreCounted() {
    #expect(words("Now Shahr", "Nowshahr") == 1)
    #expect(words("Homs", "Homs") == 0)
    #expect(words("A B C", "A") == 2)
  }
}
