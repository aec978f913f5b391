internal import Glibc

/// An open file of the operating system, closed when the last user lets go of it.
///
/// Sendable: the descriptor never changes, and the kernel takes calls from any thread.
final class OpenFile: Sendable {
  let descriptor: Int32
  private let path: String

  /// Whether closing it is ours to do; standard streams are not.
  private let isOwned: Bool

  /// Takes an already open descriptor, which stays open.
  init(borrowing descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    isOwned = false
  }

  /// Opens an existing file for reading.
  init(reading path: String) throws(CommandError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .noInput(path: path, code: errno) }
    self.path = path
    isOwned = true
    // A directory opens without complaint and only fails at the first read.
    if mode & S_IFMT == S_IFDIR { throw .noInput(path: path, code: EISDIR) }
  }

  /// Creates a file for writing, or empties it.
  init(creating path: String) throws(CommandError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw .ioFailure(.create, path: path, code: errno)
    }
    self.path = path
    isOwned = true
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// The size of a regular file; `nil` for anything else.
  var size: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether `descriptor` is open on the regular file that stands at `path`.
  static func isOpen(_ descriptor: Int32, on path: String) -> Bool {
    var (open, standing) = (Glibc.stat(), Glibc.stat())
    guard fstat(descriptor, &open) == 0, stat(path, &standing) == 0 else { return false }
    return open.st_mode & S_IFMT == S_IFREG && open.st_dev == standing.st_dev
      && open.st_ino == standing.st_ino
  }

  /// Whether two paths lead to one file.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (Glibc.stat(), Glibc.stat())
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev
      && one.st_ino == two.st_ino
  }

  /// Whether a folder stands at `path`.
  static func isDirectory(_ path: String) -> Bool {
    var status = Glibc.stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether what stands at `path` is there and no regular file: a device, a pipe, a folder.
  static func isSpecial(_ path: String) -> Bool {
    var status = Glibc.stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// Reads what is there, at least one byte; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CommandError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      try recover(.read, from: errno, waitingFor: Int16(POLLIN))
    }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(CommandError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, chunk.baseAddress, chunk.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else {
        try recover(.write, from: errno, waitingFor: Int16(POLLOUT))
      }
    }
  }

  /// Makes sure everything written has been taken, as far as the file system tells.
  func finishWriting() throws(CommandError) {
    guard isOwned else { return }
    // `close` reports late errors (quota, network) but must not be called twice, and `deinit`
    // calls it: a duplicate gives the same report.
    let duplicate = dup(descriptor)
    guard duplicate >= 0, close(duplicate) == 0 else {
      throw .ioFailure(.close, path: path, code: errno)
    }
  }

  private var mode: mode_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode : 0
  }

  /// Lets the caller try again after a signal or on a non-blocking stream; throws otherwise.
  private func recover(
    _ operation: CommandError.Operation, from code: Int32, waitingFor event: Int16
  ) throws(CommandError) {
    switch code {
    case EINTR:
      return
    case EAGAIN:
      var waiting = pollfd(fd: descriptor, events: event, revents: 0)
      poll(&waiting, 1, -1)
    case EPIPE:
      throw .closedPipe
    default:
      throw .ioFailure(operation, path: path, code: code)
    }
  }
}
