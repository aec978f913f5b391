public import AliasTable
public import Records

/// Reads CSV or TSV whose columns are told by a map: gazetteers with P-codes, authority files,
/// tables reconciled in OpenRefine.
///
/// Rows with one ID are one entity, wherever they stand; entities come in the order of their IDs, in
/// bounded memory: many rows are sorted in a file. In a reconciled table rows without an ID, or with
/// another judgment than `matched`, are passed over.
public final class ColumnReader: ForeignReader {
  public private(set) var passedOver = 0
  private let table: TableFile
  private let columns: [(role: ColumnRole, column: Int)]
  private let isReconciled: Bool
  private let options: ForeignOptions
  private var isReading = true
  private var join: RowJoin
  private var pending: [EntityReading] = []

  static let groupLimit = 4 << 20
  /// Fields of a kept row before its cells: record and line.
  private static let fieldsBefore = 2

  /// - Parameter isReconciled: Whether rows without an ID are to be expected.
  /// - Throws: `RecordError` of the source or the header, or `.missingColumn`.
  public convenience init(
    _ source: consuming ByteSource, isReconciled: Bool, options: ForeignOptions
  ) throws(RecordError) {
    try self.init(
      source, isReconciled: isReconciled, options: options,
      memoryLimit: RowSorter.defaultMemoryLimit)
  }

  init(
    _ source: consuming ByteSource, isReconciled: Bool, options: ForeignOptions, memoryLimit: Int
  ) throws(RecordError) {
    table = try TableFile(source, options.isTabSeparated ? .tsv : .csv, hasHeader: true)
    guard let header = table.header else {
      throw RecordError(file: table.name, reason: .missingHeader)
    }
    columns = try options.columns.columns(in: header, of: table.name)
    self.isReconciled = isReconciled
    self.options = options
    join = RowJoin(groupLimit: Self.groupLimit, memoryLimit: memoryLimit)
  }

  public func next() throws(RecordError) -> EntityReading? {
    while isReading {
      guard try table.advance() else {
        isReading = false
        break
      }
      if let rejected = try addRow() { return .rejected(rejected) }
    }
    while pending.isEmpty {
      guard let group = try join.nextGroup() else { return nil }
      take(group.rows, isCut: group.isCut)
    }
    return pending.removeFirst()
  }

  /// Keeps a row to be joined with others of its ID.
  ///
  /// - Returns: A rejection where it cannot be used.
  private func addRow() throws(RecordError) -> RejectedRecord? {
    let cells: [(role: ColumnRole, text: String)]
    do throws(RejectedRecord) {
      let fields = try table.strings()
      cells = columns.map { ($0.role, SourceText.trimmed(fields[$0.column]) ?? "") }
    } catch {
      return error
    }
    let judgment = cells.first { $0.role == .judgment }?.text ?? ""
    let id = cells.first { $0.role == .id }?.text ?? ""
    if isReconciled, id.isEmpty || !(judgment.isEmpty || judgment == "matched") {
      passedOver += 1
      return nil
    }
    if id.isEmpty { return table.rejection(.missing("ID")) }
    for cell in cells where !cell.text.isEmpty {
      if let fault = ColumnRow.fault(of: cell.text, as: cell.role) {
        return table.rejection(fault, key: id)
      }
    }
    var row = PackedRow()
    row.append(String(table.record))
    row.append(String(table.line))
    for cell in cells { row.append(cell.text) }
    try join.add(row, key: id.utf8)
    return nil
  }

  /// Makes the entity of all rows of one ID.
  private func take(_ rows: [[String]], isCut: Bool) {
    let roles = columns.map(\.role)
    guard let first = rows.first,
      let id = zip(roles, first.dropFirst(Self.fieldsBefore)).first(where: { $0.0 == .id })?.1
    else { return }
    var draft = EntityDraft(id: (options.prefix ?? "") + id)
    for row in rows {
      do throws(ImportFault) {
        let row = ColumnRow(roles: roles, texts: Array(row.dropFirst(Self.fieldsBefore)))
        try row.add(to: &draft, options)
      } catch {
        reject(row, id, error)
      }
    }
    if let kinds = options.kinds, draft.kind.map(kinds.contains) != true {
      passedOver += 1
      return
    }
    do throws(ImportFault) {
      if isCut { throw .longRecord(limit: Self.groupLimit) }
      pending.append(.entity(try draft.finished()))
    } catch {
      reject(first, id, error)
    }
  }

  private func reject(_ row: [String], _ id: String, _ fault: ImportFault) {
    pending.append(
      .rejected(
        RejectedRecord(
          file: table.name, record: Int(row[0]) ?? 0, line: Int(row[1]) ?? 0, key: id,
          reason: fault.description)))
  }
}
