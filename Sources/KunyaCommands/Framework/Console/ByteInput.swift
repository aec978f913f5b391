/// A place bytes can be read from: standard input, a file, a test's text.
struct ByteInput: Sendable {
  /// How errors call it: the path, or `-`.
  let path: String

  /// The number of bytes where it is known beforehand (a file's), for the progress bar.
  let size: Int?

  /// The open file or stream behind it; `nil` for an input in memory.
  ///
  /// It stays open for as long as this input, or a copy of it, is kept.
  let descriptor: Int32?

  private let readBytes: @Sendable (UnsafeMutableRawBufferPointer) throws(CommandError) -> Int

  /// An input made from what it does; `read` returns how many bytes it gave, 0 at the end.
  init(
    path: String, size: Int? = nil, descriptor: Int32? = nil,
    read: @escaping @Sendable (UnsafeMutableRawBufferPointer) throws(CommandError) -> Int
  ) {
    self.path = path
    self.size = size
    self.descriptor = descriptor
    readBytes = read
  }

  /// Reads what is there into `buffer`, waiting for at least one byte; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CommandError) -> Int {
    try readBytes(buffer)
  }
}
