/// Reads a spool from its beginning, a stretch at a time.
package struct SpoolReader: ~Copyable {
  private let spool: Spool
  private let buffer: UnsafeMutableRawBufferPointer
  /// Where the next bytes stand in the buffer, and where what was read ends.
  private var start = 0
  private var end = 0
  /// How far the spool was read.
  private var offset = 0

  private static let size = 1 << 18

  package init(_ spool: Spool) {
    self.spool = spool
    buffer = .allocate(byteCount: Self.size, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Number of bytes that were not taken yet.
  package var left: Int { spool.count - offset + end - start }

  /// The next bytes, without taking them: as many as are asked for, or as are left.
  ///
  /// Valid until the next call.
  ///
  /// - Parameter count: at most 256 KiB.
  /// - Throws: `SpoolFault.file`.
  package mutating func peek(_ count: Int) throws(SpoolFault) -> UnsafeRawBufferPointer {
    if end - start < count, offset < spool.count {
      let rest = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
      buffer.copyMemory(from: rest)
      (start, end) = (0, rest.count)
      let more = min(spool.count - offset, buffer.count - end)
      try spool.read(
        at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[end..<end + more]))
      offset += more
      end += more
    }
    return UnsafeRawBufferPointer(rebasing: buffer[start..<min(end, start + count)])
  }

  /// Takes bytes that were peeked.
  package mutating func take(_ count: Int) { start += count }

  /// Takes up to so many bytes, at most 256 KiB; none at the end. Valid until the next call.
  ///
  /// - Throws: `SpoolFault.file`.
  package mutating func next(_ count: Int = 1 << 18) throws(SpoolFault) -> UnsafeRawBufferPointer {
    let bytes = try peek(count)
    take(bytes.count)
    return bytes
  }
}
