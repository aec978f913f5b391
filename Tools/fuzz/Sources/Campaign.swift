import Glibc

/// Executions one after the other, until there were so many or time is up.
struct Campaign {
  let mutator: Mutator
  let target: IndexTarget
  let progress: Progress
  let first: UInt64
  /// From one execution to the next; other campaigns do those between.
  let stride: UInt64
  let executions: UInt64?
  let seconds: Int?

  /// A stretch of executions that takes so many seconds hangs; SIGALRM ends the program then.
  private static let longest: UInt32 = 20
  private static let executionsPerAlarm: UInt64 = 256

  /// - Returns: what was done, for people.
  func run() -> String {
    let clock = ContinuousClock()
    let start = clock.now
    var number = first
    var (count, refused, searches) = (UInt64(0), 0, 0)
    while executions.map({ number - first < $0 }) ?? true {
      if count % Self.executionsPerAlarm == 0 {
        alarm(Self.longest)
        if let seconds, clock.now - start >= .seconds(seconds) { break }
      }
      progress.begin(number)
      var (bytes, random) = mutator.file(ofExecution: number)
      switch target.run(bytes, &random) {
      case .refused: refused += 1
      case .searched(let count): searches += count
      }
      number += stride
      count += 1
    }
    alarm(0)
    return summary(Int(count), refused, searches, clock.now - start)
  }

  private func summary(
    _ executions: Int, _ refused: Int, _ searches: Int, _ time: Duration
  ) -> String {
    let seconds = max(time / .seconds(1), 0.001)
    return """
      \(executions) executions in \(Int(seconds.rounded())) s, \
      \(Int(Double(executions) / seconds)) a second: \(refused) refused on opening, \
      \(executions - refused) searched, for \(searches) names
      """
  }
}
