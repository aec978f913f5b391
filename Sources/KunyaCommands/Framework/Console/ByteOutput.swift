/// A place bytes can be written to: standard output, a file, a test's buffer.
///
/// Writing is unbuffered: callers gather what they write (``OrderedPipeline`` a block, a help
/// page its text).
struct ByteOutput: Sendable {
  private let writeBytes: @Sendable (UnsafeRawBufferPointer) throws(CommandError) -> Void
  private let closeOutput: @Sendable () throws(CommandError) -> Void

  /// An output made from what it does; `write` takes all bytes or throws.
  init(
    write: @escaping @Sendable (UnsafeRawBufferPointer) throws(CommandError) -> Void,
    close: @escaping @Sendable () throws(CommandError) -> Void = {}
  ) {
    writeBytes = write
    closeOutput = close
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(CommandError) {
    try writeBytes(bytes)
  }

  func write(_ bytes: [UInt8]) throws(CommandError) {
    try bytes.span.withUnsafeBytes { (bytes) throws(CommandError) in try writeBytes(bytes) }
  }

  func write(_ text: String) throws(CommandError) {
    try write(Array(text.utf8))
  }

  /// Ends the output. Some file systems only tell here that the disk is full.
  func close() throws(CommandError) {
    try closeOutput()
  }
}
