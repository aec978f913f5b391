/// Where the sections of a file stand, and the head that says so.
struct SectionLayout {
  private(set) var entries: [SectionFile.Entry] = []
  /// Length of the sections so far, the padding between them included.
  private(set) var length = 0

  /// Lets a section follow.
  ///
  /// - Parameters:
  ///   - elementSize: of its records, in bytes.
  ///   - count: its length in bytes.
  mutating func add(_ name: UInt32, elementSize: Int, count: Int, checksum: UInt64) {
    // Sections begin at multiples of eight.
    length += (8 - length % 8) % 8
    entries.append(
      SectionFile.Entry(
        name: name, elementSize: UInt32(elementSize), offset: UInt64(length),
        length: UInt64(count), checksum: checksum))
    length += count
  }

  /// Where the first section begins in the file.
  var bodyStart: Int { SectionFile.headerSize + entries.count * SectionFile.entrySize }

  /// Bytes of padding before a section.
  func padding(before index: Int) -> Int {
    guard index > 0 else { return 0 }
    return Int(entries[index].offset - entries[index - 1].offset - entries[index - 1].length)
  }

  /// Header and section table.
  func head(_ format: SectionFile.Format) -> [UInt8] {
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
