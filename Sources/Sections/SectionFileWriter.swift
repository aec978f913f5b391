/// Puts sections together into the bytes of a file; the same sections give the same bytes.
///
/// Sections are kept as they were given, and not copied before they are written. For those that
/// may not fit in memory there is `SpooledSections`.
package struct SectionFileWriter {
  private var layout = SectionLayout()
  private var bodies: [any SectionRecords] = []

  package init() {}

  /// Adds a section of records.
  package mutating func add<Record: BitwiseCopyable>(_ name: UInt32, _ records: [Record]) {
    layout.add(name, records)
    bodies.append(Records(records: records))
  }

  /// The whole file.
  package func finish(_ format: SectionFile.Format) -> [UInt8] {
    var image = layout.head(format)
    image.reserveCapacity(layout.bodyStart + layout.length)
    for (index, body) in bodies.enumerated() {
      image.append(contentsOf: repeatElement(0, count: layout.padding(before: index)))
      body.append(to: &image)
    }
    return image
  }

  /// The file in memory, open for reading.
  package func open(_ format: SectionFile.Format) -> SectionFile {
    SectionFile(
      finish(format), format: format,
      sections: layout.entries.map { entry in
        let start = layout.bodyStart + Int(entry.offset)
        return (entry.name, start..<start + Int(entry.length))
      })
  }
}

extension SectionLayout {
  /// Lets a section of records follow.
  mutating func add<Record: BitwiseCopyable>(_ name: UInt32, _ records: [Record]) {
    let (checksum, count) = records.withUnsafeBytes { (SectionFile.checksum($0), $0.count) }
    add(name, elementSize: MemoryLayout<Record>.stride, count: count, checksum: checksum)
  }
}

/// The bytes of a section, whatever its records are.
private protocol SectionRecords {
  func append(to image: inout [UInt8])
}

private struct Records<Record: BitwiseCopyable>: SectionRecords {
  let records: [Record]

  func append(to image: inout [UInt8]) {
    records.withUnsafeBytes { image.append(contentsOf: $0) }
  }
}
