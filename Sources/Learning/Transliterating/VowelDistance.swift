/// Compares Latin spellings of one name by their vowels.
package enum VowelDistance {
  /// Whether two spellings have the same consonants, doubling not counted, and at most one group of
  /// vowels differs; y is a vowel but at the beginning (Fereydoun, Fereidoun), marks are not counted.
  package static func withinOne(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (left, right) = (groups(a), groups(b))
    guard left.consonants == right.consonants else { return false }
    return zip(left.vowels, right.vowels).count { $0 != $1 } <= 1
  }

  /// The consonants, and the vowels before, between and behind them.
  private static func groups(_ word: [UInt8]) -> (consonants: [UInt8], vowels: [[UInt8]]) {
    var consonants: [UInt8] = []
    var vowels: [[UInt8]] = [[]]
    for letter in word where letter != UInt8(ascii: "'") {
      let isGlide = letter == UInt8(ascii: "y") && (!consonants.isEmpty || !vowels[0].isEmpty)
      if isGlide || isVowel.contains(letter) {
        vowels[vowels.count - 1].append(letter)
      } else if vowels[vowels.count - 1].isEmpty, consonants.last == letter {
        continue
      } else {
        consonants.append(letter)
        vowels.append([])
      }
    }
    return (consonants, vowels)
  }

  private static let isVowel = Set("aeiou".utf8)
}
