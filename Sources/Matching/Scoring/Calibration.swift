package import Orthography

/// Logistic model that turns an alignment's features into a probability.
///
/// One weight a feature, with additions for places and for names in two scripts
/// (`Data/model/calibration.tsv`); then what a sum cannot tell (`Corrections`).
package struct Calibration: Sendable {
  /// Weights added up: for people in one script and in two, then for places; one behind the other.
  private let sums: [Double]
  /// None where a pair is compared alone.
  private let corrections: Corrections

  /// Weights in the order of `Features.names`.
  package init(
    base: [Double], place: [Double], crossScript: [Double], corrections: Corrections = .none
  ) {
    // The program's own mistake: weights from a file are counted by `init(table:)`.
    precondition(
      [base, place, crossScript].allSatisfy { $0.count == Features.count },
      "a weight of each kind for every feature")
    let places = zip(base, place).map { $0 + $1 }
    sums = [base, places].flatMap { $0 + zip($0, crossScript).map { $0 + $1 } }
    self.corrections = corrections
  }

  /// Reads a weight file: columns `feature`, `weight`, `place`, `cross_script`.
  ///
  /// - Parameter corrections: what was learned on top of these weights.
  /// - Throws: `DataTable.Fault` where a feature is missing, unknown or no number.
  package init(
    table: DataTable, corrections: Corrections = .none
  ) throws(DataTable.Fault) {
    let feature = try table.column("feature")
    let columns = [
      try table.column("weight"), try table.column("place"), try table.column("cross_script"),
    ]
    var values = [[Double]](
      repeating: [Double](repeating: 0, count: Features.names.count), count: 3)
    var seen = Set<Int>()
    for row in table.rows {
      guard let index = Features.names.firstIndex(of: row[feature]) else {
        throw table.fault(row, "unknown feature \"\(row[feature])\"")
      }
      guard seen.insert(index).inserted else {
        throw table.fault(row, "feature \"\(row[feature])\" for the second time")
      }
      for (kind, column) in columns.enumerated() {
        guard let value = Double(row[column]) else { throw table.fault(row, "not a number") }
        values[kind][index] = value
      }
    }
    guard seen.count == Features.names.count else {
      throw DataTable.Fault(
        table: table.name, line: 0,
        reason: "\(seen.count) features where the model has \(Features.names.count)")
    }
    self.init(
      base: values[0], place: values[1], crossScript: values[2], corrections: corrections)
  }

  /// Log-odds that the two names are one.
  package func logOdds(_ features: Features) -> Double {
    let sum = sum(features)
    return sum + corrections.amount(features, sum, lead: self.sum(ofLead: features))
  }

  /// The weighted sum of the features.
  package func sum(_ features: Features) -> Double { sum(features.values, of: features) }

  /// The weighted sum of what they are more than those of the best other candidate.
  package func sum(ofLead features: Features) -> Double { sum(features.lead, of: features) }

  private func sum(_ values: [Double], of features: Features) -> Double {
    values.withUnsafeBufferPointer { values in
      guard values.count == Features.count, let start = values.baseAddress else { return 0 }
      return sum(start, place: features.place, crossScript: features.crossScript)
    }
  }

  /// - Parameter values: all features.
  @inline(__always)
  func sum(_ values: UnsafePointer<Double>, place: Bool, crossScript: Bool) -> Double {
    sums.withUnsafeBufferPointer { sums in
      guard let all = sums.baseAddress else { return 0 }
      let weights = all + ((place ? 2 : 0) + (crossScript ? 1 : 0)) * Features.count
      var sum = 0.0
      for number in 0..<Features.count { sum += weights[number] * values[number] }
      return sum
    }
  }
}
