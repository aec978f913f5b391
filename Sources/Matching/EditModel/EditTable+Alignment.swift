import Orthography

extension EditTable {
  /// Joint log-probability of the best alignment of two words.
  ///
  /// - Parameters:
  ///   - least: results below it are of no interest; the search stops as soon as a bound shows
  ///     that it cannot be reached, and returns `−∞`.
  /// - Complexity: O(n·m), at most 15 operations a cell.
  func viterbi(
    _ leftLetters: UnsafeBufferPointer<UInt8>, _ rightLetters: UnsafeBufferPointer<UInt8>,
    least: Float, scratch: EditScratch
  ) -> Float {
    let (left, right) = gridWords(leftLetters, rightLetters, scratch)
    return viterbi(left, right, least: least, scratch)
  }

  /// The same of two words as sides of a grid, whose bounds need not be filled.
  func viterbi(
    _ left: GridWord, _ right: GridWord, least: Float, _ scratch: EditScratch
  ) -> Float {
    if left.letters.count + right.letters.count == 0 { return 0 }
    Self.suffixBounds(left.letters.count, leftBest, left.bound) {
      leftChunks.group(left.letters, left.long, $0, $1)
    }
    Self.suffixBounds(right.letters.count, rightBest, right.bound) {
      rightChunks.group(right.letters, right.long, $0, $1)
    }
    return withUnsafePointer(to: grid) { $0.fillGrid(left, right, least: least, scratch) }
  }

  /// Two words as sides of a grid, in a scratch's memory; their bounds are not filled yet.
  func gridWords(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ scratch: EditScratch
  ) -> (left: GridWord, right: GridWord) {
    let own = UnsafeBufferPointer(rebasing: left.prefix(EditModel.longestWord))
    let other = UnsafeBufferPointer(rebasing: right.prefix(EditModel.longestWord))
    leftChunks.prepareLong(own, into: scratch.leftGroups)
    rightChunks.prepareLong(other, into: scratch.rightGroups)
    return (
      GridWord(
        letters: own, long: scratch.leftGroups, bound: scratch.bound,
        vowels: GridWord.vowels(own)),
      GridWord(
        letters: other, long: scratch.rightGroups, bound: scratch.rightBound,
        vowels: GridWord.vowels(other))
    )
  }

  /// Joint log-probability of the best alignment, for callers without buffers of their own.
  package func joint(_ left: [UInt8], _ right: [UInt8]) -> Float {
    let scratch = EditScratch()
    return left.withUnsafeBufferPointer { l in
      right.withUnsafeBufferPointer { r in
        viterbi(l, r, least: -.infinity, scratch: scratch)
      }
    }
  }

  /// For each position of one side the best that the letters from there on could still bring.
  ///
  /// - Parameter group: the number of the group of so many letters at a position.
  @inline(__always)
  static func suffixBounds(
    _ n: Int, _ best: UnsafeBufferPointer<Float>, _ bound: UnsafeMutablePointer<Float>,
    group: (_ position: Int, _ length: Int) -> UInt16
  ) {
    bound[n] = 0
    var i = n - 1
    while i >= 0 {
      var most = -Float.infinity
      for a in 1...min(3, n - i) {
        let group = group(i, a)
        if group == ChunkDictionary.none { continue }
        most = max(most, best[Int(group)] + bound[i + a])
      }
      bound[i] = most
      i -= 1
    }
  }

  /// The most that a word can bring against any other.
  ///
  /// - Complexity: O(n).
  func most(
    _ letters: UnsafeBufferPointer<UInt8>, isLeft: Bool, _ scratch: EditScratch
  ) -> Float {
    let chunks = isLeft ? leftChunks : rightChunks
    chunks.prepareLong(letters, into: scratch.leftGroups)
    let long = scratch.leftGroups
    Self.suffixBounds(letters.count, isLeft ? leftBest : rightBest, scratch.bound) {
      chunks.group(letters, long, $0, $1)
    }
    return scratch.bound[0]
  }

