#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Logistic regression by Newton's method with a ridge; deterministic.
package struct LogisticTrainer {
  /// One observation.
  package struct Sample: Sendable {
    package var features: [Double]
    package var positive: Bool
    package var weight: Double

    package init(features: [Double], positive: Bool, weight: Double = 1) {
      self.features = features
      self.positive = positive
      self.weight = weight
    }
  }

  /// Strength of the ridge on every weight but the first, the intercept.
  package var ridge = 1.0
  package var iterations = 30

  package init() {}

  /// Weights that maximize the penalized likelihood.
  ///
  /// - Complexity: O(iterations · samples · features²).
  package func fit(_ samples: [Sample]) -> [Double] {
    guard let width = samples.first?.features.count else { return [] }
    var weights = [Double](repeating: 0, count: width)
    for _ in 0..<iterations {
      var gradient = [Double](repeating: 0, count: width)
      var hessian = [Double](repeating: 0, count: width * width)
      for sample in samples {
        var odds = 0.0
        for index in 0..<width { odds += weights[index] * sample.features[index] }
        let p = 1 / (1 + exp(-odds))
        let error = ((sample.positive ? 1 : 0) - p) * sample.weight
        let curvature = max(p * (1 - p), 1e-9) * sample.weight
        for i in 0..<width where sample.features[i] != 0 {
          gradient[i] += error * sample.features[i]
          let scaled = curvature * sample.features[i]
          for j in 0...i { hessian[i * width + j] += scaled * sample.features[j] }
        }
      }
      for i in 0..<width {
        let strength = i == 0 ? 1e-6 : ridge
        gradient[i] -= strength * weights[i]
        hessian[i * width + i] += strength
      }
      let step = solve(hessian, gradient, width)
      var largest = 0.0
      for index in 0..<width {
        weights[index] += step[index]
        largest = max(largest, abs(step[index]))
      }
      if largest < 1e-7 { break }
    }
    return weights
  }

  /// Cholesky solution of a symmetric system given by its lower half.
  private func solve(_ matrix: [Double], _ right: [Double], _ n: Int) -> [Double] {
    var lower = matrix
    for i in 0..<n {
      for j in 0...i {
        var sum = lower[i * n + j]
        for k in 0..<j { sum -= lower[i * n + k] * lower[j * n + k] }
        if i == j {
          lower[i * n + i] = sum > 1e-12 ? sum.squareRoot() : 1e-6
        } else {
          lower[i * n + j] = sum / lower[j * n + j]
        }
      }
    }
    var y = right
    for i in 0..<n {
      for k in 0..<i { y[i] -= lower[i * n + k] * y[k] }
      y[i] /= lower[i * n + i]
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(i + 1, n) { y[i] -= lower[k * n + i] * y[k] }
      y[i] /= lower[i * n + i]
    }
    return y
  }
}
