extension EditTable {
  /// The most probable left word behind a right word, letter group by letter group.
  ///
  /// - Returns: left letter numbers and the log-probability of the best path given the right
  ///   word; empty where no path exists.
  /// - Complexity: O(right groups · left groups).
  package func restoredLeft(of word: [UInt8]) -> (letters: [UInt8], log: Float) {
    // No name part comes near the limit; of longer words the beginning is restored.
    let right = Array(word.prefix(EditModel.longestWord))
    let m = right.count
    var best = [Float](repeating: -.infinity, count: m + 1)
    var back = [(from: Int, left: Int)](repeating: (0, 0), count: m + 1)
    best[0] = 0
    let scratch = EditScratch()
    for j in 0..<m where best[j] > -.infinity {
      for b in 1...min(3, m - j) {
        guard let group = rightChunks.id(of: Array(right[j..<j + b])) else { continue }
        let (left, weight) = bestLeft(of: Int(group), start: j == 0, end: j + b == m)
        if best[j] + weight > best[j + b] {
          best[j + b] = best[j] + weight
          back[j + b] = (j, left)
        }
      }
    }
    guard best[m] > -.infinity else { return ([], -.infinity) }
    var letters: [UInt8] = []
    var position = m
    while position > 0 {
      letters.insert(contentsOf: leftChunks.letters(of: back[position].left), at: 0)
      position = back[position].from
    }
    let marginal = right.withUnsafeBufferPointer { rightMarginal($0, scratch) }
    return (letters, min(0, best[m] - marginal))
  }

  private func bestLeft(of right: Int, start: Bool, end: Bool) -> (left: Int, weight: Float) {
    var best = (left: 0, weight: -Float.infinity)
    for left in 0..<leftChunks.count {
      let operation = Int(operations[left * rightChunks.count + right])
      if operation == 0 { continue }
      let at = operation * EditContext.count + (end ? 3 : 0)
      let weight = start ? weights[at] : max(weights[at + 1], weights[at + 2])
      if weight > best.weight { best = (left, weight) }
    }
    return best
  }

  /// Every left letter by its commonest right group: a reading without vowels, for display.
  package func transliteratedRight(of left: [UInt8]) -> [UInt8] {
    left.flatMap { letter -> [UInt8] in
      guard let group = leftChunks.id(of: [letter]) else { return [] }
      var best = (right: 0, weight: -Float.infinity)
      for right in 0..<rightChunks.count {
        let operation = Int(operations[Int(group) * rightChunks.count + right])
        if operation == 0 { continue }
        let weight = weights[operation * EditContext.count + 2]
        if weight > best.weight { best = (right, weight) }
      }
      return rightChunks.letters(of: best.right)
    }
  }
}
