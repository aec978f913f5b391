package import Matching

/// Learns the logistic weights that turn alignments into probabilities from labelled queries.
///
/// Each feature has a weight, an addition for places and one for names in two scripts; the ridge
/// keeps the additions small where the observations do not ask for them.
package struct CalibrationTrainer: Sendable {
  /// The first candidates of one labelled query, or one labelled pair.
  package struct Observation: Sendable {
    package var candidates: [Candidate]
    /// Observations of one fold are never both learned from and measured.
    package var fold: Int
    /// How much it counts.
    package var weight: Double

    package init(candidates: [Candidate], fold: Int, weight: Double = 1) {
      self.candidates = candidates
      self.fold = fold
      self.weight = weight
    }
  }

  /// One candidate: the features of its alignment, read in one direction or in both, and whether
  /// it is the right one.
  package struct Candidate: Sendable {
    package var directions: [Features]
    package var isRight: Bool

    package init(_ directions: [Features], isRight: Bool) {
      self.directions = directions
      self.isRight = isRight
    }
  }

  /// Whether the weights may look at other candidates; `compare` knows of none.
  private let isContextual: Bool
  private let ridge = 1.0

  package init(contextual: Bool) {
    isContextual = contextual
  }

  /// Weights learned from all observations but those of one fold.
  ///
  /// - Complexity: O(rounds · candidates · features²).
  package func fit(_ observations: [Observation], without fold: Int? = nil) -> CalibrationWeights {
    var samples: [LogisticTrainer.Sample] = []
    for observation in observations where observation.fold != fold {
      for candidate in observation.candidates {
        samples.append(
          LogisticTrainer.Sample(
            features: row(candidate.directions), positive: candidate.isRight,
            weight: observation.weight))
      }
    }
    var trainer = LogisticTrainer()
    trainer.ridge = ridge
    let weights = CalibrationWeights(trainer.fit(samples), candidates: samples.count)
    return isContextual ? correct(weights, by: observations, without: fold) : weights
  }

  /// The weights with corrections to the sums that they give. A pair alone, read in two directions, does
  /// without: it is compared too often.
  private func correct(
    _ weights: CalibrationWeights, by observations: [Observation], without fold: Int?
  ) -> CalibrationWeights {
    let calibration = weights.calibration
    var samples: [CorrectionTrainer.Sample] = []
    for observation in observations where observation.fold != fold {
      for candidate in observation.candidates {
        for features in candidate.directions {
          let sum = calibration.sum(features)
          samples.append(
            CorrectionTrainer.Sample(
              values: Corrections.withValues(
                of: features, sum, lead: calibration.sum(ofLead: features)
              ) { Array($0) },
              isRight: candidate.isRight, weight: observation.weight))
        }
      }
    }
    var corrected = weights
    corrected.corrections = CorrectionTrainer().fit(samples)
    return corrected
  }

  /// For each fold the weights learned from all others.
  package func crossFit(
    _ observations: [Observation], folds: Int, _ workforce: Workforce
  ) -> [CalibrationWeights] {
    workforce.map(folds) { fit(observations, without: $0) }
  }

  /// Log-odds are averaged over the directions, and so is what they are made of.
  private func row(_ directions: [Features]) -> [Double] {
    let width = Features.names.count
    var row = [Double](repeating: 0, count: width * 3)
    let seen = isContextual ? width : width - Features.contextual
    for features in directions {
      for index in 0..<seen {
        let value = features.values[index] / Double(directions.count)
        row[index] += value
        if features.place { row[width + index] += value }
        if features.crossScript { row[2 * width + index] += value }
      }
    }
    return row
  }
}

/// Logistic weights by feature, with the additions for places and for names in two scripts.
package struct CalibrationWeights: Sendable {
  package let base: [Double]
  package let place: [Double]
  package let crossScript: [Double]
  /// How many candidates they were learned from.
  package let candidates: Int
  /// What is added to their sums.
  package fileprivate(set) var corrections = Corrections.none

  /// Weights that take every candidate for as likely as not: candidates keep the order of their
  /// alignments, whatever an earlier training has learned.
  package static let none = CalibrationWeights([], candidates: 0)

  /// - Parameter weights: three times the features, one kind after the other; none for none seen.
  init(_ weights: [Double], candidates: Int) {
    let width = Features.names.count
    let rounded =
      weights.count == 3 * width
      ? weights.map { $0.rounded(to: 4) } : [Double](repeating: 0, count: 3 * width)
    base = Array(rounded[..<width])
    place = Array(rounded[width..<(2 * width)])
    crossScript = Array(rounded[(2 * width)...])
    self.candidates = candidates
  }

  package var calibration: Calibration {
    Calibration(
      base: base, place: place, crossScript: crossScript, corrections: corrections)
  }

  /// The table of `Data/model`, with comment lines on top.
  package func text(comments: [String]) -> String {
    var lines = [
      "# Logistic weights that turn an alignment into a probability; added up for places and for"
        + " names in two scripts."
    ]
    lines += comments.map { "# \($0)" }
    lines.append("feature\tweight\tplace\tcross_script")
    for (index, name) in Features.names.enumerated() {
      lines.append("\(name)\t\(base[index])\t\(place[index])\t\(crossScript[index])")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
