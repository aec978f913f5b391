import Matching
import Orthography

/// All alignments of one pair, with the operations' numbers, ready for forward–backward.
struct Lattice {
  private let n: Int
  private let m: Int
  /// Edges grouped by their start cell.
  private var edges: [Edge] = []

  private struct Edge {
    var from: Int32
    var to: Int32
    /// Operation × contexts + context.
    var parameter: Int32
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
          for b in 0...min(trainer.settings.longestRight, m - j) where a + b > 0 && a + b <= 5 {
            let number = space.number(left[i..<i + a], right[j..<j + b])
            let context = EditContext.index(
              start: i + j == 0, afterVowel: afterVowel, end: i + a == n && j + b == m)
            edges.append(
              Edge(
                from: Int32(i * (m + 1) + j), to: Int32((i + a) * (m + 1) + j + b),
                parameter: Int32(number * EditContext.count + context)))
          }
        }
      }
    }
  }

  /// Adds the expected counts of one pair; returns its log-probability.
  func expect(_ model: [Double], _ weight: Double, _ counts: inout [Double]) -> Double {
    let cells = (n + 1) * (m + 1)
    var forward = [Double](repeating: 0, count: cells)
    var backward = [Double](repeating: 0, count: cells)
    forward[0] = 1
    for edge in edges {
      forward[Int(edge.to)] += forward[Int(edge.from)] * model[Int(edge.parameter)]
    }
    let total = forward[cells - 1]
    guard total > 1e-300 else { return -690 }
    backward[cells - 1] = 1
    for edge in edges.reversed() {
      backward[Int(edge.from)] += backward[Int(edge.to)] * model[Int(edge.parameter)]
    }
    let scale = weight / total
    for edge in edges {
      let p =
        forward[Int(edge.from)] * model[Int(edge.parameter)] * backward[Int(edge.to)] * scale
      if p > 0 { counts[Int(edge.parameter)] += p }
    }
    return Double(logarithm(Float(total)).isFinite ? logarithm(Float(total)) : -80)
  }
}
