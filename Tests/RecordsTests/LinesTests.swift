import Records
import Testing

@Suite struct LinesTests {
  @Test func everyLineIsARecord() throws {
    let outcomes = try read("وليد المعلم\nWalid al-Moallem\r\n\nحسن نصر الله", .lines)
    #expect(
      outcomes.compactMap(\.fields) == [
        ["وليد المعلم"], ["Walid al-Moallem"], [""], ["حسن نصر الله"],
      ])
    #expect(outcomes.map(\.number) == [1, 2, 3, 4])
    #expect(outcomes.map(\.line) == [1, 2, 3, 4])
  }

  @Test func anEmptyInputHasNoRecords() throws {
    #expect(try read("", .lines).isEmpty)
    #expect(try read("\u{FEFF}", .lines).isEmpty)
  }

  @Test func aByteOrderMarkIsSkippedAtTheStartOnly() throws {
    let outcomes = try read("\u{FEFF}Gülşen\n\u{FEFF}Ayşe\n", .lines)
    #expect(outcomes.compactMap(\.fields) == [["Gülşen"], ["\u{FEFF}Ayşe"]])
  }

  @Test func carriageReturnsAndNulsInsideALineAreData() throws {
    let outcomes = try read("Ali\rHassan\r\r\nOmar\0Farouk\n", .lines)
    #expect(outcomes.compactMap(\.fields) == [["Ali\rHassan\r"], ["Omar\0Farouk"]])
  }

  @Test func invalidBytesPassThrough() throws {
    let source = ByteSource(bytes: [0x41, 0xFF, 0x42, 0x0A], name: "names")
    var reader = try RecordReader(source, format: .lines)
    let block = try #require(try reader.readBlock(maxRecords: 10))
    #expect(block.bytes[block.records[0].range].elementsEqual([0x41, 0xFF, 0x42]))
  }

  @Test(arguments: [1, 2, 3, 7, 100])
  func aLineOverTheLimitIsOneRejectedRecord(chunkSize: Int) throws {
    let outcomes = try read(
      "Hassan\nNasrallah\nOmar\r\nHossein\nAli", .lines, limit: 6, chunkSize: chunkSize)
    #expect(outcomes.map(\.fields) == [["Hassan"], nil, ["Omar"], nil, ["Ali"]])
    #expect(outcomes.map(\.line) == [1, 2, 3, 4, 5])
    #expect(outcomes[1].content == .rejected(line: 2, column: 7, .tooLong(limit: 6)))
  }

  @Test func theLineEndDoesNotCountAgainstTheLimit() throws {
    #expect(try read("Hassan\r\n", .lines, limit: 6, chunkSize: 1).map(\.fields) == [["Hassan"]])
    #expect(try read("Hassan\r\n", .lines, limit: 5, chunkSize: 1).map(\.fields) == [nil])
  }

  @Test(arguments: RecordFormat.allCases)
  func aHugeLineIsSkippedWithoutKeepingIt(format: RecordFormat) throws {
    let header = format.hasHeader ? "name\n" : ""
    let good = format == .jsonLines ? #"{"name":"Ali"}"# : "Ali"
    var bytes = Array("\(header)\(good)\n".utf8)
    bytes += [UInt8](repeating: 0x78, count: 10 << 20)
    bytes += Array("\n\(good)\n".utf8)
    var reader = try RecordReader(ByteSource(bytes: bytes, name: "huge"), format: format)
    var kept = 0
    var numbers: [Int] = []
    var content = ContentReader()
    while let block = try reader.readBlock(maxRecords: 10) {
      kept = max(kept, block.bytes.count)
      for record in block.records where Outcome(record, content.read(record, of: block)).isGood {
        numbers.append(record.number)
      }
    }
    #expect(numbers == [1, 3])
    #expect(kept < 1 << 10)
  }
}

extension Outcome {
  init(_ record: Record, _ content: Content) {
    self.init(number: record.number, line: record.line, content: content)
  }

  var isGood: Bool { fields != nil }
}
