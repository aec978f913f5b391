import AliasIndex
import Sections

/// The bytes of an index file, to be changed where it hurts: see `SectionFile` for their form.
struct ImageEditor {
  var bytes: [UInt8]

  private static let headerSize = 32
  private static let entrySize = 32
  private static let lengthPlace = 16
  private static let checksumPlace = 24

  /// Fields of an entry of the section table, by where they stand in it.
  enum Field: Int, CaseIterable {
    case name = 0
    case elementSize = 4
    case offset = 8
    case length = 16
    case checksum = 24

    var size: Int { self == .name || self == .elementSize ? 4 : 8 }
  }

  /// Number of sections as the header has it; no more than there is room for.
  var sectionCount: Int {
    guard bytes.count >= Self.headerSize else { return 0 }
    return min(Int(integer(at: 12, size: 4)), (bytes.count - Self.headerSize) / Self.entrySize)
  }

  /// Header and section table.
  var head: Range<Int> {
    0..<min(bytes.count, Self.headerSize + sectionCount * Self.entrySize)
  }

  /// The bytes of a section, clamped to the file.
  func section(_ number: Int) -> Range<Int> {
    let start = Int(clamping: integer(at: place(.offset, number), size: 8))
    let length = Int(clamping: integer(at: place(.length, number), size: 8))
    guard start < bytes.count else { return 0..<0 }
    return start..<start + min(length, bytes.count - start)
  }

  func place(_ field: Field, _ section: Int) -> Int {
    Self.headerSize + section * Self.entrySize + field.rawValue
  }

  /// A little-endian number; 0 where it is not wholly there.
  func integer(at place: Int, size: Int) -> UInt64 {
    guard place >= 0, place + size <= bytes.count else { return 0 }
    return (0..<size).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64($1 * 8) }
  }

  mutating func set(_ value: UInt64, at place: Int, size: Int) {
    for byte in 0..<size where place + byte < bytes.count {
      bytes[place + byte] = UInt8(truncatingIfNeeded: value >> UInt64(byte * 8))
    }
  }

  mutating func swapSections(_ one: Int, _ other: Int) {
    for field in [Field.offset, .length, .checksum] {
      let value = integer(at: place(field, one), size: 8)
      set(integer(at: place(field, other), size: 8), at: place(field, one), size: 8)
      set(value, at: place(field, other), size: 8)
    }
  }

  /// Makes the header true to the bytes again, so that opening gets past it.
  ///
  /// - Parameter sections: whether the checksums of the sections, too, are made right.
  mutating func repair(sections: Bool) {
    guard bytes.count >= Self.headerSize else { return }
    set(UInt64(bytes.count), at: Self.lengthPlace, size: 8)
    if sections {
      for number in 0..<sectionCount {
        set(checksum(of: section(number)), at: place(.checksum, number), size: 8)
      }
    }
    let table = Self.headerSize..<max(Self.headerSize, head.upperBound)
    set(checksum(of: table), at: Self.checksumPlace, size: 8)
  }

  private func checksum(of range: Range<Int>) -> UInt64 {
    bytes.withUnsafeBytes { SectionFile.checksum(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}
