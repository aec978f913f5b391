extension SectionFile {
  /// Tells the sections of a file from any others, by their lengths and checksums.
  ///
  /// - Parameter ignored: names of sections that do not count.
  /// - Complexity: O(sections).
  package func identity(without ignored: Set<UInt32> = []) -> UInt64 {
    var sums: [UInt64] = []
    for entry in entries where !ignored.contains(entry.name) {
      sums += [UInt64(entry.name), entry.length, entry.checksum]
    }
    return sums.withUnsafeBytes { Self.checksum($0) }
  }

  /// A section for `extended`.
  package struct Addition {
    let name: UInt32
    let elementSize: Int
    let bytes: [UInt8]

    package init<Record: BitwiseCopyable>(_ name: UInt32, _ records: [Record]) {
      self.name = name
      elementSize = MemoryLayout<Record>.stride
      bytes = records.withUnsafeBytes { Array($0) }
    }
  }

  /// The file with further sections behind its own, or in the place of those of the same names.
  ///
  /// - Returns: its bytes, piece by piece.
  /// - Complexity: O(bytes) of the additions.
  package func extended(by additions: [Addition]) -> ExtendedSections {
    ExtendedSections(self, additions)
  }
}

/// The bytes of a file of sections that grows by some, to be read piece by piece.
package struct ExtendedSections: ~Copyable {
  private let file: SectionFile
  private let additions: [SectionFile.Addition]
  /// Where the sections that stay are in the file; those of `additions` follow.
  private let kept: [Range<Int>]
  private var layout = SectionLayout()
  private var section = -1
  private var position = 0

  private static let pieceSize = 1 << 18

  fileprivate init(_ file: SectionFile, _ additions: [SectionFile.Addition]) {
    self.file = file
    self.additions = additions
    let replaced = Set(additions.map(\.name))
    var kept: [Range<Int>] = []
    for entry in file.entries where !replaced.contains(entry.name) {
      layout.add(
        entry.name, elementSize: Int(entry.elementSize), count: Int(entry.length),
        checksum: entry.checksum)
      kept.append(Int(entry.offset)..<Int(entry.offset + entry.length))
    }
    for addition in additions {
      layout.add(
        addition.name, elementSize: addition.elementSize, count: addition.bytes.count,
        checksum: addition.bytes.withUnsafeBytes { SectionFile.checksum($0) })
    }
    self.kept = kept
  }

  /// Length of the file in bytes.
  package var count: Int { layout.bodyStart + layout.length }

  /// The next bytes, at most 256 KiB; `nil` at the end.
  package mutating func next() -> [UInt8]? {
    while section < layout.entries.count {
      if section < 0 {
        section = 0
        return layout.head(file.format)
      }
      let length = Int(layout.entries[section].length)
      if position < length {
        let end = min(length, position + Self.pieceSize)
        defer { position = end }
        return bytes(of: section, position..<end)
      }
      section += 1
      position = 0
      if section < layout.entries.count, case let padding = layout.padding(before: section),
        padding > 0
      {
        return [UInt8](repeating: 0, count: padding)
      }
    }
    return nil
  }

  private func bytes(of section: Int, _ range: Range<Int>) -> [UInt8] {
    guard section < kept.count else { return Array(additions[section - kept.count].bytes[range]) }
    let start = kept[section].lowerBound
    return Array(file.bytes[start + range.lowerBound..<start + range.upperBound])
  }
}
