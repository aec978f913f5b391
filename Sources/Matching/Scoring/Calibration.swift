package import Orthography

/// Logistic model that turns an alignment's features into a probability.
///
/// One weight a feature, with additions for places and for names in two scripts
/// (`Data/model/calibration.tsv`).
package struct Calibration: Sendable {
  private let base: [Double]
  private let place: [Double]
  private let crossScript: [Double]

  /// Weights in the order of `Features.names`.
  package init(base: [Double], place: [Double], crossScript: [Double]) {
    self.base = base
    self.place = place
    self.crossScript = crossScript
  }

  /// Reads a weight file: columns `feature`, `weight`, `place`, `cross_script`.
  ///
  /// - Throws: `DataTable.Fault` where a feature is missing, unknown or no number.
  package init(table: DataTable) throws(DataTable.Fault) {
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
    self.init(base: values[0], place: values[1], crossScript: values[2])
  }

  /// Log-odds that the two names are one.
  package func logOdds(_ features: Features) -> Double {
    var sum = 0.0
    for (index, value) in features.values.enumerated() {
      var weight = base[index]
      if features.place { weight += place[index] }
      if features.crossScript { weight += crossScript[index] }
      sum += weight * value
    }
    return sum
  }
}
