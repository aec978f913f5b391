/// Weighs the readings of one word after the other by `ReadingWeights`. It keeps its memory.
struct ReadingJudge {
  private let weights: ReadingWeights
  private var view = ReadingView()
  /// What each letter's features weigh, by what is read there and before: readings share most.
  private var known: [[Known]] = []

  private struct Known {
    var history: UInt64
    var sum: Float
  }

  init(_ weights: ReadingWeights) { self.weights = weights }

  /// Whether there are weights at all.
  var isEmpty: Bool { weights.isEmpty }

  /// Turns to a word without its clitic.
  mutating func setWord(_ word: some Collection<UInt8>, clitic: Int) {
    view.setWord(word, clitic: clitic)
    while known.count < word.count { known.append([]) }
    for place in known.indices { known[place].removeAll(keepingCapacity: true) }
  }

  /// Logarithm of the odds of a reading of the word.
  ///
  /// - Parameters:
  ///   - outputs: symbols read before the first letter and at each letter, packed.
  ///   - log: logarithm of its probability by the n-gram model.
  mutating func score(_ outputs: [UInt32], log: Double) -> Double {
    view.setReading(outputs)
    var sum: Float = 0
    for place in 0..<min(view.places, known.count) { sum += score(place) }
    view.forEachOfWhole { sum += weights.weight($0) }
    return weights.trust * log + Double(sum)
  }

  private mutating func score(_ place: Int) -> Float {
    let history = view.history(at: place)
    for entry in known[place] where entry.history == history { return entry.sum }
    var sum: Float = 0
    view.forEach(at: place) { sum += weights.weight($0) }
    known[place].append(Known(history: history, sum: sum))
    return sum
  }
}
