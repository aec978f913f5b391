internal import Learning

/// An evaluation as a person reads it.
enum EvaluationText {
  static func text(_ evaluation: Evaluation) -> String {
    [resolutions(evaluation), pairs(evaluation), misses(evaluation)]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func resolutions(_ evaluation: Evaluation) -> String {
    guard !evaluation.resolutions.isEmpty else { return "" }
    var table = TextTable()
    table.row([
      "set", "type", "named", "none", "R@1", "F1", "R@95", "R@99", "found", "kept", "ECE", "top",
      "match P", "match R",
    ])
    for row in evaluation.resolutions {
      let figures = row.figures
      table.row([
        printable(row.set), printable(row.type), "\(figures.answerable)",
        "\(figures.queries - figures.answerable)", share(figures.topRecall),
        share(figures.bestF1), share(figures.recallAt95), share(figures.recallAt99),
        share(figures.found), share(figures.aligned), share(figures.calibrationError),
        share(figures.topCalibrationError), figures.matchPrecision.map(share) ?? "",
        share(figures.matchRecall),
      ])
    }
    return table.text(indent: "")
  }

  private static func pairs(_ evaluation: Evaluation) -> String {
    guard !evaluation.pairs.isEmpty else { return "" }
    var table = TextTable()
    table.row(["pairs", "type", "half", "same", "different", "R@2%", "above"])
    for row in evaluation.pairs {
      table.row([
        printable(row.scope), printable(row.type), row.half.rawValue, "\(row.figures.same)",
        "\(row.figures.different)", share(row.figures.recallAtTwoPercent),
        scoreText(row.figures.threshold),
      ])
    }
    return table.text(indent: "")
  }

  private static func misses(_ evaluation: Evaluation) -> String {
    guard !evaluation.misses.isEmpty else { return "" }
    var table = TextTable()
    table.row(["miss", "type", "name", "meant", "rank", "score", "got", "score", "decision"])
    for miss in evaluation.misses {
      table.row([
        printable(miss.set), printable(miss.type), printable(miss.name),
        printable(miss.gold.name) + (miss.gold.id == nil ? " (not in the table)" : ""),
        miss.rank.map { "\($0)" } ?? miss.gold.id.map { _ in miss.reach } ?? "",
        miss.score.map(scoreText) ?? "", printable(miss.got?.alias ?? ""),
        miss.got.map { scoreText($0.score) } ?? "", miss.decision,
      ])
    }
    return table.text(indent: "")
  }

  private static func share(_ value: Double) -> String { value.thousandths }
}

extension Double {
  /// A share with three decimal places.
  var thousandths: String {
    let digits = "\(Int((self * 1000).rounded()))"
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(padded.dropLast(3)).\(padded.suffix(3))"
  }
}
