public import AliasTable
public import Records

/// Reads the sanctions lists of the US Office of Foreign Assets Control in their legacy CSV files:
/// `sdn.csv`, or `cons_prim.csv` of the same form, with `alt.csv` and `sdn_comments.csv`.
///
/// The files have no header; `-0-` stands for nothing. Aliases in `alt.csv` are strong ones; weak
/// ones stand in the remarks, in quotes, as do dates of birth, gender and nationality. Remarks that
/// do not fit go on in `sdn_comments.csv`. An entry without a type is an organization.
///
/// Entries come in the order of their numbers, in bounded memory: many rows are sorted in a file.
public final class SDNReader: ForeignReader {
  public private(set) var passedOver = 0
  private let files: [(table: TableFile, kind: SDNRow)]
  /// The file being read, and all of `files` when they have been.
  private var place = 0
  private var join: RowJoin
  private var pending: [EntityReading] = []
  private let options: ForeignOptions

  static let groupLimit = 4 << 20
  /// Fields of a kept row before those of the file: what it is, its file, record and line.
  private static let fieldsBefore = 4

  /// - Parameters:
  ///   - alternates: `alt.csv`.
  ///   - comments: `sdn_comments.csv`.
  /// - Throws: `RecordError` of the sources.
  public convenience init(
    _ entries: consuming ByteSource, alternates: consuming ByteSource?,
    comments: consuming ByteSource?, options: ForeignOptions
  ) throws(RecordError) {
    try self.init(
      entries, alternates: alternates, comments: comments, options: options,
      memoryLimit: RowSorter.defaultMemoryLimit)
  }

  init(
    _ entries: consuming ByteSource, alternates: consuming ByteSource?,
    comments: consuming ByteSource?, options: ForeignOptions, memoryLimit: Int
  ) throws(RecordError) {
    var files = [(table: try TableFile(entries, .csv, hasHeader: false), kind: SDNRow.entry)]
    if let alternates {
      files.append((try TableFile(alternates, .csv, hasHeader: false), .alternate))
    }
    if let comments {
      files.append((try TableFile(comments, .csv, hasHeader: false), .comment))
    }
    self.files = files
    self.options = options
    join = RowJoin(groupLimit: Self.groupLimit, memoryLimit: memoryLimit)
  }

  public func next() throws(RecordError) -> EntityReading? {
    while place < files.count {
      let (table, kind) = files[place]
      guard try table.advance() else {
        place += 1
        continue
      }
      if let rejected = try add(table, kind) { return .rejected(rejected) }
    }
    while pending.isEmpty {
      guard let group = try join.nextGroup() else { return nil }
      take(group.rows, isCut: group.isCut)
    }
    return pending.removeFirst()
  }

  /// Keeps a row to be joined.
  ///
  /// - Returns: A rejection where it is none.
  private func add(_ table: TableFile, _ kind: SDNRow) throws(RecordError) -> RejectedRecord? {
    let fields: [String]
    do throws(RejectedRecord) {
      fields = try table.strings().map { SourceText.trimmed($0) ?? "" }
    } catch {
      return error
    }
    // The files end with the end-of-file character of DOS.
    if fields == ["\u{1A}"] { return nil }
    guard fields.count == kind.fieldCount else {
      return table.rejection(
        .fieldCount(expected: [kind.fieldCount], found: fields.count), key: fields.first ?? "")
    }
    guard let number = UInt64(fields[0]) else {
      return table.rejection(.notNumber(field: "ent_num", text: fields[0]), key: fields[0])
    }
    if kind == .alternate, !SDNRow.alternateTypes.contains(fields[2].lowercased()) {
      let fault = ImportFault.unknownWord(
        field: "alt_type", text: fields[2], known: SDNRow.alternateTypes)
      return table.rejection(fault, key: fields[0])
    }
    var row = PackedRow()
    row.append(kind.rawValue)
    row.append(String(place))
    row.append(String(table.record))
    row.append(String(table.line))
    for field in fields { row.append(field == "-0-" ? "" : field) }
    try join.add(row, key: number.sortKey)
    return nil
  }

  /// Makes the readings of all rows of one number, which stand in the order of the files.
  private func take(_ rows: [[String]], isCut: Bool) {
    var entry: SDNEntry?
    for row in rows {
      let fields = Array(row.dropFirst(Self.fieldsBefore))
      switch SDNRow(rawValue: row[0]) {
      case .entry where entry == nil: entry = SDNEntry(fields)
      case .entry: reject(row, .duplicate(fields[0]))
      case .alternate where entry != nil: entry?.alternates.append((fields[2], fields[3]))
      case .comment where entry != nil: entry?.remarks += fields[1]
      default: reject(row, .orphan(fields[0]))
      }
    }
    guard let entry, let first = rows.first else { return }
    if let kinds = options.kinds, entry.kind.map(kinds.contains) != true {
      passedOver += 1
      return
    }
    do throws(ImportFault) {
      if isCut { throw .longRecord(limit: Self.groupLimit) }
      pending.append(
        .entity(try entry.entity(prefix: options.prefix ?? ForeignFormat.ofac.prefix, options)))
    } catch {
      reject(first, error)
    }
  }

  private func reject(_ row: [String], _ fault: ImportFault) {
    pending.append(
      .rejected(
        RejectedRecord(
          file: files[Int(row[1]) ?? 0].table.name, record: Int(row[2]) ?? 0,
          line: Int(row[3]) ?? 0, key: row[Self.fieldsBefore], reason: fault.description)))
  }
}

/// What the rows of a file are, and their fields by OFAC's data specification.
enum SDNRow: String {
  /// ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, Tonnage, GRT, Vess_flag,
  /// Vess_owner, Remarks
  case entry
  /// ent_num, alt_num, alt_type, alt_name, alt_remarks
  case alternate
  /// ent_num, remarks
  case comment

  var fieldCount: Int {
    switch self {
    case .entry: 12
    case .alternate: 5
    case .comment: 2
    }
  }

  /// Also known as, formerly known as, now known as.
  static let alternateTypes = ["aka", "fka", "nka"]
}
