@testable import Records

/// What became of one record, in a form that tests can compare and print.
struct Outcome: Equatable, CustomStringConvertible {
  let number: Int
  let line: Int
  let content: Content

  enum Content: Equatable {
    case fields([String])
    case rejected(line: Int, column: Int, RecordError.Reason)
  }

  var description: String { "#\(number) line \(line): \(content)" }

  /// The fields; `nil` for a rejected record.
  var fields: [String]? {
    if case .fields(let fields) = content { return fields }
    return nil
  }

  var error: (line: Int, column: Int, reason: RecordError.Reason)? {
    if case .rejected(let line, let column, let reason) = content { return (line, column, reason) }
    return nil
  }
}

/// Reads all of an input, the fields as strings; of JSON the record as it was written.
func read(
  _ bytes: [UInt8], _ format: RecordFormat, limit: Int = RecordReader.defaultLimit,
  chunkSize: Int = 1 << 12, maxRecords: Int = 1000
) throws(RecordError) -> [Outcome] {
  let source = ByteSource(bytes: bytes, name: "names.\(format.rawValue)")
  var reader = try RecordReader(source, format: format, limit: limit, chunkSize: chunkSize)
  var outcomes: [Outcome] = []
  var block = RecordBlock()
  var content = ContentReader()
  while try reader.readBlock(maxRecords: maxRecords, into: &block) {
    for record in block.records {
      outcomes.append(
        Outcome(number: record.number, line: record.line, content: content.read(record, of: block)))
    }
  }
  return outcomes
}

func read(
  _ text: String, _ format: RecordFormat, limit: Int = RecordReader.defaultLimit,
  chunkSize: Int = 1 << 12, maxRecords: Int = 1000
) throws(RecordError) -> [Outcome] {
  try read(
    Array(text.utf8), format, limit: limit, chunkSize: chunkSize, maxRecords: maxRecords)
}

/// Reads a record's content with whatever its format needs.
struct ContentReader: ~Copyable {
  var fields = Fields()
  var document = JSONDocument()

  mutating func read(_ record: Record, of block: RecordBlock) -> Outcome.Content {
    do throws(RecordError) {
      if block.format == .jsonLines {
        try document.read(record, of: block)
        return .fields([
          String(decoding: block.bytes[document.range(of: .root)], as: UTF8.self)
        ])
      }
      try fields.read(record, of: block)
      return .fields(
        (0..<fields.count).map { String(decoding: fields.bytes[fields[$0]], as: UTF8.self) })
    } catch {
      return .rejected(line: error.line, column: error.column, error.reason)
    }
  }
}
