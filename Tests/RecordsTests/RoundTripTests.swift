import Records
import Testing

/// What the writers write, the readers give back: awkward fields, the same seed in every run.
@Suite struct RoundTripTests {
  @Test(arguments: [1, 2, 5])
  func csvRows(columns: Int) throws {
    try rows(columns: columns, .csv, .csv)
  }

  @Test(arguments: [1, 2, 5])
  func tsvRows(columns: Int) throws {
    try rows(columns: columns, .tsv, .tsv)
  }

  private func rows(
    columns: Int, _ written: TableWriter.Format, _ format: RecordFormat
  ) throws {
    var random = Seeded(seed: UInt64(columns))
    let rows = (0..<1000).map { _ in (0..<columns).map { _ in random.awkwardText(pieces: 5) } }
    var writer = TableWriter(written)
    for column in 0..<columns { writer.field("column \(column)") }
    writer.endRow()
    for row in rows {
      for field in row { writer.field(field.span) }
      writer.endRow()
    }
    var reader = try RecordReader(
      ByteSource(bytes: writer.bytes, name: "table"), format: format)
    var fields = Fields()
    var count = 0
    while let block = try reader.readBlock(maxRecords: 100) {
      for record in block.records {
        try fields.read(record, of: block)
        #expect((0..<columns).map { Array(fields.bytes[fields[$0]]) } == rows[count])
        count += 1
      }
    }
    #expect(count == rows.count)
  }

  @Test func jsonStringsAndKeys() throws {
    var random = Seeded(seed: 11)
    let members = (0..<1000).map { _ in
      (key: random.awkwardText(pieces: 3), text: random.awkwardText(pieces: 6))
    }
    var writer = JSONWriter()
    for member in members {
      writer.beginObject()
      writer.key(member.key.span)
      writer.string(member.text.span)
      writer.endObject()
      writer.endLine()
    }
    var reader = try RecordReader(
      ByteSource(bytes: writer.bytes, name: "objects"), format: .jsonLines)
    var document = JSONDocument()
    var count = 0
    while let block = try reader.readBlock(maxRecords: 100) {
      for record in block.records {
        try document.read(record, of: block)
        let first = document.firstChild(of: .root)
        let node = try #require(first)
        let key = document.withKey(of: node) { $0.withUnsafeBufferPointer { Array($0) } }
        let text = document.withText(of: node) { $0.withUnsafeBufferPointer { Array($0) } }
        #expect(key == repaired(members[count].key))
        #expect(text == repaired(members[count].text))
        count += 1
      }
    }
    #expect(count == members.count)
  }

  private func repaired(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
