/// Puts sections together into the bytes of a file; the same sections give the same bytes.
package struct SectionFileWriter {
  private var entries: [SectionFile.Entry] = []
  private var body: [UInt8] = []

  package init() {}

  /// Adds a section of records.
  package mutating func add<Record: BitwiseCopyable>(_ name: UInt32, _ records: [Record]) {
    while body.count % 8 != 0 { body.append(0) }
    let offset = body.count
    records.withUnsafeBytes { body.append(contentsOf: $0) }
    let checksum = body.withUnsafeBytes {
      SectionFile.checksum(UnsafeRawBufferPointer(rebasing: $0[offset...]))
    }
    entries.append(
      SectionFile.Entry(
        name: name, elementSize: UInt32(MemoryLayout<Record>.stride),
        offset: UInt64(offset), length: UInt64(body.count - offset), checksum: checksum))
  }

  /// The whole file.
  package func finish(_ format: SectionFile.Format) -> [UInt8] {
    let start = SectionFile.headerSize + entries.count * SectionFile.entrySize
    var table: [UInt8] = []
    for var entry in entries {
      entry.offset += UInt64(start)
      withUnsafeBytes(of: entry) { table.append(contentsOf: $0) }
    }
    var image = Array(format.magic.utf8)
    append(format.version, to: &image)
    append(UInt32(entries.count), to: &image)
    append(UInt64(start + body.count), to: &image)
    append(table.withUnsafeBytes { SectionFile.checksum($0) }, to: &image)
    image.append(contentsOf: table)
    image.append(contentsOf: body)
    return image
  }

  private func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
