internal import Synchronization

/// What the program says to a person on standard error: messages, and below them at most one
/// status line that changes in place.
///
/// Threads may speak at the same time; nothing they say is mixed up. Failing to write is not an
/// error: there is nowhere left to report it.
final class Messages: Sendable {
  /// Where the messages go.
  let terminal: Terminal

  private let output: ByteOutput
  private let status = Mutex("")

  init(to output: ByteOutput, terminal: Terminal) {
    self.output = output
    self.terminal = terminal
  }

  /// Says `sentence` on a line of its own, after the program's name.
  func report(_ sentence: String) {
    status.withLock { status in
      write(erasure(of: status) + "kunya: \(sentence)\n" + status)
    }
  }

  /// Shows `line` as the status line, in place of the one before; an empty line takes it away.
  func showStatus(_ line: String) {
    guard terminal.isInteractive else { return }
    // One column stays free: filling the last one makes some terminals break the line.
    let line = String(line.prefix(max(0, terminal.columns - 1)))
    status.withLock { status in
      guard line != status else { return }
      write(erasure(of: status) + line)
      status = line
    }
  }

  /// Return to the left edge, erase the line (ECMA-48 EL).
  private func erasure(of status: String) -> String {
    status.isEmpty ? "" : "\r\u{1B}[K"
  }

  private func write(_ text: String) {
    try? output.write(text)
  }
}
