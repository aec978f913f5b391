internal import Records

/// Reads a table's canonical folder: entity by entity, all of it that is in the three files.
///
/// IDs must come in the order of their bytes in each file; the rows of one ID may stand in any order.
final class CanonicalReader: EntityStream {
  private let entities: RowStream
  private let aliases: RowStream
  private let relations: RowStream
  private let folder: String

  init(folder: String) throws(StoreError) {
    self.folder = folder
    entities = try RowStream(
      folder + "/" + CanonicalFolder.entities, columns: CanonicalFolder.entityColumns)
    aliases = try RowStream(
      folder + "/" + CanonicalFolder.aliases, columns: CanonicalFolder.aliasColumns)
    relations = try RowStream(
      folder + "/" + CanonicalFolder.relations, columns: CanonicalFolder.relationColumns)
  }

  func next() throws(StoreError) -> TableEntity? {
    let heads = [entities.id, aliases.id, relations.id].compactMap { $0 }
    guard let id = heads.min(by: { $0.precedes($1) }) else { return nil }
    var entity = TableEntity(id: id)
    while let row = try entities.take(id) { entity.claims.append(try claim(row)) }
    while let row = try aliases.take(id) { entity.names.append(try name(row)) }
    while let row = try relations.take(id) { try add(row, to: &entity) }
    if entity.isLive, entity.names.isEmpty {
      throw StoreError(path: folder, reason: .orphan(id))
    }
    if !entity.isLive { (entity.claims, entity.names) = ([], []) }
    entity.normalize()
    return entity
  }

  private func claim(_ row: RowStream.Row) throws(StoreError) -> Claim {
    let kind = row[3].isEmpty ? nil : EntityKind(rawValue: row[3])
    guard row[3].isEmpty || kind != nil else { throw row.fault(3) }
    guard let countries = ListText.texts(row[6]) else { throw row.fault(6) }
    guard let within = ListText.texts(row[7]) else { throw row.fault(7) }
    guard let refs = ListText.references(row[8]) else { throw row.fault(8) }
    guard let extra = ListText.members(row[9]) else { throw row.fault(9) }
    return Claim(
      source: row[1], label: row[2].isEmpty ? nil : row[2], kind: kind,
      born: row[4].isEmpty ? nil : row[4], gender: row[5].isEmpty ? nil : row[5],
      countries: countries, within: within, refs: refs, extra: extra)
  }

  private func name(_ row: RowStream.Row) throws(StoreError) -> NameRecord {
    guard NameText.fault(of: row[1]) == nil else { throw row.fault(1) }
    guard let role = NameRole(rawValue: row[3]) else { throw row.fault(3) }
    guard row[4].isEmpty || row[4] == "weak" else { throw row.fault(4) }
    guard let extra = ListText.members(row[6]) else { throw row.fault(6) }
    return NameRecord(
      text: row[1], lang: row[2].isEmpty ? nil : row[2], role: role,
      source: row[5].isEmpty ? nil : row[5], weak: !row[4].isEmpty, extra: extra)
  }

  private func add(_ row: RowStream.Row, to entity: inout TableEntity) throws(StoreError) {
    guard let relation = CanonicalFolder.Relation(rawValue: row[1]) else { throw row.fault(1) }
    switch relation {
    case .denied:
      // With the ID that sorts first, so that each pair stands once.
      guard entity.id.precedes(row[2]) else { throw row.fault(2) }
      entity.denied.append(row[2])
    case .deniedName: entity.deniedNames.append(row[2])
    case .removed: entity.removed.append(RemovedName(text: row[2], source: row[3]))
    case .merged: entity.state = .merged(into: row[2])
    case .retired: entity.state = .retired(source: row[3])
    }
  }
}

/// The rows of one file of the folder, one ahead.
final class RowStream {
  /// A row's fields, and where they stand.
  struct Row {
    let fields: [String]
    let file: String
    let line: Int
    let columns: [String]

    subscript(column: Int) -> String { fields[column] }

    /// The error of a field that cannot be what it says.
    func fault(_ column: Int) -> StoreError {
      StoreError(
        path: "\(file):\(line)",
        reason: .badField(column: columns[column], value: fields[column]))
    }
  }

  private let file: String
  private let columns: [String]
  private var reader: RecordReader
  private var block = RecordBlock()
  private var position = 0
  private var fields = Fields()
  private var head: Row?

  /// The ID of the next row; `nil` at the end.
  var id: String? { head?.fields[0] }

  init(_ path: String, columns: [String]) throws(StoreError) {
    file = path
    self.columns = columns
    do throws(RecordError) {
      reader = try RecordReader(ByteSource(path: path), format: .tsv)
      let names = try reader.requireHeader().names
      if names != columns {
        for name in columns { _ = try reader.requireHeader().column(name) }
        throw RecordError(file: path, line: 1, reason: .duplicateColumn(names.last ?? ""))
      }
    } catch {
      throw StoreError(path: path, reason: .unreadable(error))
    }
    try advance()
  }

  /// The next row, if it is of this ID.
  func take(_ id: String) throws(StoreError) -> Row? {
    guard let row = head, row.fields[0].isSame(as: id) else { return nil }
    try advance()
    if let next = head, next.fields[0].precedes(id) {
      throw StoreError(path: "\(file):\(next.line)", reason: .unsorted(next.fields[0]))
    }
    return row
  }

  private func advance() throws(StoreError) {
    do throws(RecordError) {
      if position == block.records.count {
        position = 0
        guard try reader.readBlock(maxRecords: 1000, into: &block) else {
          head = nil
          return
        }
      }
      let record = block.records[position]
      position += 1
      try fields.read(record, of: block)
      let texts = (0..<fields.count).map {
        String(decoding: fields.bytes[fields[$0]], as: UTF8.self)
      }
      let row = Row(fields: texts, file: file, line: record.line, columns: columns)
      head = row
    } catch {
      throw StoreError(path: file, reason: .unreadable(error))
    }
    if let row = head, !EntityID.isPossible(row[0]) { throw row.fault(0) }
  }
}
