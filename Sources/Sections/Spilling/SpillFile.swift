import Glibc

/// A file for what does not fit in memory. It has no name, so that nothing of it is left behind
/// however the program ends.
package final class SpillFile {
  private let folder: String
  private let descriptor: Int32
  /// Length in bytes.
  package private(set) var count = 0

  /// Makes one in a folder.
  ///
  /// - Throws: `SpoolFault.file`.
  package init(in folder: String) throws(SpoolFault) {
    var template = Array("\(folder)/.kunya-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .file(folder: folder, code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
    self.folder = folder
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  ///
  /// - Throws: `SpoolFault.file`.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(SpoolFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let written = pwrite(descriptor, part.baseAddress, part.count, count)
      if written < 0, errno == EINTR { continue }
      guard written >= 0 else { throw .file(folder: folder, code: errno) }
      rest = rest.dropFirst(written)
      count += written
    }
  }

  /// Fills `target` with what stands at `offset` and behind; it must be there.
  ///
  /// - Throws: `SpoolFault.file`.
  package func read(
    at offset: Int, into target: UnsafeMutableRawBufferPointer
  ) throws(SpoolFault) {
    var done = 0
    while done < target.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: target[done...])
      let read = pread(descriptor, rest.baseAddress, rest.count, offset + done)
      if read < 0, errno == EINTR { continue }
      // An end before the end: somebody has cut the file short.
      guard read != 0 else { throw .file(folder: folder, code: EIO) }
      guard read > 0 else { throw .file(folder: folder, code: errno) }
      done += read
    }
  }
}
