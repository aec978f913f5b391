import Matching
import Orthography

/// Writes edit weights as the readable tables of `Data/model`.
enum WeightTable {
  /// The table's text: a header that says where the weights come from, then one operation a row.
  static func text(
    _ result: EditTrainer.Result, _ left: Alphabet, _ right: Alphabet, origin: String
  ) -> String {
    var lines = [
      "# Letter groups of \(left) and \(right) spellings of one name: natural log of their joint probability, by place.",
      "# Learned by expectation–maximization from \(origin).",
      "# count: expected number in training, hand-made pseudo-counts included.",
      "# Mean log-probability of a pair at the end: \(result.progress.last?.rounded(to: 3) ?? 0); "
        + "\(result.keptPairs.count) pairs kept, \(result.droppedPairs.count) dropped as wrong.",
      (["left", "right", "count"] + EditContext.names).joined(separator: "\t"),
    ]
    for (operation, count) in zip(result.operations, result.counts) {
      var fields = [
        EditTable.text(operation.left, left), EditTable.text(operation.right, right),
        "\(count.rounded(to: 1))",
      ]
      fields += operation.weights.map { "\(Double($0).rounded(to: 2))" }
      lines.append(fields.joined(separator: "\t"))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
