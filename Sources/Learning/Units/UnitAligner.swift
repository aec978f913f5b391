package import Transliteration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Aligns spellings letter by letter: each Arabic letter takes 0…4 Latin letters.
///
/// The probability of every letter with its Latin letters is learned by
/// expectation–maximization over all alignments of all pairs. The mark `^` before a word holds
/// Latin letters that no Arabic letter stands for. Deterministic: the order of the pairs decides
/// nothing but the order of the answers.
package struct UnitAligner {
  /// One pair of spellings, in the bytes of `RomanLetters`.
  package struct Pair: Hashable, Sendable {
    package var arabic: [UInt8]
    package var latin: [UInt8]
    package init(arabic: [UInt8], latin: [UInt8]) {
      self.arabic = arabic
      self.latin = latin
    }
  }

  /// A pair's best alignment.
  package struct Alignment: Sendable {
    package var units: [UnitTable.Unit]
    /// Mean log-probability a letter: what tells wrong pairs from right ones.
    package var score: Double
  }

  package var rounds = 8
  /// Factor on the start weight of Latin letters that begin with a vowel, for a consonant: vowels
  /// then stand with the consonant before them, which makes the units of all words alike.
  package var vowelFirst = 0.02
  /// Share of the pairs, worst first, that stops counting after half of the rounds.
  package var dropped = 0.03

  /// Start weights by how many Latin letters a letter takes.
  private static let shape = [0.3, 1, 0.7, 0.2, 0.05]

  private static let vowels: Set<UInt8> = Set("aeiouy".utf8).union([0xC3, 0xC4, 0xC5, 0xD5])
  /// Letters that stand for vowels or carry them: ا و ي ة ى آ أ إ ؤ ئ ٱ ء ع ه, and the mark.
  private static let carriers: Set<UInt8> = [
    0x80, 0x91, 0x99, 0x9A, 0x9B, 0x9C, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9,
    UnitTable.opening,
  ]

  private var chunks: [UInt64: Int] = [:]
  private var weights: [Double] = []
  private var chunkCount = 0

  package init() {}

  /// Learns from the pairs and aligns each; `nil` for a pair that has no alignment.
  ///
  /// - Complexity: O(rounds · total letters²).
  package mutating func align(_ pairs: [Pair]) -> [Alignment?] {
    for pair in pairs { number(pair.latin) }
    chunkCount = chunks.count
    weights = [Double](repeating: 0, count: 256 * chunkCount)
    for (key, chunk) in chunks {
      let length = Int(key >> 32)
      let startsWithVowel =
        length > 0 && Self.vowels.contains(UInt8(truncatingIfNeeded: key >> (8 * (length - 1))))
      for letter in 0..<256 {
        let isConsonant = !Self.carriers.contains(UInt8(letter))
        weights[letter * chunkCount + chunk] =
          Self.shape[length] * (startsWithVowel && isConsonant ? vowelFirst : 1)
      }
    }
    normalize()
    var limit = -Double.infinity
    for round in 0..<rounds {
      var counts = [Double](repeating: 0, count: weights.count)
      var scores: [Double] = []
      for pair in pairs {
        let score = expect(pair, &counts, least: limit)
        scores.append(score)
      }
      if round == rounds / 2 - 1 {
        let order = scores.sorted()
        let place = Int(Double(order.count) * dropped)
        if order.indices.contains(place) { limit = order[place] }
      }
      weights = counts
      normalize()
    }
    return pairs.map { best($0) }
  }

  /// Aligns a further pair with what was learned.
  package func best(_ pair: Pair) -> Alignment? {
    let letters = [UnitTable.opening] + pair.arabic
    let (n, m) = (letters.count, pair.latin.count)
    let numbers = lookUp(pair.latin)
    var score = [Double](repeating: -.infinity, count: (n + 1) * (m + 1))
    var length = [Int](repeating: 0, count: (n + 1) * (m + 1))
    score[0] = 0
    for i in 0..<n {
      for j in 0...m where score[i * (m + 1) + j] > -.infinity {
        for k in 0...min(4, m - j) {
          let chunk = numbers[j * 5 + k]
          let p = chunk < 0 ? 0 : weights[Int(letters[i]) * chunkCount + chunk]
          if p <= 0 { continue }
          let candidate = score[i * (m + 1) + j] + log(p)
          let cell = (i + 1) * (m + 1) + j + k
          if candidate > score[cell] {
            score[cell] = candidate
            length[cell] = k
          }
        }
      }
    }
    guard score[n * (m + 1) + m] > -.infinity else { return nil }
    var units: [UnitTable.Unit] = []
    var j = m
    for i in stride(from: n, to: 0, by: -1) {
      let k = length[i * (m + 1) + j]
      units.append(
        UnitTable.Unit(letter: letters[i - 1], latin: Array(pair.latin[(j - k)..<j])))
      j -= k
    }
    return Alignment(
      units: units.reversed(), score: score[n * (m + 1) + m] / Double(pair.arabic.count + m))
  }

  // MARK: Expectation and maximization

  private func expect(_ pair: Pair, _ counts: inout [Double], least: Double) -> Double {
    let letters = [UnitTable.opening] + pair.arabic
    let (n, m) = (letters.count, pair.latin.count)
    let numbers = lookUp(pair.latin)
    let width = m + 1
    var forward = [Double](repeating: 0, count: (n + 1) * width)
    var backward = [Double](repeating: 0, count: (n + 1) * width)
    forward[0] = 1
    for i in 0..<n {
      let row = Int(letters[i]) * chunkCount
      for j in 0...m where forward[i * width + j] > 0 {
        for k in 0...min(4, m - j) {
          forward[(i + 1) * width + j + k] +=
            forward[i * width + j] * weights[row + numbers[j * 5 + k]]
        }
      }
    }
    let total = forward[n * width + m]
    guard total > 1e-290 else { return -.infinity }
    let score = log(total) / Double(pair.arabic.count + m)
    if score < least { return score }
    backward[n * width + m] = 1
    for i in stride(from: n - 1, through: 0, by: -1) {
      let row = Int(letters[i]) * chunkCount
      for j in 0...m where forward[i * width + j] > 0 {
        var sum = 0.0
        for k in 0...min(4, m - j) {
          let parameter = row + numbers[j * 5 + k]
          let rest = weights[parameter] * backward[(i + 1) * width + j + k]
          if rest > 0 {
            sum += rest
            counts[parameter] += forward[i * width + j] * rest / total
          }
        }
        backward[i * width + j] = sum
      }
    }
    return score
  }

  private mutating func normalize() {
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    for index in weights.indices { weights[index] /= total }
  }

  // MARK: Latin groups as numbers

  private static func key(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      | UInt64(letters.count) << 32
  }

  private mutating func number(_ latin: [UInt8]) {
    for j in 0...latin.count {
      for k in 0...min(4, latin.count - j) {
        let key = Self.key(latin[j..<j + k])
        if chunks[key] == nil { chunks[key] = chunks.count }
      }
    }
  }

  /// Numbers of all groups of a word: five for each start, −1 where unknown.
  private func lookUp(_ latin: [UInt8]) -> [Int] {
    var numbers = [Int](repeating: -1, count: (latin.count + 1) * 5)
    for j in 0...latin.count {
      for k in 0...min(4, latin.count - j) {
        numbers[j * 5 + k] = chunks[Self.key(latin[j..<j + k])] ?? -1
      }
    }
    return numbers
  }
}
