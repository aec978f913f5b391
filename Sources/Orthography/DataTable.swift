/// One of the project's readable tables: TSV with a header row, `#` comment lines on top.
///
/// The engine's own data (`Data/**/*.tsv`) is read with it at start-up; users' files are read by
/// the `Records` module, which reports and goes on instead of throwing.
public struct DataTable: Sendable {
  /// File name, for messages.
  public let name: String
  public let columns: [String]
  public let rows: [Row]

  /// One row and its 1-based line in the file.
  public struct Row: Sendable {
    public let line: Int
    let fields: [String]
  }

  /// A fault in a table, with its place.
  public struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
    public let table: String
    /// 1-based line; 0 where the whole file is meant.
    public let line: Int
    public let reason: String

    public init(table: String, line: Int, reason: String) {
      self.table = table
      self.line = line
      self.reason = reason
    }

    public var description: String { "\(table):\(line): \(reason)" }
  }

  /// Reads a table.
  ///
  /// - Throws: `Fault` where a row has more or fewer fields than the header.
  /// - Complexity: O(n) in the bytes.
  public init(name: String, utf8 bytes: some Sequence<UInt8>) throws(Fault) {
    self.name = name
    var columns: [String] = []
    var rows: [Row] = []
    var line = 0
    for text in Array(bytes).split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      if text.isEmpty || text.first == 0x23 && columns.isEmpty { continue }
      let fields = text.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if columns.isEmpty {
        columns = fields
      } else if fields.count == columns.count {
        rows.append(Row(line: line, fields: fields))
      } else {
        throw Fault(
          table: name, line: line,
          reason: "expected \(columns.count) fields, found \(fields.count)")
      }
    }
    self.columns = columns
    self.rows = rows
  }

  /// Position of a column.
  ///
  /// - Throws: `Fault` if the header lacks it.
  public func column(_ title: String) throws(Fault) -> Int {
    guard let index = columns.firstIndex(of: title) else {
      throw Fault(table: name, line: 1, reason: "no column \"\(title)\"")
    }
    return index
  }

  /// A fault at a row.
  public func fault(_ row: Row, _ reason: String) -> Fault {
    Fault(table: name, line: row.line, reason: reason)
  }
}

extension DataTable.Row {
  /// The field of a column found with `DataTable.column(_:)`.
  public subscript(column: Int) -> String { fields[column] }
}
