import Synchronization

@testable import KunyaCommands

/// A console whose streams are kept in memory.
final class TestConsole: Sendable {
  private let written = Mutex<[UInt8]>([])
  private let said = Mutex<[UInt8]>([])
  private let unread: Mutex<[UInt8]>
  private let clock = Mutex(Duration.zero)
  private let terminal: Terminal
  private let outputFailure: CommandError?

  /// - Parameters:
  ///   - input: what standard input holds.
  ///   - terminal: where standard output and standard error go.
  ///   - outputFailure: what writing to standard output throws, if anything.
  convenience init(
    input: String = "", terminal: Terminal = .none, outputFailure: CommandError? = nil
  ) {
    self.init(bytes: Array(input.utf8), terminal: terminal, outputFailure: outputFailure)
  }

  /// A console whose standard input holds bytes that may be no text.
  init(bytes: [UInt8], terminal: Terminal = .none, outputFailure: CommandError? = nil) {
    unread = Mutex(bytes)
    self.terminal = terminal
    self.outputFailure = outputFailure
  }

  /// Everything written to standard output.
  var output: String { written.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Everything written to standard error.
  var messages: String { said.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Lets time go by.
  func wait(_ duration: Duration) {
    clock.withLock { $0 += duration }
  }

  /// The console as a command sees it; all of them share the same streams.
  var console: Console {
    Console(
      input: ByteInput(path: "-") { [self] (buffer) throws(CommandError) in
        unread.withLock { bytes in
          let count = min(buffer.count, bytes.count)
          buffer.copyBytes(from: bytes.prefix(count))
          bytes.removeFirst(count)
          return count
        }
      },
      output: ByteOutput { [self] (bytes) throws(CommandError) in
        if let outputFailure { throw outputFailure }
        written.withLock { $0.append(contentsOf: bytes) }
      },
      messages: Messages(
        to: ByteOutput { [self] (bytes) throws(CommandError) in
          said.withLock { $0.append(contentsOf: bytes) }
        },
        terminal: terminal),
      terminal: terminal,
      now: { [self] in clock.withLock { $0 } })
  }
}

extension Terminal {
  /// A screen of `columns` columns in an environment.
  static func screen(_ columns: Int = 80, _ environment: [String: String] = [:]) -> Terminal {
    Terminal(isTerminal: true, measuredColumns: columns) { environment[$0] }
  }
}
