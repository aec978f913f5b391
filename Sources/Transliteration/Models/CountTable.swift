package import Orthography
package import Sections

/// How often a spelling stands for another, in its compiled form, read in place.
///
/// Keys and values are letters of the letter page; a key has one row for each value.
package struct CountTable: Sendable {
  /// One value of a key, and how often it was seen.
  package struct Row: Sendable, Equatable {
    package var value: [UInt8]
    /// Persons of the Arabic-speaking and of the Persian-speaking countries, and library records.
    package var arabic: Double
    package var persian: Double
    package var library: Double

    package init(value: [UInt8], arabic: Double, persian: Double, library: Double) {
      self.value = value
      self.arabic = arabic
      self.persian = persian
      self.library = library
    }
  }

  /// How often something was seen.
  package struct Tally: BitwiseCopyable {
    /// Persons of the Arabic-speaking and of the Persian-speaking countries, and library records.
    package var arabic = 0.0
    package var persian = 0.0
    package var library = 0.0
  }

  struct KeyRecord: BitwiseCopyable {
    var letters: UInt32 = 0
    var firstRow: UInt32 = 0
    var length: UInt16 = 0
    var rowCount: UInt16 = 0
  }

  struct RowRecord: BitwiseCopyable {
    var letters: UInt32 = 0
    var length: UInt32 = 0
    var arabic: UInt32 = 0
    var persian: UInt32 = 0
    var library: UInt32 = 0
  }

  enum Section: UInt32 { case slots, keys, rows, letters }

  /// Sections that a table takes up in its file.
  package static let sectionCount: UInt32 = 4

  private let slots: CheckedTable<UInt32>
  private let keys: CheckedTable<KeyRecord>
  private let rows: CheckedTable<RowRecord>
  private let letters: CheckedTable<UInt8>
  private let file: SectionFile

  /// Opens a table whose sections begin at a number.
  package init(file: SectionFile, firstSection: UInt32) {
    self.file = file
    slots = file.table(firstSection + Section.slots.rawValue)
    keys = file.table(firstSection + Section.keys.rawValue)
    rows = file.table(firstSection + Section.rows.rawValue)
    letters = file.table(firstSection + Section.letters.rawValue)
  }

  /// The rows of a key; none where it is not known.
  ///
  /// - Complexity: O(letters + rows).
  package func rows(of key: [UInt8]) -> [Row] {
    var found: [Row] = []
    key.withUnsafeBufferPointer { key in
      forEachRow(of: key) { value, tally in
        found.append(
          Row(
            value: Array(value), arabic: tally.arabic, persian: tally.persian,
            library: tally.library))
      }
    }
    return found
  }

  /// Gives the rows of a key to `body`; none where it is not known.
  ///
  /// - Complexity: O(letters + rows).
  func forEachRow(
    of key: UnsafeBufferPointer<UInt8>,
    _ body: (_ value: UnsafeBufferPointer<UInt8>, _ tally: Tally) -> Void
  ) {
    guard let record = find(key) else { return }
    for row in rows.slice(Int(record.firstRow), Int(record.rowCount)) {
      body(letters.slice(Int(row.letters), Int(row.length)), Self.tally(row))
    }
  }

  /// Counts of a key over all of its values; `nil` where it is not known.
  package func total(of key: some Collection<UInt8>) -> Tally? {
    Array(key).withUnsafeBufferPointer { total(of: $0) }
  }

  /// The same.
  func total(of key: UnsafeBufferPointer<UInt8>) -> Tally? { find(key).map { total(of: $0) } }

  /// Letters of a key by its number: keys are sorted.
  func key(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let record = keys[number]
    return letters.slice(Int(record.letters), Int(record.length))
  }

  /// Counts of a key by its number, over all of its values.
  func total(ofKey number: Int) -> Tally { total(of: keys[number]) }

  private func total(of record: KeyRecord) -> Tally {
    var total = Tally()
    for row in rows.slice(Int(record.firstRow), Int(record.rowCount)) {
      let tally = Self.tally(row)
      total.arabic += tally.arabic
      total.persian += tally.persian
      total.library += tally.library
    }
    return total
  }

  private static func tally(_ row: RowRecord) -> Tally {
    Tally(
      arabic: Double(row.arabic) / 10, persian: Double(row.persian) / 10,
      library: Double(row.library) / 10)
  }

  private func find(_ key: UnsafeBufferPointer<UInt8>) -> KeyRecord? {
    guard slots.count > 0 else { return nil }
    var slot = Self.hash(key) & (slots.count - 1)
    for _ in 0..<slots.count {
      let entry = Int(slots[slot])
      if entry == 0 { return nil }
      let record = keys[entry - 1]
      if equal(letters.slice(Int(record.letters), Int(record.length)), key) { return record }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a; part of the format.
  static func hash(_ letters: some Sequence<UInt8>) -> Int { folded(identity(letters)) }

  /// The whole of the hash, which tells words apart.
  static func identity(_ letters: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The hash of an identity.
  static func folded(_ identity: UInt64) -> Int {
    Int(truncatingIfNeeded: (identity ^ identity >> 32) & 0x7FFF_FFFF_FFFF)
  }

  // MARK: Compiling

  /// Counts in their readable form: a key's rows by key.
  package typealias Counts = [[UInt8]: [Row]]

  /// Reads a table with the columns `key`, `value`, `arabic`, `persian` and `library`.
  ///
  /// An empty value stands for the key itself.
  ///
  /// - Throws: `DataTable.Fault` at a row with a character outside the letter page, or no number.
  package static func counts(_ table: DataTable) throws(DataTable.Fault) -> Counts {
    let key = try table.column("key")
    let value = try table.column("value")
    let columns = [
      try table.column("arabic"), try table.column("persian"), try table.column("library"),
    ]
    var counts: Counts = [:]
    for row in table.rows {
      guard let letters = LetterPage.bytes(row[key]), let written = LetterPage.bytes(row[value])
      else { throw table.fault(row, "not folded: \(row[key]) \(row[value])") }
      var numbers: [Double] = []
      for column in columns {
        guard let number = Double(row[column]), number >= 0, number < 1e8 else {
          throw table.fault(row, "no count: \(row[column])")
        }
        numbers.append(number)
      }
      counts[letters, default: []].append(
        Row(
          value: written.isEmpty ? letters : written, arabic: numbers[0], persian: numbers[1],
          library: numbers[2]))
    }
    return counts
  }

  /// The readable table of counts.
  package static func text(_ counts: Counts, comments: [String]) -> String {
    var lines = comments.map { "# \($0)" } + ["key\tvalue\tarabic\tpersian\tlibrary"]
    for (key, rows) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      for row in rows.sorted(by: { $0.value.lexicographicallyPrecedes($1.value) }) {
        let fields =
          [LetterPage.text(key), row.value == key ? "" : LetterPage.text(row.value)]
          + [row.arabic, row.persian, row.library].map { number($0) }
        lines.append(fields.joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func number(_ count: Double) -> String { "\(Int(count.rounded()))" }

  /// Keys in the order of their numbers.
  static func sortedKeys(_ counts: Counts) -> [[UInt8]] {
    counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Adds a table's sections to a file.
  package static func add(
    _ counts: Counts, to writer: inout SectionFileWriter, firstSection: UInt32
  ) {
    var letters: [UInt8] = []
    var keyRecords: [KeyRecord] = []
    var rowRecords: [RowRecord] = []
    let sorted = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (key, rows) in sorted {
      keyRecords.append(
        KeyRecord(
          letters: UInt32(letters.count), firstRow: UInt32(rowRecords.count),
          length: UInt16(clamping: key.count), rowCount: UInt16(clamping: rows.count)))
      letters += key
      for row in rows.sorted(by: { $0.value.lexicographicallyPrecedes($1.value) }) {
        rowRecords.append(
          RowRecord(
            letters: UInt32(letters.count), length: UInt32(row.value.count),
            arabic: UInt32(row.arabic * 10), persian: UInt32(row.persian * 10),
            library: UInt32(row.library * 10)))
        letters += row.value
      }
    }
    var size = 16
    while size < sorted.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (number, entry) in sorted.enumerated() {
      var slot = hash(entry.key) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
    writer.add(firstSection + Section.slots.rawValue, slots)
    writer.add(firstSection + Section.keys.rawValue, keyRecords)
    writer.add(firstSection + Section.rows.rawValue, rowRecords)
    writer.add(firstSection + Section.letters.rawValue, letters)
  }
}
