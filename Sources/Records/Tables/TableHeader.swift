/// The names of a table's columns.
public struct TableHeader: Sendable, Equatable {
  /// In the file's order; broken UTF-8 repaired.
  public let names: [String]
  private let file: String
  private let line: Int

  /// - Throws: `RecordError` of the record, or with `.duplicateColumn`.
  init(_ record: Record, of block: RecordBlock) throws(RecordError) {
    var fields = Fields()
    try fields.read(record, of: block)
    var names: [String] = []
    for column in 0..<fields.count {
      let name = String(decoding: fields.bytes[fields[column]], as: UTF8.self)
      // Compared by bytes: Swift holds differently composed letters for equal.
      if names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
        throw RecordError(file: block.file, line: record.line, reason: .duplicateColumn(name))
      }
      names.append(name)
    }
    self.names = names
    file = block.file
    line = record.line
  }

  /// The position of a column, from 0.
  ///
  /// - Throws: `RecordError` with `.missingColumn`, which lists the columns there are.
  public func column(_ name: String) throws(RecordError) -> Int {
    guard let index = names.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else {
      throw RecordError(
        file: file, line: line, reason: .missingColumn(name, available: names))
    }
    return index
  }
}
