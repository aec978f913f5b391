import Orthography

/// Words of running text that are no mention by themselves (`Data/onomastics/common_words.tsv`).
struct CommonWords: Sendable {
  private let words: Set<[UInt8]>

  /// Reads the table.
  ///
  /// - Throws: `DataTable.Fault` at a word outside the letter page.
  init(table: DataTable) throws(DataTable.Fault) {
    let column = try table.column("words")
    var words = Set<[UInt8]>()
    for row in table.rows {
      for word in row[column].split(separator: "|") {
        guard let bytes = LetterPage.bytes(word) else {
          throw table.fault(row, "\"\(word)\" is not folded text")
        }
        words.insert(bytes)
      }
    }
    self.words = words
  }

  /// Whether a word, or the word behind its Arabic article, is common.
  func contains(_ base: ArraySlice<UInt8>) -> Bool {
    if words.contains(Array(base)) { return true }
    return base.starts(with: Self.article) && words.contains(Array(base.dropFirst(2)))
  }

  /// ال
  private static let article: [UInt8] = [0x80, 0x96]
}
