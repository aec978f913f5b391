/// Rows of text in columns that line up.
struct TextTable {
  /// A cell, and how it is made to stand out.
  typealias Cell = (text: String, dress: (String) -> String)

  private var rows: [[Cell]] = []

  /// Adds a row of plain cells.
  mutating func row(_ cells: [String]) {
    rows.append(cells.map { ($0, { $0 }) })
  }

  /// Adds a row of cells of which some stand out.
  mutating func row(_ cells: [Cell]) {
    rows.append(cells)
  }

  /// The lines, with `indent` before each and two spaces between columns.
  func text(indent: String) -> String {
    let widths = columnWidths
    return rows.map { row in
      let cells = row.indices.map { column in
        let (text, dress) = row[column]
        let isLast = column == row.count - 1
        let filling = isLast ? 0 : widths[column] - displayWidth(text)
        return dress(text) + String(repeating: " ", count: filling)
      }
      return indent + cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  private var columnWidths: [Int] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], displayWidth(cell.text))
      }
    }
    return widths
  }
}

/// How many columns of a terminal a text takes: none for combining and invisible characters, two
/// for those of East Asian scripts, one for all others.
///
/// An approximation of UAX #11 that serves for lining up columns.
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + displayWidth($1) }
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}
