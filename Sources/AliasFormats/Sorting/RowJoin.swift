internal import Records

/// Rows that come in any order, from one file or several, brought together by their key.
struct RowJoin: ~Copyable {
  private var sorter: RowSorter?
  private var rows: SortedRows?
  private let groupLimit: Int

  /// - Parameter groupLimit: The most bytes of rows of one key that are kept.
  init(groupLimit: Int, memoryLimit: Int) {
    sorter = RowSorter(memoryLimit: memoryLimit)
    self.groupLimit = groupLimit
  }

  /// Adds a row; to be called before the first `nextGroup()`.
  ///
  /// - Throws: `RecordError` with `.system` or `.diskFull`.
  mutating func add(_ row: PackedRow, key: some Collection<UInt8>) throws(RecordError) {
    try sorter?.add(key: key, row: row.bytes)
  }

  /// The rows of the next key, in the order in which they were added; `nil` at the end.
  ///
  /// - Throws: `RecordError` with `.system` or `.diskFull`.
  mutating func nextGroup() throws(RecordError) -> (rows: [[String]], isCut: Bool)? {
    if let sorter = sorter.take() { rows = try sorter.sorted() }
    guard let group = try rows?.nextGroup(limit: groupLimit) else { return nil }
    return (group.rows.map(PackedRow.fields), group.isCut)
  }
}
