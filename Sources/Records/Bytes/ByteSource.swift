internal import Glibc

/// Where bytes come from: a file, standard input, a descriptor, or memory.
public struct ByteSource: ~Copyable, Sendable {
  /// The name that errors carry.
  public let name: String
  private let descriptor: Int32
  private let isOwned: Bool
  private var memory: ArraySlice<UInt8>

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: `RecordError` with `.notFound`, `.permissionDenied`, `.isDirectory` or `.system`.
  public init(path: String) throws(RecordError) {
    if path == "-" {
      self.init(descriptor: STDIN_FILENO, name: "standard input", isOwned: false)
    } else {
      self.init(descriptor: try Self.open(path), name: path, isOwned: true)
    }
  }

  /// Reads an open descriptor, which stays the caller's to close.
  public init(descriptor: Int32, name: String) {
    self.init(descriptor: descriptor, name: name, isOwned: false)
  }

  /// Reads bytes that are in memory already.
  public init(bytes: [UInt8], name: String) {
    self.name = name
    self.descriptor = -1
    self.isOwned = false
    self.memory = bytes[...]
  }

  private init(descriptor: Int32, name: String, isOwned: Bool) {
    self.name = name
    self.descriptor = descriptor
    self.isOwned = isOwned
    self.memory = []
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Reads what there is into a part of `storage`, at least one byte; 0 means the end.
  ///
  /// - Precondition: `range` is not empty and within `storage`.
  /// - Throws: `RecordError` with `.isDirectory` or `.system`.
  public mutating func read(
    into storage: inout [UInt8], at range: Range<Int>
  ) throws(RecordError) -> Int {
    if descriptor < 0 {
      let part = memory.prefix(range.count)
      storage.replaceSubrange(range.lowerBound..<range.lowerBound + part.count, with: part)
      memory = memory.dropFirst(part.count)
      return part.count
    }
    let descriptor = descriptor
    return try storage.withUnsafeMutableBufferPointer { bytes throws(RecordError) in
      let target = UnsafeMutableBufferPointer(rebasing: bytes[range])
      return try SystemCall.transfer(file: name, descriptor: descriptor, events: POLLIN) {
        Glibc.read(descriptor, target.baseAddress, target.count)
      }
    }
  }

  private static func open(_ path: String) throws(RecordError) -> Int32 {
    // A NUL would cut the path short, and open another file.
    if path.utf8.contains(0) { throw RecordError(file: path, reason: .notFound) }
    let descriptor = try SystemCall.run(file: path) { Glibc.open(path, O_RDONLY | O_CLOEXEC) }
    // Opening a directory succeeds; reading it fails, and not on every file system alike.
    var status = stat()
    if fstat(descriptor, &status) == 0, SystemCall.isDirectory(status.st_mode) {
      close(descriptor)
      throw RecordError(file: path, reason: .isDirectory)
    }
    return descriptor
  }
}
