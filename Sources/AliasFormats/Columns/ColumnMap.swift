internal import Records

/// Which column of a table holds what: `id=PCODE`, `name:ar=الاسم`, `ref:pcode=PCODE`.
///
/// A column may have several roles, and several columns the same. Without any assignment the columns
/// that are named like a role have it.
public struct ColumnMap: Sendable, Equatable {
  struct Assignment: Equatable {
    let role: ColumnRole
    let header: String
  }

  private(set) var assignments: [Assignment] = []

  public init() {}

  /// Assigns the column of this name.
  public mutating func assign(_ role: ColumnRole, to header: String) {
    assignments.append(Assignment(role: role, header: header))
  }

  /// Assigns by a text such as `name:ar=الاسم`.
  ///
  /// - Returns: False where the text has not this form or the role is not known.
  public mutating func assign(_ text: String) -> Bool {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let role = ColumnRole(String(parts[0])), !parts[1].isEmpty else {
      return false
    }
    assign(role, to: String(parts[1]))
    return true
  }

  /// The columns of a table with their roles.
  ///
  /// - Throws: `RecordError` with `.missingColumn`, or `.other` where nothing is said of the IDs
  ///   or of any name.
  func columns(
    in header: TableHeader, of file: String
  ) throws(RecordError) -> [(role: ColumnRole, column: Int)] {
    var columns: [(role: ColumnRole, column: Int)] = []
    for assignment in assignments {
      columns.append((assignment.role, try header.column(assignment.header)))
    }
    if assignments.isEmpty {
      for (column, name) in header.names.enumerated() {
        if let role = ColumnRole(name) { columns.append((role, column)) }
      }
    }
    guard columns.contains(where: { $0.role == .id }) else {
      throw RecordError(file: file, reason: .other("no column is said to hold the ID"))
    }
    guard columns.contains(where: \.role.isName) else {
      throw RecordError(file: file, reason: .other("no column is said to hold names"))
    }
    return columns
  }
}
