/// Puts sections together into the bytes of a file; the same sections give the same bytes.
///
/// Sections are kept as they were given, and not copied before they are written.
package struct SectionFileWriter {
  private var entries: [SectionFile.Entry] = []
  private var bodies: [any SectionBody] = []
  /// Length of the sections so far, the padding between them included.
  private var length = 0

  package init() {}

  /// Adds a section of records.
  package mutating func add<Record: BitwiseCopyable>(_ name: UInt32, _ records: [Record]) {
    let (checksum, count) = records.withUnsafeBytes { (SectionFile.checksum($0), $0.count) }
    // Sections begin at multiples of eight.
    length += (8 - length % 8) % 8
    entries.append(
      SectionFile.Entry(
        name: name, elementSize: UInt32(MemoryLayout<Record>.stride), offset: UInt64(length),
        length: UInt64(count), checksum: checksum))
    bodies.append(Records(records: records))
    length += count
  }

  /// The whole file.
  package func finish(_ format: SectionFile.Format) -> [UInt8] {
    var image: [UInt8] = []
    image.reserveCapacity(bodyStart + length)
    write(format) { image.append(contentsOf: $0) }
    return image
  }

  /// The file in memory, open for reading.
  package func open(_ format: SectionFile.Format) -> SectionFile {
    SectionFile(
      finish(format), format: format,
      sections: entries.map { entry in
        let start = bodyStart + Int(entry.offset)
        return (entry.name, start..<start + Int(entry.length))
      })
  }

  /// The file piece by piece, in its order.
  package func write<Failure>(
    _ format: SectionFile.Format, to take: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try Records(records: head(format)).lend(to: take)
    var position = 0
    for (entry, body) in zip(entries, bodies) {
      let padding = [UInt8](repeating: 0, count: Int(entry.offset) - position)
      try Records(records: padding).lend(to: take)
      try body.lend(to: take)
      position = Int(entry.offset + entry.length)
    }
  }

  private var bodyStart: Int { SectionFile.headerSize + entries.count * SectionFile.entrySize }

  private func head(_ format: SectionFile.Format) -> [UInt8] {
    var table: [UInt8] = []
    for var entry in entries {
      entry.offset += UInt64(bodyStart)
      withUnsafeBytes(of: entry) { table.append(contentsOf: $0) }
    }
    var head = Array(format.magic.utf8)
    append(format.version, to: &head)
    append(UInt32(entries.count), to: &head)
    append(UInt64(bodyStart + length), to: &head)
    append(table.withUnsafeBytes { SectionFile.checksum($0) }, to: &head)
    return head + table
  }

  private func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// The bytes of a section, whatever its records are.
private protocol SectionBody {
  func lend<Failure>(
    to take: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure)
}

private struct Records<Record: BitwiseCopyable>: SectionBody {
  let records: [Record]

  func lend<Failure>(
    to take: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try records.span.bytes.withUnsafeBytes { (bytes) throws(Failure) in try take(bytes) }
  }
}
