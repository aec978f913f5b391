internal import Glibc

/// Where bytes go: a file that appears only when it is whole, standard output, or a descriptor.
///
/// A file is written under another name in the same folder and renamed by `finish()`; without that
/// call nothing is left behind. What is no regular file (`/dev/null`, a named pipe) is written
/// directly, and a symbolic link keeps pointing where it did.
public struct ByteSink: ~Copyable, Sendable {
  /// The name that errors carry.
  public let name: String
  private let descriptor: Int32
  private let isOwned: Bool
  /// The file under its provisional name, and the name it will have.
  private var pending: Pending?
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 16

  /// Opens a file for writing; `-` is standard output.
  ///
  /// - Throws: `RecordError` with `.notFound` (the folder), `.permissionDenied`, `.isDirectory`,
  ///   `.diskFull` or `.system`.
  public init(path: String) throws(RecordError) {
    if path == "-" {
      self.init(descriptor: STDOUT_FILENO, name: "standard output", isOwned: false, pending: nil)
    } else {
      let (descriptor, pending) = try Self.open(path)
      self.init(descriptor: descriptor, name: path, isOwned: true, pending: pending)
    }
  }

  /// Writes to an open descriptor, which stays the caller's to close.
  public init(descriptor: Int32, name: String) {
    self.init(descriptor: descriptor, name: name, isOwned: false, pending: nil)
  }

  private init(
    descriptor: Int32, name: String, isOwned: Bool, pending: Pending?
  ) {
    self.name = name
    self.descriptor = descriptor
    self.isOwned = isOwned
    self.pending = pending
  }

  deinit {
    if isOwned { close(descriptor) }
    if let pending { unlink(pending.temporary) }
  }

  /// Makes a write to a closed pipe an error of this sink instead of the program's death.
  ///
  /// For the whole process, once, at its start.
  public static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Appends bytes; they are written when 64 KiB have come together.
  ///
  /// - Throws: `RecordError` with `.closedPipe`, `.diskFull` or `.system`.
  public mutating func write(_ bytes: [UInt8]) throws(RecordError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is buffered.
  ///
  /// - Throws: `RecordError` with `.closedPipe`, `.diskFull` or `.system`. Bytes that could not be
  ///   written are dropped.
  public mutating func flush() throws(RecordError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    let (descriptor, name) = (descriptor, name)
    try buffer.withUnsafeBufferPointer { bytes throws(RecordError) in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeBufferPointer(rebasing: rest)
        let written = try SystemCall.transfer(
          file: name, descriptor: descriptor, events: POLLOUT
        ) { Glibc.write(descriptor, part.baseAddress, part.count) }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Writes what is buffered and gives a file its name; to be called once all has gone well.
  ///
  /// - Throws: `RecordError` with `.closedPipe`, `.diskFull` or `.system`; no file is left then.
  public consuming func finish() throws(RecordError) {
    try flush()
    guard let (temporary, final) = pending else { return }
    // Some file systems find out only here that the disk is full.
    let descriptor = descriptor
    _ = try SystemCall.run(file: name) { fsync(descriptor) }
    _ = try SystemCall.run(file: name) { rename(temporary, final) }
    pending = nil
  }

  private typealias Pending = (temporary: String, final: String)

  private static func open(_ path: String) throws(RecordError) -> (Int32, Pending?) {
    if path.isEmpty || path.utf8.contains(0) { throw RecordError(file: path, reason: .notFound) }
    let existing = SystemCall.status(path: path)
    if let existing, SystemCall.isDirectory(existing.st_mode) {
      throw RecordError(file: path, reason: .isDirectory)
    }
    if let existing, !SystemCall.isRegular(existing.st_mode) {
      let opened = try SystemCall.run(file: path) { Glibc.open(path, O_WRONLY | O_CLOEXEC) }
      return (opened, nil)
    }
    let final = existing == nil ? path : resolved(path)
    let (opened, temporary) = try openBeside(final, name: path)
    if let existing { fchmod(opened, existing.st_mode & 0o7777) }
    return (opened, (temporary, final))
  }

  /// The file a path names when its symbolic links are followed.
  private static func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// Creates a file of a new name in the folder of `path`.
  private static func openBeside(
    _ path: String, name: String
  ) throws(RecordError) -> (descriptor: Int32, path: String) {
    let folder = path.utf8.lastIndex(of: 0x2F).map { path[...$0] } ?? ""
    var attempt = 0
    while true {
      let temporary = "\(folder).kunya-\(getpid())-\(attempt).part"
      do {
        let opened = try SystemCall.run(file: name) {
          Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        }
        return (opened, temporary)
      } catch {
        guard error.reason == .system(code: EEXIST), attempt < 1000 else { throw error }
        attempt += 1
      }
    }
  }
}
