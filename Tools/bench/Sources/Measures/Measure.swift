/// Something to be timed, and optionally the plain way to do the same.
struct Measure {
  /// A piece of work: how many items a round has, and what does one round of them.
  struct Work {
    var items: Int
    /// Takes the number of the round; what it returns keeps the work from being optimized away.
    var run: (Int) -> Int
  }

  /// How the time is told.
  enum Unit {
    /// Items a second, named.
    case rate(String)
    /// Microseconds an item.
    case microseconds(String)
  }

  var title: String
  var unit: Unit
  var work: Work
  var baseline: (title: String, work: Work)?
  /// Items a second that the full run is to reach.
  var target: Double?
}

/// Median seconds an item.
struct Timing {
  var work: Double
  var baseline: Double?
}

/// Times measures in interleaved rounds, so that a busy moment of the machine hits all alike.
struct Stopwatch {
  let rounds: Int

  func time(_ measures: [Measure]) -> [Timing] {
    var work = [[Double]](repeating: [], count: measures.count)
    var baselines = work
    for round in 0..<rounds {
      for (number, measure) in measures.enumerated() {
        work[number].append(time(measure.work, round))
        if let baseline = measure.baseline {
          baselines[number].append(time(baseline.work, round))
        }
      }
    }
    return measures.indices.map { number in
      Timing(
        work: median(work[number]) ?? 0, baseline: median(baselines[number]))
    }
  }

  /// Seconds an item.
  private func time(_ work: Measure.Work, _ round: Int) -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    let result = work.run(round)
    let elapsed = start.duration(to: clock.now)
    withExtendedLifetime(result) {}
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    return seconds / Double(max(1, work.items))
  }

  private func median(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.sorted()[numbers.count / 2]
  }
}
