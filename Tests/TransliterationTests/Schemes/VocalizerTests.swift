import Testing
import Transliteration

@Suite struct VocalizerTests {
  static let vocalizer = Vocalizer { word, limit in
    let spellings: [Transliteration] =
      switch word.text {
      case "سالم": [.init(text: "سَالِم", probability: 1)]
      case "حسن":
        [.init(text: "حَسَن", probability: 0.9), .init(text: "حُسْن", probability: 0.1)]
      default: []
      }
    return Array(spellings.prefix(limit))
  }

  @Test func wordsWithoutVowelsGetThem() {
    let ways = Self.vocalizer.spellings(ofText: "سالم حسن", language: .arabic, limit: 3)
    #expect(ways.map(\.text) == ["سَالِم حَسَن", "سَالِم حُسْن"])
    #expect(ways.map(\.probability) == [0.9, 0.1])
  }

  @Test func wordsThatShowVowelsOrAreUnknownStay() {
    let ways = Self.vocalizer.spellings(ofText: "حُسْن مجهول", language: .arabic, limit: 5)
    #expect(ways == [Transliteration(text: "حُسْن مجهول", probability: 1)])
  }

  @Test func aWordIsAskedForAmongItsNeighbours() {
    let vocalizer = Vocalizer { word, _ in
      [Transliteration(text: "\(word.words.count).\(word.index)\(word.language)", probability: 1)]
    }
    let ways = vocalizer.spellings(ofText: "حسن علي", language: .persian, limit: 1)
    #expect(ways[0].text == "2.0persian 2.1persian")
  }

  @Test func theLikeliestWaysComeFirstAndEqualTextsAreOne() {
    let first = [
      Transliteration(text: "a", probability: 0.6), Transliteration(text: "ab", probability: 0.4),
    ]
    let second = [
      Transliteration(text: "bc", probability: 0.5), Transliteration(text: "c", probability: 0.5),
    ]
    let ways = Transliteration.best(first, followedBy: second, limit: 2)
    #expect(ways.map(\.text) == ["abc", "ac"])
    #expect(ways.map { ($0.probability * 100).rounded() } == [50, 30])
  }
}
