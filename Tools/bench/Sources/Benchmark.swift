import AliasIndex

/// Runs everything on one core and prints the table.
struct Benchmark {
  let sizes: Sizes
  /// Targets are judged in the full run only.
  let judged: Bool

  func run() throws -> String {
    let workload = try Workload(sizes: sizes)
    let measures =
      try ReadingMeasures(workload).all + [PairMeasure.make(workload)]
      + ResolvingMeasures(workload).all + AnnotatingMeasures(sizes).all()
    let timings = Stopwatch(rounds: sizes.rounds).time(measures)
    var table = ReportTable()
    for (measure, timing) in zip(measures, timings) { table.add(measure, timing, judged: judged) }
    add(Quality(workload), to: &table)
    return heading(workload) + "\n\n" + table.text + "\n"
  }

  private func heading(_ workload: Workload) -> String {
    """
    \(Numbers.text(Double(workload.people.count))) people, \
    \(Numbers.text(Double(workload.index.aliasCount))) aliases; \
    \(Numbers.text(Double(workload.queries.count))) misspelt mentions, none twice; \
    one thread; medians of \(sizes.rounds) interleaved rounds
    """
  }

  private func add(_ quality: Quality, to table: inout ReportTable) {
    table.add("index size", Numbers.short(quality.bytesPerAlias) + " bytes/alias")
    table.add("pairs scored", Numbers.short(quality.pairsScored) + " /mention")
    table.add("top 1, misspelt", Numbers.percent(quality.top1))
    table.add(
      "top 1, misspelt, scanned", Numbers.percent(quality.top1OfScanned),
      Numbers.percent(quality.top1OfScan), "", "", "linear scan")
    table.add("top 1, exact", Numbers.percent(quality.exactTop1))
  }
}
