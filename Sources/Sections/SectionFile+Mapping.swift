import Glibc

extension SectionFile {
  /// Maps a file into memory and checks its header and section table.
  ///
  /// Pages are read when they are first touched, and shared by all processes that have the file
  /// open. The file must not be cut short while it is mapped: whoever replaces it writes another
  /// file and renames it, as `ByteSink` does.
  ///
  /// - Throws: `SectionFault.unreadable` with `errno` where the file cannot be mapped; else as the
  ///   other initializers.
  /// - Complexity: O(sections).
  package convenience init(mapping path: String, format: Format) throws(SectionFault) {
    let bytes = try Self.map(path)
    try self.init(UnsafeRawBufferPointer(bytes), format: format, owner: .mapped(bytes))
  }

  private static func map(_ path: String) throws(SectionFault) -> UnsafeMutableRawBufferPointer {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(code: errno) }
    // The mapping outlives the descriptor.
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .unreadable(code: EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(code: ENODEV) }
    let size = Int(status.st_size)
    // Nothing cannot be mapped.
    guard size > 0 else { throw .truncated(expected: headerSize, found: 0) }
    guard let start = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { throw .unreadable(code: errno) }
    return UnsafeMutableRawBufferPointer(start: start, count: size)
  }

  /// Gives a mapping back.
  static func unmap(_ bytes: UnsafeMutableRawBufferPointer) {
    munmap(bytes.baseAddress, bytes.count)
  }
}
