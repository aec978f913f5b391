internal import Glibc

/// Calls of the operating system, repeated where a signal broke in or a descriptor is not ready.
enum SystemCall {
  /// Runs a call that gives -1 and sets `errno` on failure.
  static func run<Result: SignedInteger>(
    file: String, _ call: () -> Result
  ) throws(RecordError) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      let code = errno
      if code != EINTR { throw RecordError(file: file, reason: .init(errno: code)) }
    }
  }

  /// The same for reading or writing; a descriptor in non-blocking mode is waited for.
  static func transfer(
    file: String, descriptor: Int32, events: Int32, _ call: () -> Int
  ) throws(RecordError) -> Int {
    while true {
      let result = call()
      if result != -1 { return result }
      let code = errno
      if code == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        _ = try run(file: file) { poll(&waiting, 1, -1) }
      } else if code != EINTR {
        throw RecordError(file: file, reason: .init(errno: code))
      }
    }
  }

  /// What stands at a path or descriptor; `nil` where nothing does.
  static func status(path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  static func isDirectory(_ mode: mode_t) -> Bool { mode & S_IFMT == S_IFDIR }
  static func isRegular(_ mode: mode_t) -> Bool { mode & S_IFMT == S_IFREG }
}

extension RecordError.Reason {
  init(errno code: Int32) {
    switch code {
    case ENOENT: self = .notFound
    case EACCES, EPERM: self = .permissionDenied
    case EISDIR: self = .isDirectory
    case EPIPE: self = .closedPipe
    case ENOSPC, EDQUOT: self = .diskFull
    default: self = .system(code: code)
    }
  }
}
