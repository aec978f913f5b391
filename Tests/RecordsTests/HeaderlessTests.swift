import Records
import Testing

/// Tables without a header, and records that are only a part of their line.
@Suite struct HeaderlessTests {
  @Test func aTableWithoutAHeaderBeginsWithARowOfAnyLength() throws {
    let source = ByteSource(bytes: Array("1,\"Assad, Hafez\"\n\n2\n".utf8), name: "sdn.csv")
    var reader = try RecordReader(source, format: .csv, hasHeader: false)
    #expect(reader.header == nil)
    let block = try #require(try reader.readBlock(maxRecords: 10))
    #expect(block.records.map(\.number) == [1, 2] && block.records.map(\.line) == [1, 3])
    var fields = Fields()
    try fields.read(block.records[0], of: block)
    #expect(fields.count == 2)
    try fields.read(block.records[1], of: block)
    #expect(fields.count == 1)
  }

  @Test func anEmptyTableWithoutAHeaderHasNoRows() throws {
    let source = ByteSource(bytes: [], name: "sdn.csv")
    var reader = try RecordReader(source, format: .csv, hasHeader: false)
    #expect(try reader.readBlock(maxRecords: 10) == nil)
  }

  @Test func aPartOfALineIsReadAsARecord() throws {
    let source = ByteSource(bytes: Array("\n{\"a\":1},\n".utf8), name: "dump.json")
    var reader = try RecordReader(source, format: .jsonLines)
    let block = try #require(try reader.readBlock(maxRecords: 10))
    let record = try #require(block.records.first)
    var document = JSONDocument()
    #expect(throws: RecordError.self) { try document.read(record, of: block) }
    let range = record.range
    let part = record.narrowed(to: range.lowerBound..<range.upperBound - 1)
    try document.read(part, of: block)
    #expect(part.line == 2 && part.number == 1)
    let whole = record.narrowed(to: -5..<1000)
    #expect(whole.range == range)
  }
}
