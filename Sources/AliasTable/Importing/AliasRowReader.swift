public import Records

/// One alias a row: the alias TSV, and CSV with columns of any name.
///
/// Rows of one ID that stand together make one entity; the same ID further down adds to it.
public final class AliasRowReader: EntityReader {
  private let format: RecordFormat
  private let columns: Columns
  private var reader: RecordReader
  private var block = RecordBlock()
  private var position = 0
  private var fields = Fields()
  /// The entity whose rows are being read.
  private var pending: EntityRecord?
  private var rejected: RejectedRecord?

  /// Which columns hold what, by their position.
  private struct Columns {
    var id = 0
    var name = 0
    var others: [Column: Int] = [:]
    var refs: [(scheme: String, position: Int)] = []
  }

  /// The columns that a row may have besides ID and name.
  public enum Column: String, Sendable, CaseIterable {
    case id, name, kind, lang, role, source, weak, born, gender, countries, within
  }

  /// - Parameters:
  ///   - map: how the file calls the columns, where not by their own names; `ref:SCHEME` is a
  ///     column of references.
  /// - Throws: `RecordError` with `.missingColumn` where ID or name is missing, or one of the map.
  public init(
    _ source: consuming ByteSource, format: RecordFormat, map: [String: String] = [:]
  ) throws(RecordError) {
    self.format = format
    reader = try RecordReader(source, format: format)
    let header = try reader.requireHeader()
    var columns = Columns()
    for column in Column.allCases {
      let given = map[column.rawValue]
      let isNeeded = given != nil || column == .id || column == .name
      let name = given ?? column.rawValue
      guard isNeeded || header.names.contains(name) else { continue }
      columns.others[column] = try header.column(name)
    }
    for (key, name) in map.sorted(by: { $0.key < $1.key }) where key.hasPrefix("ref:") {
      columns.refs.append((String(key.dropFirst(4)), try header.column(name)))
    }
    columns.id = columns.others[.id] ?? 0
    columns.name = columns.others[.name] ?? 0
    self.columns = columns
  }

  public func next() throws(RecordError) -> EntityReading? {
    if let rejected {
      self.rejected = nil
      return .rejected(rejected)
    }
    while true {
      if position == block.records.count {
        position = 0
        guard try reader.readBlock(maxRecords: 1000, into: &block) else {
          defer { pending = nil }
          return pending.map(EntityReading.entity)
        }
      }
      position += 1
      let row: EntityRecord
      do throws(RejectedRecord) {
        row = try self.row(block.records[position - 1])
      } catch {
        guard let entity = pending else { return .rejected(error) }
        pending = nil
        rejected = error
        return .entity(entity)
      }
      guard let entity = pending else {
        pending = row
        continue
      }
      if entity.id.isSame(as: row.id) {
        pending?.take(row)
      } else {
        pending = row
        return .entity(entity)
      }
    }
  }

  private func row(_ record: Record) throws(RejectedRecord) -> EntityRecord {
    do throws(RecordError) {
      try fields.read(record, of: block)
    } catch {
      throw RejectedRecord(error)
    }
    let id = text(columns.id)
    let fault = { [block] (reason: String) in
      RejectedRecord(
        file: block.file, record: record.number, line: record.line, key: id, reason: reason)
    }
    guard EntityID.isPossible(id) else { throw fault(StoreError.Reason.badID(id).description) }
    let name = text(columns.name)
    if let reason = NameText.fault(of: name) { throw fault(reason.description) }
    let kind = text(.kind)
    guard kind.isEmpty || EntityKind(rawValue: kind) != nil else {
      throw fault("kind must be one of person, place, organization or name, got '\(kind)'")
    }
    let role = text(.role)
    guard role.isEmpty || NameRole(rawValue: role) != nil else {
      throw fault("role must be one of preferred, alias, former or nickname, got '\(role)'")
    }
    let weak = text(.weak)
    guard
      let isWeak = ["": false, "false": false, "0": false, "weak": true, "true": true, "1": true][
        weak]
    else { throw fault("weak must be true or false, got '\(weak)'") }
    return EntityRecord(
      id: id, kind: EntityKind(rawValue: kind),
      names: [
        NameRecord(
          text: name, lang: optional(.lang), role: NameRole(rawValue: role) ?? .alias,
          source: optional(.source), weak: isWeak)
      ],
      refs: columns.refs.flatMap { scheme, position in
        text(position).split(separator: " ").map {
          Reference(scheme: scheme, value: String($0))
        }
      },
      countries: text(.countries).split(separator: " ").map(String.init),
      within: text(.within).split(separator: " ").map(String.init), born: optional(.born),
      gender: optional(.gender))
  }

  private func text(_ position: Int) -> String {
    String(decoding: fields.bytes[fields[position]], as: UTF8.self)
  }

  private func text(_ column: Column) -> String {
    columns.others[column].map(text) ?? ""
  }

  private func optional(_ column: Column) -> String? {
    let text = text(column)
    return text.isEmpty ? nil : text
  }
}

extension EntityRecord {
  /// Adds another row of the same entity.
  fileprivate mutating func take(_ row: EntityRecord) {
    names += row.names
    kind = kind ?? row.kind
    born = born ?? row.born
    gender = gender ?? row.gender
    for country in row.countries where !countries.contains(country) { countries.append(country) }
    for id in row.within where !within.contains(id) { within.append(id) }
    for ref in row.refs where !refs.contains(ref) { refs.append(ref) }
  }
}
