import CKunyaData
import Orthography

/// The embedded fold rules, and the folder made of them.
enum Embedded {
  static let rules: FoldRules = {
    var size = 0
    let bytes = kunya_data("orthography/folds.tsv", &size)
    do {
      let table = try DataTable(
        name: "folds.tsv", utf8: UnsafeBufferPointer(start: bytes, count: size))
      return try FoldRules(table)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static let folder = make(rules)

  static func make(_ rules: FoldRules) -> Folder {
    do { return try Folder(rules: rules) } catch { preconditionFailure("\(error)") }
  }
}

extension Folder {
  /// Base letters as text, soft boundaries shown as `|`.
  func base(_ text: String) -> String { shown(fold(text).base) }

  /// Fine letters as text, soft boundaries shown as `|`.
  func fine(_ text: String) -> String { shown(fold(text).fine) }
}

func shown(_ letters: [UInt8]) -> String {
  letters.split(separator: LetterPage.softBoundary, omittingEmptySubsequences: false)
    .map { LetterPage.text($0) }.joined(separator: "|")
}

extension Embedded {
  /// One column of the table, for tests about the table itself.
  static func column(_ title: String) -> [String] {
    var size = 0
    let bytes = kunya_data_folds(&size)
    let table = try? DataTable(
      name: "folds.tsv", utf8: UnsafeBufferPointer(start: bytes, count: size))
    guard let table, let index = try? table.column(title) else { return [] }
    return table.rows.map { $0[index] }
  }
}
