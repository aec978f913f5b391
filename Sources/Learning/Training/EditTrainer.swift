package import Matching
package import Orthography

/// Learns an edit table from pairs of spellings by expectation–maximization over all alignments.
///
/// Every operation takes 0…3 letters of each side, at most five together; its probability is
/// joint and conditioned on its place in the word (`EditContext`), backing off to the place-free
/// estimate. Hand-made grapheme tables enter as pseudo-counts, so that traditions which the pairs
/// hardly show keep their weight. The result does not depend on the order of the pairs beyond
/// rounding; pairs are sorted first so that it does not depend on it at all.
package struct EditTrainer {
  /// One pair of spellings in letter numbers, and how much it counts.
  package struct Pair: Sendable {
    package var left: [UInt8]
    package var right: [UInt8]
    package var weight: Double
    package init(left: [UInt8], right: [UInt8], weight: Double) {
      self.left = left
      self.right = right
      self.weight = weight
    }
  }

  /// How training runs; the defaults are those of the shipped weights.
  package struct Settings: Sendable {
    package var iterations = 8
    /// Longest group on the left: 2 for Arabic script, where a letter is rarely silent.
    package var longestLeft = 2
    package var longestRight = 3
    /// Factor on the count of an operation for every letter above three, so that whole words do
    /// not become operations.
    package var longDiscount = 0.25
    /// Share of the pairs, worst first, that is dropped as wrong after the third round.
    package var dropped = 0.15
    /// Pseudo-counts that back a context off to no context: so many, and this share of the
    /// context's own count.
    package var backOff = 30.0
    package var backOffShare = 0.3
    /// Operations with a smaller expected count are left out of the table.
    package var leastCount = 0.5
    package init() {}
  }

  package let left: Alphabet
  package let right: Alphabet
  package var settings: Settings
  /// Hand-made operations with their pseudo-counts.
  package var prior: [(left: [UInt8], right: [UInt8], count: Double)] = []

  package init(left: Alphabet, right: Alphabet, settings: Settings = Settings()) {
    self.left = left
    self.right = right
    self.settings = settings
  }

  /// What a training run gives.
  package struct Result: Sendable {
    package var operations: [EditTable.Operation]
    /// Expected count of each operation, parallel to `operations`.
    package var counts: [Double]
    /// Mean log-probability a pair of the kept pairs, by round.
    package var progress: [Double]
    /// Pairs that were dropped.
    package var droppedPairs: [Pair]
    package var keptPairs: [Pair]
  }

  /// Trains.
  ///
  /// - Complexity: O(rounds × total cells of all pairs).
  package func train(_ unsorted: [Pair], _ workforce: Workforce = .alone) -> Result {
    var pairs = unsorted.sorted { a, b in
      if a.left != b.left { return a.left.lexicographicallyPrecedes(b.left) }
      if a.right != b.right { return a.right.lexicographicallyPrecedes(b.right) }
      return a.weight < b.weight
    }
    var dropped: [Pair] = []
    var space = OperationSpace()
    var lattices = pairs.map { Lattice($0, self, &space) }
    for (l, r, _) in prior { _ = space.number(l[...], r[...]) }
    var model = initialModel(space)
    var progress: [Double] = []
    var counts = [Double](repeating: 0, count: space.count * EditContext.count)
    for round in 0..<settings.iterations {
      let expected = expect(pairs, lattices, model, workforce)
      counts = expected.counts
      var total = 0.0
      var mass = 0.0
      var perLetter = [Double](repeating: 0, count: pairs.count)
      for (index, log) in expected.logs.enumerated() {
        perLetter[index] = log / Double(pairs[index].left.count + pairs[index].right.count)
        total += log * pairs[index].weight
        mass += pairs[index].weight
      }
      progress.append(total / max(mass, 1e-9))
      if round == 2 && settings.dropped > 0 {
        let order = perLetter.sorted()
        let limit = order[min(order.count - 1, Int(Double(order.count) * settings.dropped))]
        var keptPairs: [Pair] = []
        var keptLattices: [Lattice] = []
        for index in pairs.indices {
          if perLetter[index] < limit {
            dropped.append(pairs[index])
          } else {
            keptPairs.append(pairs[index])
            keptLattices.append(lattices[index])
          }
        }
        pairs = keptPairs
        lattices = keptLattices
      }
      model = maximize(counts, space)
    }
    return result(model, counts, space, progress, dropped, pairs)
  }

  // MARK: Steps

  /// Expected counts of all operations, and the log-probability of each pair.
  ///
  /// The pairs are dealt out in stretches that do not depend on who does the work, and the
  /// stretches' counts are added up in their order: rounding comes out the same every time.
  private func expect(
    _ pairs: [Pair], _ lattices: [Lattice], _ model: [Double], _ workforce: Workforce
  ) -> (counts: [Double], logs: [Double]) {
    let longest = (settings.longestLeft, settings.longestRight)
    let stretches = workforce.map(Self.stretches) { stretch in
      var counts = [Double](repeating: 0, count: model.count)
      var scratch = Lattice.Scratch()
      let range =
        pairs.count * stretch / Self.stretches..<pairs.count * (stretch + 1) / Self.stretches
      let logs = range.map {
        lattices[$0].expect(
          model, pairs[$0].weight, longestLeft: longest.0, longestRight: longest.1, &counts,
          &scratch)
      }
      return (counts, logs)
    }
    var counts = [Double](repeating: 0, count: model.count)
    for stretch in stretches {
      for index in counts.indices { counts[index] += stretch.0[index] }
    }
    return (counts, stretches.flatMap(\.1))
  }

  private static let stretches = 4

  /// Starts from shapes: one letter for one letter, rarely two for one; vowels come and go.
  private func initialModel(_ space: OperationSpace) -> [Double] {
    var weights = [Double](repeating: 0, count: space.count)
    for (number, (l, r)) in space.list.enumerated() {
      weights[number] = shapeWeight(l, r)
    }
    var hand = [Double](repeating: 0, count: space.count)
    var handTotal = 0.0
    for (l, r, count) in prior {
      if let number = space.find(l, r) {
        hand[number] += count
        handTotal += count
      }
    }
    let total = weights.reduce(0, +)
    var model = [Double](repeating: 0, count: space.count * EditContext.count)
    for number in 0..<space.count {
      var p = weights[number] / total
      if handTotal > 0 { p = 0.5 * p + 0.5 * hand[number] / handTotal }
      for context in 0..<EditContext.count { model[number * EditContext.count + context] = p }
    }
    return model
  }

  private func shapeWeight(_ l: [UInt8], _ r: [UInt8]) -> Double {
    let silentVowel = { (letters: [UInt8], alphabet: Alphabet) in
      letters.allSatisfy { LetterIndex.isVowel($0, alphabet) }
    }
    switch (l.count, r.count) {
    case (1, 1): return left == right && l == r ? 20 : left == right ? 0.2 : 1
    case (1, 2), (2, 1): return 0.2
    case (2, 2): return left == right && l == r ? 0.001 : 0.05
    case (0, 1): return silentVowel(r, right) ? 0.3 : 0.01
    case (1, 0): return silentVowel(l, left) ? 0.3 : 0.01
    case (0, _), (_, 0): return 0.001
    default: return 0.01
    }
  }

  private func maximize(_ counts: [Double], _ space: OperationSpace) -> [Double] {
    let contexts = EditContext.count
    var smoothed = [Double](repeating: 0, count: space.count)
    var factor = [Double](repeating: 1, count: space.count)
    var total = 0.0
    for (number, (l, r)) in space.list.enumerated() {
      var excess = max(0, l.count + r.count - 3)
      // A group that copies itself brings nothing that single letters do not.
      if left == right && l == r { excess += max(0, l.count - 1) * 4 }
      for _ in 0..<excess { factor[number] *= settings.longDiscount }
      for context in 0..<contexts {
        smoothed[number] += counts[number * contexts + context] * factor[number]
      }
    }
    for (l, r, count) in prior {
      if let number = space.find(l, r) { smoothed[number] += count }
    }
    if left == right { smoothed = symmetric(smoothed, space) }
    total = smoothed.reduce(0, +)
    var byContext = [Double](repeating: 0, count: contexts)
    for number in 0..<space.count {
      for context in 0..<contexts {
        byContext[context] += counts[number * contexts + context] * factor[number]
      }
    }
    var model = [Double](repeating: 0, count: space.count * contexts)
    for number in 0..<space.count {
      let p = smoothed[number] / total
      if p <= 0 { continue }
      let mirror = left == right ? space.mirror(number) : number
      for context in 0..<contexts {
        let own = counts[number * contexts + context] * factor[number]
        let other = counts[mirror * contexts + context] * factor[mirror]
        let count = (own + other) / 2
        let backOff = settings.backOff + settings.backOffShare * byContext[context]
        model[number * contexts + context] =
          (count + backOff * p) / (byContext[context] + backOff)
      }
    }
    return model
  }

  private func symmetric(_ values: [Double], _ space: OperationSpace) -> [Double] {
    (0..<space.count).map { (values[$0] + values[space.mirror($0)]) / 2 }
  }

  private func result(
    _ model: [Double], _ counts: [Double], _ space: OperationSpace, _ progress: [Double],
    _ dropped: [Pair], _ kept: [Pair]
  ) -> Result {
    var hand = [Double](repeating: 0, count: space.count)
    for (l, r, count) in prior {
      if let number = space.find(l, r) { hand[number] += count }
    }
    var operations: [EditTable.Operation] = []
    var totals: [Double] = []
    let order = space.list.indices.sorted { a, b in
      let (x, y) = (space.list[a], space.list[b])
      return x.0 != y.0
        ? x.0.lexicographicallyPrecedes(y.0) : x.1.lexicographicallyPrecedes(y.1)
    }
    for number in order {
      let (l, r) = space.list[number]
      let contexts = number * EditContext.count..<(number + 1) * EditContext.count
      var count = counts[contexts].reduce(0, +) + hand[number]
      if left == right {
        let mirror = space.mirror(number)
        let mirrored = counts[mirror * EditContext.count..<(mirror + 1) * EditContext.count]
        count = (count + mirrored.reduce(0, +) + hand[mirror]) / 2
        // Copies of longer groups are paths that the single letters give as well.
        if l == r && l.count > 1 { continue }
      }
      guard count >= settings.leastCount else { continue }
      operations.append(
        EditTable.Operation(
          left: l, right: r,
          weights: model[contexts].map { Float(max(-25, $0 > 0 ? logarithm(Float($0)) : -25)) }))
      totals.append(count)
    }
    return Result(
      operations: operations, counts: totals, progress: progress, droppedPairs: dropped,
      keptPairs: kept)
  }
}
