import Sections

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads Arabic words that are written without vowels.
///
/// A clitic is taken off first, each way that the letters allow; the n-gram model proposes readings
/// of what is left, and weights over whole readings (`ReadingWeights`) choose among all of them. It
/// keeps its memory: not for use by several threads at a time.
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

  /// A reading before it is weighed.
  package struct Proposal: Sendable {
    /// A number in `Clitic.all`.
    package var clitic: Int
    /// Symbols read before the first letter behind the clitic and at each letter, packed.
    package var outputs: [UInt32]
    /// The whole reading.
    package var symbols: [UInt8]
    /// Logarithm of its probability together with the letters, by the n-gram model.
    package var log: Double

    package init(clitic: Int, outputs: [UInt32], symbols: [UInt8], log: Double) {
      self.clitic = clitic
      self.outputs = outputs
      self.symbols = symbols
      self.log = log
    }
  }

  private let models: NameModels
  private var decoder: UnitDecoder
  private var judge: ReadingJudge
  /// The n-gram model's probabilities are too sure of themselves: its exponent where there are no
  /// weights, found on held-out words.
  private static let temperature = 0.7
  /// Readings that are worth comparing.
  private static let proposals = 16
  /// Readings less probable by so many nats are not weighed: no weights make up for that.
  private static let reach = 7.0

  package init(_ models: NameModels) {
    self.models = models
    decoder = UnitDecoder(models.vowels)
    decoder.beam = 12
    judge = ReadingJudge(models.readings)
  }

  /// The likeliest readings of a word in fine letters of the letter page, the likeliest first.
  ///
  /// - Complexity: O(letters · beam · units of a letter).
  package mutating func readings(of word: [UInt8], limit: Int) -> [Reading] {
    var proposals = proposals(of: word)
    let best = proposals.reduce(-.infinity) { max($0, $1.log) }
    proposals.removeAll { $0.log < best - Self.reach }
    let scores = scores(of: proposals, word)
    let most = scores.max() ?? 0
    var readings = zip(proposals, scores).map { proposal, score in
      Reading(symbols: proposal.symbols, p: exp(score - most))
    }
    let sum = readings.reduce(0) { $0 + $1.p }
    for index in readings.indices { readings[index].p /= max(sum, 1e-300) }
    readings.sort {
      $0.p != $1.p ? $0.p > $1.p : $0.symbols.lexicographicallyPrecedes($1.symbols)
    }
    return Array(readings.prefix(limit))
  }

  /// The readings that the n-gram model allows, with each clitic that the letters allow.
  package mutating func proposals(of word: [UInt8]) -> [Proposal] {
    var proposals: [Proposal] = []
    for (number, clitic) in Clitic.all.enumerated() where clitic.opens(word) {
      let share = models.clitics.share(number)
      let stem = word.dropFirst(clitic.letters.count)
      for rendering in decoder.renderings(of: stem, limit: Self.proposals) {
        var p = rendering.p * share
        if word.last == TaMarbuta.letter {
          p *= models.clitics.ending(
            number, t: rendering.letters.last == TaMarbuta.construct)
        }
        proposals.append(
          Proposal(
            clitic: number, outputs: rendering.path.map { models.vowels.units[$0].output },
            symbols: clitic.latin + rendering.letters, log: Self.logarithm(max(p, 1e-300))))
      }
    }
    return proposals
  }

  private mutating func scores(of proposals: [Proposal], _ word: [UInt8]) -> [Double] {
    if judge.isEmpty { return proposals.map { Self.temperature * $0.log } }
    var clitic = -1
    return proposals.map { proposal in
      if proposal.clitic != clitic {
        clitic = proposal.clitic
        judge.setWord(word.dropFirst(Clitic.all[clitic].letters.count), clitic: clitic)
      }
      return judge.score(proposal.outputs, log: proposal.log)
    }
  }

  private static func logarithm(_ p: Double) -> Double { log(p) }
}
