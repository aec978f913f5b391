internal import Glibc
internal import Records

/// A file for what does not fit in memory. It has no name, and is gone when it is closed.
final class SpillFile {
  private let descriptor: Int32
  private let path: String
  private(set) var count = 0

  /// Makes one in the folder of `TMPDIR`, or in `/tmp`.
  ///
  /// - Throws: `RecordError` with `.system` or `.diskFull`.
  init() throws(RecordError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/kunya-XXXXXX".utf8CString)
    let opened = mkstemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    descriptor = opened
    if opened < 0 { throw Self.error(path) }
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    unlink(&template)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Appends bytes.
  ///
  /// - Throws: `RecordError` with `.system` or `.diskFull`.
  func append(_ bytes: ArraySlice<UInt8>) throws(RecordError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, count) }
      if written < 0, errno == EINTR { continue }
      if written < 0 { throw Self.error(path) }
      rest = rest.dropFirst(written)
      count += written
    }
  }

  /// Appends to `bytes` what stands at `range`.
  ///
  /// - Throws: `RecordError` with `.system`.
  func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(RecordError) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: range.count))
    var done = 0
    while done < range.count {
      let read = bytes.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress.map { $0 + start + done }, range.count - done,
          range.lowerBound + done)
      }
      if read < 0, errno == EINTR { continue }
      if read <= 0 { throw Self.error(path) }
      done += read
    }
  }

  private static func error(_ path: String) -> RecordError {
    let code = errno
    return RecordError(file: path, reason: code == ENOSPC ? .diskFull : .system(code: code))
  }
}
