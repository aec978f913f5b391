extension Vocalizer {
  /// Ways to vocalise a text of several words, the likeliest first; words that show vowels stay.
  ///
  /// - Complexity: O(n · limit), and a lookup of each word without vowels.
  public func spellings(
    ofText text: String, language: SchemeLanguage, limit: Int
  ) -> [Transliteration] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var ways = [Transliteration(text: "", probability: 1)]
    for (index, word) in words.enumerated() {
      var spellings: [Transliteration] = []
      if Self.lacksVowels(word) {
        spellings = self.spellings(
          Word(words: words, index: index, language: language), max(1, limit))
      }
      if spellings.isEmpty { spellings = [Transliteration(text: word, probability: 1)] }
      if index > 0 { for way in ways.indices { ways[way].text += " " } }
      ways = Transliteration.best(ways, followedBy: spellings, limit: limit)
    }
    return ways
  }

  private static func lacksVowels(_ word: String) -> Bool {
    var hasLetters = false
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x64B...0x652, 0x670: return false
      case 0x621...0x64A, 0x671...0x6D3, 0x6D5: hasLetters = true
      default: break
      }
    }
    return hasLetters
  }
}

extension Transliteration {
  /// The likeliest ways to go on from each of `ways` by each of `continuations`, at most `limit`.
  ///
  /// Ways that come to the same text are one, as likely as all of them together. Of equal ones
  /// the earlier stands first.
  public static func best(
    _ ways: [Transliteration], followedBy continuations: [Transliteration], limit: Int
  ) -> [Transliteration] {
    if ways.count == 1, continuations.count == 1 {
      return [
        Transliteration(
          text: ways[0].text + continuations[0].text,
          probability: ways[0].probability * continuations[0].probability)
      ]
    }
    var order: [String] = []
    var probabilities: [String: Double] = [:]
    for way in ways {
      for continuation in continuations {
        let text = way.text + continuation.text
        if probabilities[text] == nil { order.append(text) }
        probabilities[text, default: 0] += way.probability * continuation.probability
      }
    }
    let all = order.enumerated().map { ($0.offset, $0.element, probabilities[$0.element] ?? 0) }
    let sorted = all.sorted { $0.2 != $1.2 ? $0.2 > $1.2 : $0.0 < $1.0 }
    return sorted.prefix(max(1, limit)).map { Transliteration(text: $0.1, probability: $0.2) }
  }
}
