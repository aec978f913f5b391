/// A file of sections: a header, a table of sections, and the sections themselves.
///
/// The compiled lexicon and every alias index have this form.
///
/// Little-endian. Every section is a row of fixed-size records, aligned to eight bytes. Opening
/// reads the header and the section table only. Whatever a damaged file holds, reading stays
/// inside it: `CheckedTable` answers zeros outside its bounds.
///
/// | offset | content                                            |
/// |--------|----------------------------------------------------|
/// | 0      | magic: eight bytes that tell what the file is       |
/// | 8      | format version (UInt32), number of sections (UInt32)|
/// | 16     | length of the whole image in bytes (UInt64)         |
/// | 24     | FNV-1a of the section table (UInt64)                |
/// | 32     | section table, 32 bytes a section                   |
package final class SectionFile: @unchecked Sendable {
  // Sendable by hand: the bytes are never written after init, and `owner` only frees them.
  package let bytes: UnsafeRawBufferPointer
  private let owner: Owner
  private let sections: [UInt32: Range<Int>]

  /// Who frees the bytes.
  package enum Owner {
    /// Static data that lives as long as the program.
    case program
    /// Memory of the image's own.
    case allocated(UnsafeMutableRawBufferPointer)
    /// A mapped file.
    case mapped(UnsafeMutableRawBufferPointer)
    /// Another file, of which these bytes are a section.
    case file(SectionFile)
  }

  /// One entry of the section table.
  struct Entry: BitwiseCopyable {
    var name: UInt32
    var elementSize: UInt32
    var offset: UInt64
    var length: UInt64
    var checksum: UInt64
  }

  static let headerSize = 32
  static let entrySize = 32

  /// What a file is: its first eight bytes and the version of its format.
  package struct Format: Sendable {
    package let magic: String
    package let version: UInt32
    /// Names of the sections, for messages.
    package let title: @Sendable (UInt32) -> String

    /// - Parameter magic: eight ASCII characters.
    package init(magic: String, version: UInt32, title: @escaping @Sendable (UInt32) -> String) {
      self.magic = magic
      self.version = version
      self.title = title
    }
  }

  package let format: Format

  /// Checks header and section table.
  ///
  /// - Throws: `SectionFault` naming what was expected and what was found.
  /// - Complexity: O(sections).
  package init(
    _ bytes: UnsafeRawBufferPointer, format: Format, owner: Owner
  ) throws(SectionFault) {
    self.bytes = bytes
    self.format = format
    self.owner = owner
    do {
      sections = try Self.readSections(bytes, format)
    } catch {
      sections = [:]
      throw error
    }
  }

  /// Copies bytes and checks them.
  package convenience init(copying source: [UInt8], format: Format) throws(SectionFault) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(source.count, 8), alignment: 64)
    memory.copyBytes(from: source)
    try self.init(
      UnsafeRawBufferPointer(rebasing: memory[..<source.count]), format: format,
      owner: .allocated(memory))
  }

  /// Takes over bytes that were put together just now, whose sections are known.
  init(_ source: [UInt8], format: Format, sections: [(name: UInt32, range: Range<Int>)]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(source.count, 8), alignment: 64)
    memory.copyBytes(from: source)
    bytes = UnsafeRawBufferPointer(rebasing: memory[..<source.count])
    owner = .allocated(memory)
    self.format = format
    self.sections = Dictionary(
      sections.map { ($0.name, $0.range) }, uniquingKeysWith: { first, _ in first })
  }

  deinit {
    switch owner {
    case .program, .file: break
    case .allocated(let memory): memory.deallocate()
    case .mapped(let memory): Self.unmap(memory)
    }
  }

  /// The records of a section; empty where the image has none of that name or size.
  package func table<Record: BitwiseCopyable>(
    _ section: UInt32, of type: Record.Type = Record.self
  ) -> CheckedTable<Record> {
    guard let range = sections[section] else { return CheckedTable() }
    let part = UnsafeRawBufferPointer(rebasing: bytes[range])
    return CheckedTable(part.bindMemory(to: Record.self))
  }

  /// The records of a section that has to have a certain number of them.
  ///
  /// - Throws: `SectionFault.damaged` where it has more or fewer.
  package func table<Record: BitwiseCopyable>(
    _ section: UInt32, count: Int, of type: Record.Type = Record.self
  ) throws(SectionFault) -> UnsafeBufferPointer<Record> {
    let records: CheckedTable<Record> = table(section)
    guard records.count == count else { throw .damaged(section: format.title(section)) }
    return records.all
  }

  /// A file of sections that is a section of this one.
  ///
  /// - Throws: `SectionFault` as on opening any file.
  package func file(_ section: UInt32, format: Format) throws(SectionFault) -> SectionFile {
    let bytes = UnsafeRawBufferPointer(table(section, of: UInt8.self).all)
    return try SectionFile(bytes, format: format, owner: .file(self))
  }

  private static func readSections(
    _ bytes: UnsafeRawBufferPointer, _ format: Format
  ) throws(SectionFault) -> [UInt32: Range<Int>] {
    // What is too short for a header and begins otherwise is another file, and not cut short.
    guard bytes.prefix(8).elementsEqual(format.magic.utf8.prefix(bytes.count)) else {
      throw .notThisFormat(expected: format.magic)
    }
    guard bytes.count >= headerSize else {
      throw .truncated(expected: headerSize, found: bytes.count)
    }
    let found = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian
    guard found == format.version else {
      throw .version(expected: format.version, found: found)
    }
    let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    let length = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian
    guard length == UInt64(bytes.count) else {
      throw .truncated(expected: Int(clamping: length), found: bytes.count)
    }
    guard count <= 64, headerSize + count * entrySize <= bytes.count else {
      throw .damaged(section: "section table")
    }
    let table = bytes[headerSize..<headerSize + count * entrySize]
    let sum = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self).littleEndian
    guard checksum(UnsafeRawBufferPointer(rebasing: table)) == sum else {
      throw .damaged(section: "section table")
    }
    var sections: [UInt32: Range<Int>] = [:]
    for index in 0..<count {
      let entry = bytes.loadUnaligned(
        fromByteOffset: headerSize + index * entrySize, as: Entry.self)
      guard entry.offset % 8 == 0, entry.offset <= length, entry.length <= length - entry.offset
      else { throw .damaged(section: format.title(entry.name)) }
      sections[entry.name] = Int(entry.offset)..<Int(entry.offset + entry.length)
    }
    return sections
  }

  /// A section as the section table has it.
  package struct Section: Sendable, Equatable {
    package let name: UInt32
    package let title: String
    /// Of its records, in bytes.
    package let elementSize: Int
    /// Its length in bytes.
    package let length: Int
  }

  /// The sections in the order of the section table.
  package var contents: [Section] {
    entries.map {
      Section(
        name: $0.name, title: format.title($0.name), elementSize: Int($0.elementSize),
        length: Int($0.length))
    }
  }

  /// The sections whose bytes are not those of their checksum.
  ///
  /// - Complexity: O(bytes).
  package func damagedSections() -> [Section] {
    zip(contents, entries).filter { section, entry in
      guard let range = sections[entry.name] else { return true }
      return Self.checksum(UnsafeRawBufferPointer(rebasing: bytes[range])) != entry.checksum
    }.map(\.0)
  }

  /// Checks the checksum of every section.
  ///
  /// - Throws: `SectionFault.damaged` naming the first section that differs.
  /// - Complexity: O(bytes).
  package func verify() throws(SectionFault) {
    if let damaged = damagedSections().first { throw .damaged(section: damaged.title) }
  }

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

  private var entries: [Entry] {
    let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    return (0..<count).map {
      bytes.loadUnaligned(
        fromByteOffset: Self.headerSize + $0 * Self.entrySize, as: Entry.self)
    }
  }

  /// FNV-1a over eight bytes at a time, the rest byte by byte.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var checksum = SectionChecksum()
    checksum.add(bytes)
    return checksum.value
  }
}
