/// The table that is printed: left-aligned titles, right-aligned numbers.
struct ReportTable {
  private var rows = [["measure", "Kunya", "baseline", "ratio", "target", "against"]]
  private static let leftAligned: Set<Int> = [0, 5]

  /// A timed measure; a ratio above 1 says that Kunya is faster.
  ///
  /// - Parameter judged: whether the run was large enough for targets to mean anything.
  mutating func add(_ measure: Measure, _ timing: Timing, judged: Bool) {
    var target = ""
    if let least = measure.target, judged {
      let bound =
        switch measure.unit {
        case .rate: "≥ \(Numbers.text(least))"
        case .microseconds: "≤ \(Numbers.short(1e6 / least))"
        }
      target = "\(bound) \(1 / timing.work >= least ? "met" : "missed")"
    }
    add(
      measure.title, value(timing.work, measure.unit),
      timing.baseline.map { value($0, measure.unit) } ?? "",
      timing.baseline.map { Numbers.short($0 / timing.work) + "×" } ?? "", target,
      measure.baseline?.title ?? "")
  }

  mutating func add(
    _ title: String, _ value: String, _ baseline: String = "", _ ratio: String = "",
    _ target: String = "", _ against: String = ""
  ) {
    rows.append([title, value, baseline, ratio, target, against])
  }

  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return Self.leftAligned.contains(column) ? cell + space : space + cell
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  private func value(_ seconds: Double, _ unit: Measure.Unit) -> String {
    switch unit {
    case .rate(let name): Numbers.short(1 / seconds) + " " + name
    case .microseconds(let name): Numbers.short(seconds * 1e6) + " " + name
    }
  }
}
