internal import Glibc

/// Everything outside the program that a command may touch, given to it so that tests can give
/// something else.
struct Console: Sendable {
  let input: ByteInput
  let output: ByteOutput

  /// What the program says about its work, on standard error.
  let messages: Messages

  /// Where ``output`` goes.
  let terminal: Terminal

  /// The time since some fixed moment, for rates and elapsed times.
  let now: @Sendable () -> Duration

  /// The console of the running process.
  static func process() -> Console {
    let output = OpenFile(borrowing: STDOUT_FILENO, path: "standard output")
    let errors = OpenFile(borrowing: STDERR_FILENO, path: "standard error")
    let input = OpenFile(borrowing: STDIN_FILENO, path: "-")
    let start = ContinuousClock.now
    return Console(
      input: ByteInput(path: "-", size: input.size, descriptor: STDIN_FILENO) {
        (buffer) throws(CommandError) in
        try input.read(into: buffer)
      },
      output: ByteOutput { (bytes) throws(CommandError) in try output.write(bytes) },
      messages: Messages(
        to: ByteOutput { (bytes) throws(CommandError) in try errors.write(bytes) },
        terminal: Terminal(descriptor: STDERR_FILENO)),
      terminal: Terminal(descriptor: STDOUT_FILENO),
      now: { start.duration(to: .now) })
  }

  /// Opens the file at `path` for reading; `-` is standard input.
  func open(_ path: String) throws(CommandError) -> ByteInput {
    if path == "-" { return input }
    let file = try OpenFile(reading: path)
    return ByteInput(path: path, size: file.size, descriptor: file.descriptor) {
      (buffer) throws(CommandError) in
      try file.read(into: buffer)
    }
  }

  /// Creates the file at `path` for what is made of `input`; `-` is standard output.
  ///
  /// - Throws: also where the two are one file, which creating it would empty.
  func create(_ path: String, from input: ByteInput) throws(CommandError) -> ByteOutput {
    if path != "-", let descriptor = input.descriptor, OpenFile.isOpen(descriptor, on: path) {
      throw .overwritesInput(path: path)
    }
    return try create(path)
  }

  /// Creates the file at `path`, or empties it; `-` is standard output.
  func create(_ path: String) throws(CommandError) -> ByteOutput {
    if path == "-" { return output }
    let file = try OpenFile(creating: path)
    return ByteOutput(
      write: { (bytes) throws(CommandError) in try file.write(bytes) },
      close: { () throws(CommandError) in try file.finishWriting() })
  }
}
