internal import Glibc

/// What stands at the end of an output stream: a screen, or a file or another program.
struct Terminal: Sendable, Equatable {
  /// Whether it is a terminal that understands cursor movements; `TERM=dumb` does not.
  let isInteractive: Bool

  /// Whether text may be coloured or bold: only on a terminal, and not under `NO_COLOR`
  /// (<https://no-color.org>).
  let usesColour: Bool

  /// The width of a line: the terminal's, else what `COLUMNS` says, else 80.
  let columns: Int

  /// A file, a pipe, or a test.
  static let none = Terminal(isTerminal: false, measuredColumns: nil) { _ in nil }

  /// Draws the conclusions from what is known about a stream; `environment` reads a variable.
  init(isTerminal: Bool, measuredColumns: Int?, environment: (String) -> String?) {
    isInteractive = isTerminal && environment("TERM") != "dumb"
    let noColour = environment("NO_COLOR") ?? ""
    usesColour = isInteractive && noColour.isEmpty
    let stated = environment("COLUMNS").flatMap { Int($0) }
    columns = [measuredColumns, stated].compactMap { $0 }.first { $0 > 0 } ?? 80
  }

  /// Looks at an open file descriptor.
  init(descriptor: Int32) {
    var size = winsize()
    let isMeasured = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    self.init(
      isTerminal: isatty(descriptor) == 1,
      measuredColumns: isMeasured ? Int(size.ws_col) : nil
    ) { name in
      getenv(name).map { String(cString: $0) }
    }
  }
}
