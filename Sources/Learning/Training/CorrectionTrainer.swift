package import Matching

/// Learns decision tables from what is wrong with a weighted sum: gradient boosting with Newton steps
/// (Friedman 2001; Chen and Guestrin 2016) of oblivious trees, nothing in it left to chance.
package struct CorrectionTrainer {
  /// One candidate.
  package struct Sample: Sendable {
    /// In the order of `Corrections.names`.
    package var values: [Double]
    package var isRight: Bool
    package var weight: Double

    package init(values: [Double], isRight: Bool, weight: Double = 1) {
      self.values = values
      self.isRight = isRight
      self.weight = weight
    }
  }

  /// How many tables are learned, and how much of its step each makes.
  package var rounds = 150
  package var rate = 0.15
  /// What is added to the curvature of each amount: few candidates move it little.
  package var ridge = 40.0
  /// A value is asked about so many bounds at most, which part the candidates evenly.
  package var bounds = 31

  package init() {}

  /// Tables that bring the sums of these candidates nearer to what is right.
  ///
  /// - Complexity: O(rounds · samples · values).
  package func fit(_ samples: [Sample]) -> Corrections {
    let columns = Corrections.names.indices.map { value in
      Column(samples.map { $0.values[value] }, most: bounds)
    }
    var odds = samples.map { $0.values[Corrections.sum] }
    var tables: [Corrections.Table] = []
    for _ in 0..<rounds {
      let slopes = zip(samples, odds).map { sample, odds in
        let p = logistic(odds)
        return Slope((sample.isRight ? 1 : 0) - p, p * (1 - p)) * sample.weight
      }
      let (table, answers) = table(columns, slopes)
      if table.amounts.allSatisfy({ $0 == 0 }) { break }
      for index in odds.indices { odds[index] += table.amounts[answers[index]] }
      tables.append(table)
    }
    return Corrections(tables)
  }

  /// Gradient and curvature of the log-likelihood by the log-odds.
  private typealias Slope = SIMD2<Double>

  /// The table whose amounts raise the likelihood most, its questions chosen one after the other, and
  /// what each sample answers to them.
  private func table(
    _ columns: [Column], _ slopes: [Slope]
  ) -> (Corrections.Table, answers: [Int]) {
    var answers = [Int](repeating: 0, count: slopes.count)
    var table = Corrections.Table(questions: [], amounts: [])
    for depth in 0..<Corrections.depth {
      var best = (gain: -1.0, value: 0, bound: 0)
      for (value, column) in columns.enumerated() {
        let sums = sums(column, answers, slopes, leaves: 1 << depth)
        for bound in column.bounds.indices {
          let gain = gain(sums, bound, width: column.bounds.count + 1)
          // By more than what another order of adding up makes.
          if gain > best.gain + 1e-9 { best = (gain, value, bound) }
        }
      }
      let column = columns[best.value]
      table.questions.append(
        // No value can be told from another: a question that all answer alike.
        Corrections.Question(
          value: best.value, bound: column.bounds.isEmpty ? 0 : column.bounds[best.bound]))
      for index in answers.indices {
        answers[index] = answers[index] << 1 | (column.bins[index] > best.bound ? 1 : 0)
      }
    }
    var sums = [Slope](repeating: .zero, count: Corrections.answers)
    for (answer, slope) in zip(answers, slopes) { sums[answer] += slope }
    table.amounts = sums.map { (rate * $0[0] / ($0[1] + ridge)).rounded(to: 4) }
    return (table, answers)
  }

  /// Slopes by what was answered so far and by bin, each with those of the bins below.
  private func sums(
    _ column: Column, _ answers: [Int], _ slopes: [Slope], leaves: Int
  ) -> [Slope] {
    let width = column.bounds.count + 1
    var sums = [Slope](repeating: .zero, count: leaves * width)
    for index in slopes.indices {
      sums[answers[index] * width + Int(column.bins[index])] += slopes[index]
    }
    for place in sums.indices where place % width > 0 { sums[place] += sums[place - 1] }
    return sums
  }

  /// Twice what the likelihood gains by a question.
  private func gain(_ sums: [Slope], _ bound: Int, width: Int) -> Double {
    var gain = 0.0
    for start in stride(from: 0, to: sums.count, by: width) {
      let below = sums[start + bound]
      let above = sums[start + width - 1] - below
      gain += below[0] * below[0] / (below[1] + ridge) + above[0] * above[0] / (above[1] + ridge)
    }
    return gain
  }

  /// One value of all samples, by the bounds that it may be asked about.
  private struct Column {
    /// Ascending.
    let bounds: [Double]
    /// How many bounds each sample's value is above.
    let bins: [UInt8]

    init(_ values: [Double], most: Int) {
      let sorted = values.sorted()
      var different: [Double] = []
      for value in sorted where value != different.last { different.append(value) }
      let parts = most + 1
      let all =
        different.count <= parts
        ? zip(different, different.dropFirst()).map { ($0 + $1) / 2 }
        : (1..<parts).map { sorted[$0 * (sorted.count - 1) / parts] }
      var bounds: [Double] = []
      for bound in all.map({ $0.rounded(to: 4) }) where bound != bounds.last {
        bounds.append(bound)
      }
      self.bounds = bounds
      bins = values.map { value in
        var (low, high) = (0, bounds.count)
        while low < high {
          let middle = (low + high) / 2
          if value > bounds[middle] { low = middle + 1 } else { high = middle }
        }
        return UInt8(low)
      }
    }
  }
}
