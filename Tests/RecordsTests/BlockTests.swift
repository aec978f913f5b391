import Records
import Testing

@Suite struct BlockTests {
  @Test func blocksAreParsedByOtherTasksAndKeepTheirNumbers() async throws {
    let rows = (1...1000).map { "\($0),\"Hassan\n\($0)\"" }
    let text = "id,name\n" + rows.joined(separator: "\n")
    var reader = try RecordReader(
      ByteSource(bytes: Array(text.utf8), name: "people.csv"), format: .csv)
    let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
      while let block = try reader.readBlock(maxRecords: 64) {
        group.addTask { try agreeing(block) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(numbers.sorted() == Array(1...1000))
  }

  @Test func aBlockHoldsNoMoreThanWasAskedFor() throws {
    let source = ByteSource(bytes: Array("A\nB\nC\n".utf8), name: "names")
    var reader = try RecordReader(source, format: .lines)
    var block = RecordBlock()
    var counts: [Int] = []
    while try reader.readBlock(maxRecords: 2, into: &block) { counts.append(block.records.count) }
    #expect(counts == [2, 1])
    #expect(block.records.isEmpty)
  }
}

/// The numbers of the records whose first field and line agree with them.
private func agreeing(_ block: RecordBlock) throws -> [Int] {
  var fields = Fields()
  var numbers: [Int] = []
  for record in block.records {
    try fields.read(record, of: block)
    let id = String(decoding: fields.bytes[fields[0]], as: UTF8.self)
    if id == String(record.number), record.line == 2 * record.number {
      numbers.append(record.number)
    }
  }
  return numbers
}
