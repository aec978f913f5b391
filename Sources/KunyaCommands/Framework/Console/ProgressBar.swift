internal import Synchronization

/// How far a long run has come: records, rate, time, and a bar where the size of the input is
/// known.
///
/// Only on a terminal, and not under `--quiet`. It appears after a third of a second, so that
/// short runs do not flicker, changes ten times a second at most, and is erased at the end.
/// Threads may advance it at the same time.
final class ProgressBar: Sendable {
  private struct State {
    var records = 0
    var bytes = 0
    var nextDrawing: Duration
  }

  private let messages: Messages
  private let now: @Sendable () -> Duration
  private let start: Duration
  private let totalBytes: Int?
  private let isShown: Bool
  private let state: Mutex<State>

  /// A bar that starts now; `totalBytes` is the size of the input where it is known.
  init(_ console: Console, totalBytes: Int? = nil, isQuiet: Bool) {
    messages = console.messages
    now = console.now
    start = console.now()
    self.totalBytes = totalBytes
    isShown = !isQuiet && console.messages.terminal.isInteractive
    state = Mutex(State(nextDrawing: start + .milliseconds(333)))
  }

  /// Counts records that are done, and the bytes of input they took.
  func advance(records: Int, bytes: Int = 0) {
    guard isShown else { return }
    let time = now()
    let line: String? = state.withLock { state in
      state.records += records
      state.bytes += bytes
      guard time >= state.nextDrawing else { return nil }
      state.nextDrawing = time + .milliseconds(100)
      return describe(state, elapsed: time - start)
    }
    if let line { messages.showStatus(line) }
  }

  /// Erases the bar.
  func finish() {
    if isShown { messages.showStatus("") }
  }

  private func describe(_ state: State, elapsed: Duration) -> String {
    let seconds = max(elapsed / .seconds(1), 0.001)
    let rate = Int(Double(state.records) / seconds)
    return [
      totalBytes.flatMap { bar(done: state.bytes, of: $0) },
      "\(grouped(state.records)) records",
      "\(grouped(rate))/s",
      clock(Int(seconds)),
    ]
    .compactMap { $0 }
    .joined(separator: "  ")
  }

  private func bar(done: Int, of total: Int) -> String? {
    guard total > 0 else { return nil }
    let share = min(Double(done) / Double(total), 1)
    let filled = Int(share * 20)
    let squares = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    return "[\(squares)] \(Int(share * 100))%"
  }

  /// Seconds as `m:ss`, or `h:mm:ss` from an hour on.
  private func clock(_ seconds: Int) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let tail = padded(seconds % 60)
    return hours > 0 ? "\(hours):\(padded(minutes)):\(tail)" : "\(minutes):\(tail)"
  }

  private func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

/// A whole number with its thousands set apart: `1,234,567`.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}
