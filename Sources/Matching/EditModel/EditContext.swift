/// Where in a word an edit operation stands: six contexts, from what came before and whether it
/// ends the word.
package enum EditContext {
  package static let count = 6
  /// Column titles of the weight files, in order.
  package static let names = [
    "start", "vowel", "consonant", "start_end", "vowel_end", "consonant_end",
  ]

  /// The context of an operation.
  ///
  /// - Parameters:
  ///   - start: nothing precedes on either side.
  ///   - afterVowel: the Latin letters before it are vowels (on both sides, where both are Latin).
  ///   - end: the operation reaches the end of both words.
  @inline(__always)
  package static func index(start: Bool, afterVowel: Bool, end: Bool) -> Int {
    (start ? 0 : afterVowel ? 1 : 2) + (end ? 3 : 0)
  }
}
