package import Orthography

extension EditTable {
  /// Reads a weight file: columns `left`, `right` and one for each context.
  ///
  /// - Throws: `DataTable.Fault` at the first row that is no operation.
  package convenience init(
    left: Alphabet, right: Alphabet, table: DataTable
  ) throws(DataTable.Fault) {
    let leftColumn = try table.column("left")
    let rightColumn = try table.column("right")
    var contexts: [Int] = []
    for name in EditContext.names { contexts.append(try table.column(name)) }
    var operations: [Operation] = []
    for row in table.rows {
      guard let l = Self.letters(row[leftColumn], left),
        let r = Self.letters(row[rightColumn], right)
      else { throw table.fault(row, "letters outside the alphabet") }
      guard l.count <= 3, r.count <= 3, l.count + r.count <= 5, l.count + r.count > 0 else {
        throw table.fault(row, "an operation takes at most three letters a side, five together")
      }
      var weights: [Float] = []
      for column in contexts {
        guard let weight = Float(row[column]), weight <= 0 else {
          throw table.fault(row, "weights are natural logs of probabilities: 0 or less")
        }
        weights.append(weight)
      }
      operations.append(Operation(left: l, right: r, weights: weights))
    }
    self.init(left: left, right: right, operations: operations)
  }

  /// Letter numbers of text in one alphabet; `∅` is the empty group.
  package static func letters(_ text: String, _ alphabet: Alphabet) -> [UInt8]? {
    if text == "∅" || text.isEmpty { return [] }
    guard let bytes = LetterPage.bytes(text) else { return nil }
    var out: [UInt8] = []
    for byte in bytes {
      let number = LetterIndex.number[Int(byte)]
      guard number != 0, LetterPage.isArabic(byte) == (alphabet == .arabic) else { return nil }
      out.append(number)
    }
    return out
  }

  /// A group as text, `∅` where empty.
  package static func text(_ letters: some Collection<UInt8>, _ alphabet: Alphabet) -> String {
    letters.isEmpty ? "∅" : LetterPage.text(letters.map { LetterIndex.byte($0, alphabet) })
  }
}