  /// Log-probability of a left word, summed over everything that could stand opposite.
  ///
  /// - Complexity: O(n).
  func leftMarginal(_ letters: UnsafeBufferPointer<UInt8>, _ scratch: EditScratch) -> Float {
    let letters = UnsafeBufferPointer(rebasing: letters.prefix(EditModel.longestWord))
    leftChunks.prepare(letters, into: scratch.leftGroups)
    return marginal(letters.count, scratch.leftGroups, leftMass, scratch)
  }

  /// Log-probability of a right word, summed over everything that could stand opposite.
  ///
  /// - Complexity: O(n).
  func rightMarginal(_ letters: UnsafeBufferPointer<UInt8>, _ scratch: EditScratch) -> Float {
    let letters = UnsafeBufferPointer(rebasing: letters.prefix(EditModel.longestWord))
    rightChunks.prepare(letters, into: scratch.leftGroups)
    return marginal(letters.count, scratch.leftGroups, rightMass, scratch)
  }

  private func marginal(
    _ n: Int, _ groups: UnsafeMutablePointer<UInt16>, _ mass: UnsafeBufferPointer<Double>,
    _ scratch: EditScratch
  ) -> Float {
    // Operations with nothing on this side may stand anywhere: a geometric series a position.
    let silent = 1 / (1 - min(mass[0], 0.9))
    let sums = scratch.sums
    for i in 0...n { sums[i] = 0 }
    sums[0] = silent
    for i in 0..<n {
      let here = sums[i]
      if here == 0 { continue }
      for a in 1...min(3, n - i) {
        let group = groups[i * 4 + a]
        if group == ChunkDictionary.none { continue }
        sums[i + a] += here * mass[Int(group)] * silent
      }
    }
    return Float(naturalLogarithm(sums[n]))
  }

  /// One step of an alignment.
  package struct Step: Sendable {
    package var left: Range<Int>
    package var right: Range<Int>
    package var weight: Float
    package var context: Int
    /// Whether the weight file lists the operation; floors are used otherwise.
    package var listed: Bool
    /// How well the two groups fit: the log-probability of the commoner one, given the rarer; sj
    /// hardly stands for anything but sh. 0 is certain, below −5 is hardly ever seen.
    package var fit: Float
  }

  /// The best alignment itself, for explanations.
  ///
  /// - Complexity: O(n·m), with allocations.
  package func alignment(_ left: [UInt8], _ right: [UInt8]) -> [Step] {
    let n = min(left.count, EditModel.longestWord)
    let m = min(right.count, EditModel.longestWord)
    var grid = [Float](repeating: -.infinity, count: (n + 1) * (m + 1))
    var back = [Step?](repeating: nil, count: (n + 1) * (m + 1))
    grid[0] = 0
    for i in 0...n {
      for j in 0...m where grid[i * (m + 1) + j] > -.infinity {
        let here = grid[i * (m + 1) + j]
        let afterVowel =
          j > 0 && LetterIndex.isVowel(right[j - 1], self.right)
          && (self.left == .arabic || (i > 0 && LetterIndex.isVowel(left[i - 1], self.left)))
        for a in 0...min(3, n - i) {
          guard let l = leftChunks.id(of: Array(left[i..<i + a])) else { continue }
          for b in 0...min(3, m - j) where a + b > 0 && a + b <= 5 {
            guard let r = rightChunks.id(of: Array(right[j..<j + b])) else { continue }
            let operation = Int(operations[Int(l) * rightChunks.count + Int(r)])
            if operation == 0 { continue }
            let context = EditContext.index(
              start: i + j == 0, afterVowel: afterVowel, end: i + a == n && j + b == m)
            let weight = weights[operation * EditContext.count + context]
            let cell = (i + a) * (m + 1) + j + b
            if here + weight > grid[cell] {
              grid[cell] = here + weight
              back[cell] = Step(
                left: i..<i + a, right: j..<j + b, weight: weight, context: context,
                listed: operation <= listedCount,
                fit: weight - min(leftLog[Int(l)], rightLog[Int(r)]))
            }
          }
        }
      }
    }
    var steps: [Step] = []
    var cell = (n + 1) * (m + 1) - 1
    while let step = back[cell] {
      steps.append(step)
      cell = step.left.lowerBound * (m + 1) + step.right.lowerBound
    }
    return steps.reversed()
  }
}
