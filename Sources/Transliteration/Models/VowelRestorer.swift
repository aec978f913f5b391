#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads Arabic words that are written without vowels.
///
/// A clitic is taken off first, each way that the letters allow; the model reads what is left, and
/// all readings compete. It keeps its memory: not for use by several threads at a time.
package struct VowelRestorer {
  /// One reading of a word.
  package struct Reading: Sendable, Equatable {
    /// ALA-LC symbols (`RomanLetters`), the clitic with its hyphen.
    package var symbols: [UInt8]
    /// Probability among all readings.
    package var p: Double

    /// ALA-LC text, lower case.
    package var text: String { RomanLetters.text(symbols) }
  }

  private let models: NameModels
  private var decoder: UnitDecoder
  /// The model's probabilities are too sure of themselves: its exponent, found on held-out words.
  private static let temperature = 0.7
  /// Readings that are worth comparing.
  private static let proposals = 12

  package init(_ models: NameModels) {
    self.models = models
    decoder = UnitDecoder(models.vowels)
  }

  /// Looks further where the answers count more than the time.
  package mutating func searchWidely() { decoder.searchWidely() }

  /// The likeliest readings of a word in fine letters of the letter page, the likeliest first.
  ///
  /// - Complexity: O(letters · beam · units of a letter).
  package mutating func readings(of word: [UInt8], limit: Int) -> [Reading] {
    var readings: [Reading] = []
    for (number, clitic) in Clitic.all.enumerated() where clitic.opens(word) {
      let share = models.clitics.share(number)
      let stem = word.dropFirst(clitic.letters.count)
      for rendering in decoder.renderings(of: stem, limit: Self.proposals) {
        var p = rendering.p * share
        if word.last == TaMarbuta.letter {
          p *= models.clitics.ending(
            number, t: rendering.letters.last == TaMarbuta.construct)
        }
        readings.append(Reading(symbols: clitic.latin + rendering.letters, p: p))
      }
    }
    for index in readings.indices { readings[index].p = pow(readings[index].p, Self.temperature) }
    let sum = readings.reduce(0) { $0 + $1.p }
    for index in readings.indices { readings[index].p /= max(sum, 1e-300) }
    readings.sort {
      $0.p != $1.p ? $0.p > $1.p : $0.symbols.lexicographicallyPrecedes($1.symbols)
    }
    return Array(readings.prefix(limit))
  }
}
