import Orthography

/// Reads the rows of one grammar table.
struct RuleReader {
  let table: DataTable
  let fixed: WordClass
  let classColumn, positionColumn, remainingColumn, beforeColumn: Int?
  let commentColumn: Int
  let formColumns: [Int]

  init(_ table: DataTable, classColumn: String?, fixed: WordClass, positionColumn: String?)
    throws(DataTable.Fault)
  {
    self.table = table
    self.fixed = fixed
    self.classColumn = try classColumn.map { title throws(DataTable.Fault) in
      try table.column(title)
    }
    self.positionColumn = try positionColumn.map { title throws(DataTable.Fault) in
      try table.column(title)
    }
    remainingColumn = table.columns.firstIndex(of: "remaining")
    beforeColumn = table.columns.firstIndex(of: "before")
    commentColumn = try table.column("comment")
    formColumns = ["form", "latin", "arabic"].compactMap { table.columns.firstIndex(of: $0) }
  }

  func rule(_ row: DataTable.Row) throws(DataTable.Fault) -> GrammarRule {
    var wordClass = fixed
    if let classColumn {
      // "laqab" is a particle of its own (dhu), and an element of compounds.
      let isCompound = table.columns.contains("latin") && positionColumn == nil
      let title = row[classColumn] == "laqab" && isCompound ? "laqab-second" : row[classColumn]
      guard let known = WordClass(rawValue: title) else {
        throw table.fault(row, "unknown class \"\(title)\"")
      }
      wordClass = known
    }
    var position = WordPosition.any
    if let positionColumn {
      guard let known = WordPosition(rawValue: row[positionColumn]) else {
        throw table.fault(row, "unknown position \"\(row[positionColumn])\"")
      }
      position = known
    }
    var remaining = 1
    if let remainingColumn {
      guard let number = Int(row[remainingColumn]), number > 0 else {
        throw table.fault(row, "\"remaining\" is no positive number")
      }
      remaining = number
    }
    let before = try beforeColumn.map { column throws(DataTable.Fault) in
      try letters(row, column)
    }
    var value: UInt32 = 0
    if fixed == .numeral {
      guard let number = UInt32(row[0]), number > 0 else {
        throw table.fault(row, "the id \"\(row[0])\" is no number")
      }
      value = number
    }
    var reading: [UInt8] = []
    if fixed == .abbreviation { reading = Array(row[0].utf8) }
    if fixed == .translation {
      guard let own = try letters(row, try table.column("arabic")).first else {
        throw table.fault(row, "no Arabic-script form")
      }
      // Several words are read as one, as joined parts are.
      reading = own.filter { $0 != LetterPage.space }
    }
    return GrammarRule(
      table: table.name, line: row.line, id: row[0], comment: row[commentColumn],
      wordClass: wordClass, position: position, remaining: remaining, before: before ?? [],
      reading: reading, value: value)
  }

  func forms(_ row: DataTable.Row) throws(DataTable.Fault) -> [[UInt8]] {
    var forms: [[UInt8]] = []
    for column in formColumns { forms += try letters(row, column) }
    return forms
  }

  /// A field's forms in base letters, in one walk: tables are read at every start of the program.
  private func letters(_ row: DataTable.Row, _ column: Int) throws(DataTable.Fault) -> [[UInt8]] {
    var forms: [[UInt8]] = []
    var form: [UInt8] = []
    for scalar in row[column].unicodeScalars {
      if scalar == "|" {
        forms.append(form)
        form.removeAll(keepingCapacity: true)
      } else if scalar.value < 0x80, RuleReader.isWord(UInt8(scalar.value)) {
        form.append(UInt8(scalar.value))
      } else if let byte = RuleReader.letters[scalar] {
        form.append(LetterPage.base[Int(byte)])
      } else {
        throw table.fault(row, "\"\(scalar)\" has no place in folded text")
      }
    }
    if !form.isEmpty { forms.append(form) }
    return forms
  }

  /// Whether a byte can stand in a word or between the words of a phrase: a form with a hyphen
  /// would never be found, since names are cut there.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch Letters.classes[Int(byte)] {
    case .latin, .digit, .dot: true
    case .space: byte == LetterPage.space
    default: false
    }
  }

  private static let letters = Dictionary(
    uniqueKeysWithValues: LetterPage.letters.map { ($0.scalar, $0.byte) })
}
