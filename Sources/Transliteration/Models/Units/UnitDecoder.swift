/// One way to write a word in the other script, with the probability that the model gives the pair.
package struct Rendering: Sendable, Equatable {
  package var letters: [UInt8]
  /// Joint probability of the letters read and those written.
  package var p: Double
  /// Numbers of the model's units on the likeliest path.
  var path: [Int] = []

  package init(letters: [UInt8], p: Double) {
    self.letters = letters
    self.p = p
  }
}

/// Finds the likeliest renderings of a word under a `UnitModel`.
///
/// Not for use by several threads at a time, nor are its copies: they share the memory of one
/// search.
package struct UnitDecoder {
  private var reach = UnitSearch.Reach()
  private let memory: Memory

  private final class Memory {
    var search: UnitSearch
    init(_ model: UnitModel) { search = UnitSearch(model) }
  }

  package init(_ model: UnitModel) { memory = Memory(model) }

  /// Paths kept at each position of a word.
  package var beam: Int {
    get { reach.beam }
    set { reach.beam = newValue }
  }

  /// Paths less likely than this share of the best at their position are dropped.
  package var width: Double {
    get { reach.width }
    set { reach.width = newValue }
  }

  /// Looks further where the answers count more than the time.
  package mutating func searchWidely() { reach = .wide }

  /// The likeliest renderings, the best first.
  ///
  /// - Complexity: O(letters · beam · units of a letter).
  package mutating func renderings(of input: some Collection<UInt8>, limit: Int) -> [Rendering] {
    search(Array(input), as: nil, limit: limit)
  }

  /// Probability of one pair of spellings, as far as the beam finds its paths.
  package mutating func probability(
    of input: some Collection<UInt8>, as output: some Collection<UInt8>
  ) -> Double {
    _ = search(Array(input), as: Array(output), limit: 0)
    return memory.search.likelihood
  }

  /// One pair of spellings as a rendering; `nil` where the model has no path for it.
  package mutating func rendering(
    of input: some Collection<UInt8>, as output: some Collection<UInt8>
  ) -> Rendering? {
    search(Array(input), as: Array(output), limit: 1).first
  }

  private func search(_ input: [UInt8], as output: [UInt8]?, limit: Int) -> [Rendering] {
    input.withUnsafeBufferPointer { input in
      if let output {
        output.withUnsafeBufferPointer { memory.search.run(input, as: $0, reach) }
      } else {
        memory.search.run(input, as: nil, reach)
      }
    }
    return (0..<memory.search.rank(limit: limit)).map { rank in
      var rendering = Rendering(
        letters: Array(memory.search.letters(ofRank: rank)),
        p: memory.search.probability(ofRank: rank))
      rendering.path = memory.search.path(ofRank: rank).map { Int($0) }
      return rendering
    }
  }
}
