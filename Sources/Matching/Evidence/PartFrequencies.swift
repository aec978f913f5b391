package import Orthography
package import Sections

/// How often a part is a part of names in general, by its base letters; read in place.
package final class PartFrequencies: Sendable {
  private let file: SectionFile
  /// Number of a part from 1, by hash; 0 where there is none.
  private let slots: CheckedTable<UInt32>
  private let parts: CheckedTable<PartRecord>
  private let letters: CheckedTable<UInt8>

  private enum Section: UInt32 {
    case slots = 1
    case parts, letters
  }

  private struct PartRecord: BitwiseCopyable {
    /// Where its letters begin, and how many they are.
    var letters: UInt32
    var length: UInt32
    /// Relative frequency.
    var frequency: Float
  }

  package static let format = SectionFile.Format(magic: "KUNYAPRT", version: 1) { name in
    Section(rawValue: name).map { "\($0)" } ?? "section \(name)"
  }

  /// The frequencies as `init(file:)` reads them.
  package var image: UnsafeRawBufferPointer { file.bytes }

  /// Opens compiled frequencies; nothing is copied.
  ///
  /// - Complexity: O(1).
  package init(file: SectionFile) {
    self.file = file
    slots = file.table(Section.slots.rawValue)
    parts = file.table(Section.parts.rawValue)
    letters = file.table(Section.letters.rawValue)
  }

  /// Reads a table of parts: columns `part` and `per_million`. A part's last row counts.
  ///
  /// - Throws: `DataTable.Fault` at the first faulty row.
  package convenience init(table: DataTable) throws(DataTable.Fault) {
    let part = try table.column("part")
    let frequency = try table.column("per_million")
    var general: [[UInt8]: Float] = [:]
    for row in table.rows {
      guard let bytes = LetterPage.bytes(row[part]), let value = Float(row[frequency]) else {
        throw table.fault(row, "expected a folded part and its frequency per million")
      }
      general[bytes] = value / 1_000_000
    }
    self.init(file: Self.compile(general))
  }

  private static func compile(_ general: [[UInt8]: Float]) -> SectionFile {
    var slotCount = 16
    while slotCount < general.count * 2 { slotCount *= 2 }
    var slots = [UInt32](repeating: 0, count: slotCount)
    var parts: [PartRecord] = []
    var letters: [UInt8] = []
    for (bytes, frequency) in general.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      parts.append(
        PartRecord(
          letters: UInt32(letters.count), length: UInt32(bytes.count), frequency: frequency))
      letters += bytes
      var slot = hash(bytes) & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = UInt32(parts.count)
    }
    var file = SectionFileWriter()
    file.add(Section.slots.rawValue, slots)
    file.add(Section.parts.rawValue, parts)
    file.add(Section.letters.rawValue, letters)
    return file.open(format)
  }

  /// Relative frequency of a part; 0 where it is not listed.
  ///
  /// - Complexity: O(letters).
  package subscript(part: [UInt8]) -> Float {
    guard slots.count > 0 else { return 0 }
    var slot = Self.hash(part) & (slots.count - 1)
    for _ in 0..<slots.count {
      let number = Int(slots[slot])
      if number == 0 { return 0 }
      let record = parts[number - 1]
      if letters.slice(Int(record.letters), Int(record.length)).elementsEqual(part) {
        return record.frequency
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0
  }

  /// FNV-1a, its upper half folded into the lower.
  private static func hash(_ letters: [UInt8]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
