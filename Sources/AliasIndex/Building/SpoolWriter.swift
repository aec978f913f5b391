import Sections

/// Writes numbers and bytes into a spool, many at a time.
struct SpoolWriter {
  private let spool: Spool
  private var buffer: [UInt8] = []
  private static let size = 1 << 14

  init(_ spool: Spool) {
    self.spool = spool
    buffer.reserveCapacity(Self.size + 8)
  }

  /// Bytes of the spool, with those that are still to be written.
  var count: Int { spool.count + buffer.count }

  /// Appends a number as `ByteReader.number` reads it.
  ///
  /// - Throws: `SpoolFault`.
  mutating func append(number: UInt32) throws(SpoolFault) {
    buffer.append(number: number)
    if buffer.count >= Self.size { try flush() }
  }

  /// Appends what `write` appends to the buffer.
  ///
  /// - Throws: `SpoolFault`.
  mutating func append(_ write: (inout [UInt8]) -> Void) throws(SpoolFault) {
    write(&buffer)
    if buffer.count >= Self.size { try flush() }
  }

  /// Appends a record as it stands in memory.
  ///
  /// - Throws: `SpoolFault`.
  mutating func append(_ record: some BitwiseCopyable) throws(SpoolFault) {
    withUnsafeBytes(of: record) { buffer.append(contentsOf: $0) }
    if buffer.count >= Self.size { try flush() }
  }

  /// Writes what is left; to be called at the end.
  ///
  /// - Throws: `SpoolFault`.
  mutating func flush() throws(SpoolFault) {
    try buffer.span.bytes.withUnsafeBytes { (bytes) throws(SpoolFault) in
      try spool.append(bytes)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
