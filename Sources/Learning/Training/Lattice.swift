import Matching
import Orthography

/// All alignments of one pair, with the operations' numbers, ready for forward–backward.
struct Lattice: Sendable {
  private let n: Int
  private let m: Int
  /// Operation × contexts + context of every edge: by start cell, row by row, then by the number
  /// of letters taken left and right.
  private var parameters: [Int32] = []

  /// Working memory for one pair after the other.
  struct Scratch {
    var forward: [Double] = []
    var backward: [Double] = []

    mutating func reset(_ cells: Int) {
      forward.removeAll(keepingCapacity: true)
      forward.append(contentsOf: repeatElement(0, count: cells))
      backward.removeAll(keepingCapacity: true)
      backward.append(contentsOf: repeatElement(0, count: cells))
    }
  }

  init(_ pair: EditTrainer.Pair, _ trainer: EditTrainer, _ space: inout OperationSpace) {
    let (left, right) = (pair.left, pair.right)
    n = left.count
    m = right.count
    for i in 0...n {
      for j in 0...m {
        let afterVowel =
          j > 0 && LetterIndex.isVowel(right[j - 1], trainer.right)
          && (trainer.left == .arabic || (i > 0 && LetterIndex.isVowel(left[i - 1], trainer.left)))
        for a in 0...min(trainer.settings.longestLeft, n - i) {
          for b in 0...min(trainer.settings.longestRight, m - j) where Self.isStep(a, b) {
            let number = space.number(left[i..<i + a], right[j..<j + b])
            let context = EditContext.index(
              start: i + j == 0, afterVowel: afterVowel, end: i + a == n && j + b == m)
            parameters.append(Int32(number * EditContext.count + context))
          }
        }
      }
    }
  }

  /// Adds the expected counts of one pair; returns its log-probability.
  func expect(
    _ model: [Double], _ weight: Double, longestLeft: Int, longestRight: Int,
    _ counts: inout [Double], _ scratch: inout Scratch
  ) -> Double {
    let cells = (n + 1) * (m + 1)
    scratch.reset(cells)
    scratch.forward[0] = 1
    forEachEdge(longestLeft, longestRight) { from, to, edge in
      scratch.forward[to] += scratch.forward[from] * model[Int(parameters[edge])]
    }
    let total = scratch.forward[cells - 1]
    guard total > 1e-300 else { return -690 }
    scratch.backward[cells - 1] = 1
    forEachEdgeBackwards(longestLeft, longestRight) { from, to, edge in
      scratch.backward[from] += scratch.backward[to] * model[Int(parameters[edge])]
    }
    let scale = weight / total
    forEachEdge(longestLeft, longestRight) { from, to, edge in
      let parameter = Int(parameters[edge])
      let p = scratch.forward[from] * model[parameter] * scratch.backward[to] * scale
      if p > 0 { counts[parameter] += p }
    }
    let log = logarithm(Float(total))
    return Double(log.isFinite ? log : -80)
  }

  private static func isStep(_ a: Int, _ b: Int) -> Bool { a + b > 0 && a + b <= 5 }

  /// The edges in the order of `parameters`: an edge into a cell comes before those out of it.
  @inline(__always)
  private func forEachEdge(
    _ longestLeft: Int, _ longestRight: Int, _ body: (_ from: Int, _ to: Int, _ edge: Int) -> Void
  ) {
    var edge = 0
    for i in 0...n {
      for j in 0...m {
        for a in 0...min(longestLeft, n - i) {
          for b in 0...min(longestRight, m - j) where Self.isStep(a, b) {
            body(i * (m + 1) + j, (i + a) * (m + 1) + j + b, edge)
            edge += 1
          }
        }
      }
    }
  }

  /// The same edges, last first.
  @inline(__always)
  private func forEachEdgeBackwards(
    _ longestLeft: Int, _ longestRight: Int, _ body: (_ from: Int, _ to: Int, _ edge: Int) -> Void
  ) {
    var edge = parameters.count
    for i in stride(from: n, through: 0, by: -1) {
      for j in stride(from: m, through: 0, by: -1) {
        for a in stride(from: min(longestLeft, n - i), through: 0, by: -1) {
          for b in stride(from: min(longestRight, m - j), through: 0, by: -1)
          where Self.isStep(a, b) {
            edge -= 1
            body(i * (m + 1) + j, (i + a) * (m + 1) + j + b, edge)
          }
        }
      }
    }
  }
}
