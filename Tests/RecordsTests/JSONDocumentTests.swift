import Records
import Testing

@Suite struct JSONDocumentTests {
  @Test func blankLinesAreNoRecords() throws {
    let outcomes = try read("{\"name\":\"حسن\"}\n \t\r\n\n{}\r\n", .jsonLines)
    #expect(outcomes.map(\.fields) == [["{\"name\":\"حسن\"}"], ["{}"]])
    #expect(outcomes.map(\.number) == [1, 2])
    #expect(outcomes.map(\.line) == [1, 4])
  }

  @Test func membersOfABatchRecord() throws {
    let parsed = try parse(
      #"{"key": 7, "name":"Walid \"al\"-Mu\u02bfallim \ud83d\ude00", "countries":["SY","LB"]}"#)
    let name = parsed.document.string(
      of: try parsed.document.require("name", in: .root, as: .string))
    #expect(name == "Walid \"al\"-Muʿallim \u{1F600}")
    let key = parsed.document.string(of: try parsed.document.require("key", in: .root, as: .number))
    #expect(key == "7")
    let lang = try parsed.document.optional("lang", in: .root, as: .string)
    #expect(lang == nil)
    let countries = try parsed.document.require("countries", in: .root, as: .array)
    var codes: [String] = []
    var next = parsed.document.firstChild(of: countries)
    while let node = next {
      codes.append(parsed.document.string(of: node))
      next = parsed.document.next(after: node, in: countries)
    }
    #expect(codes == ["SY", "LB"])
  }

  @Test func elementsOfAnEntity() throws {
    let parsed = try parse(
      #"{"id":"wd:Q1","names":[{"text":"A","weak":true},{"text":"ب","weak":false}],"refs":{}}"#)
    let names = try parsed.document.require("names", in: .root, as: .array)
    let firstName = parsed.document.firstChild(of: names)
    let first = try #require(firstName)
    let secondName = parsed.document.next(after: first, in: names)
    let second = try #require(secondName)
    for (name, weak) in [(first, true), (second, false)] {
      let isWeak = parsed.document.isTrue(
        try parsed.document.require("weak", in: name, as: .boolean))
      #expect(isWeak == weak)
    }
    let text = parsed.document.string(
      of: try parsed.document.require("text", in: second, as: .string))
    #expect(text == "ب")
    let third = parsed.document.next(after: second, in: names)
    #expect(third == nil)
    let refs = try parsed.document.require("refs", in: .root, as: .object)
    let firstReference = parsed.document.firstChild(of: refs)
    #expect(firstReference == nil)
    let inner = parsed.document.member("text", of: .root)
    #expect(inner == nil)
  }

  @Test(arguments: [
    #"{"b": [1.50, {"c":null}] ,"d":123456789012345678901234567890}"#, "[ ]", "1.50", "true",
    #""a\u0062""#, "null", "{}",
  ])
  func valuesKeepTheirWriting(value: String) throws {
    for json in ["{\"x\" : \(value) ,\"y\":0}", "{\"x\":\(value)}", "{\"x\":\(value) } "] {
      let parsed = try parse(json)
      let member = parsed.document.member("x", of: .root)
      let range = parsed.document.range(of: try #require(member))
      #expect(String(decoding: parsed.block.bytes[range], as: UTF8.self) == value)
    }
  }

  @Test func missingAndMistypedMembersSaySo() throws {
    let parsed = try parse(#"{"name":5,"kind":null}"#)
    let (name, kind) = (fault(of: parsed.document, "name"), fault(of: parsed.document, "kind"))
    #expect(
      name == "names.jsonl:1:9: record 1: \"name\" must be a string")
    #expect(kind == "names.jsonl:1:1: record 1: no \"kind\"")
  }

  /// The arrow stands under the byte that the error must name.
  @Test(arguments: [
    (#"["name"]"#, 1, RecordError.JSONFault.expectedObject),
    (#""Ali""#, 1, .expectedObject),
    ("null x", 1, .expectedObject),
    (#"{"name":"Ali"} {"#, 16, .trailingContent),
    (#"{"name":"Ali"}}"#, 15, .trailingContent),
    (#"{"name":"Ali""#, 14, .expectedComma),
    (#"{"name":"Ali" "kind":"person"}"#, 15, .expectedComma),
    (#"{"a":[1 2]}"#, 9, .expectedComma),
    (#"{"a":[1}"#, 8, .expectedComma),
    (#"{"a":}"#, 6, .expectedValue),
    (#"{"a":[1,]}"#, 9, .expectedValue),
    (#"{"a":tru}"#, 6, .expectedValue),
    (#"{"a":truex"b"}"#, 6, .expectedValue),
    (#"{"a":NaN}"#, 6, .expectedValue),
    (#"{"a" 1}"#, 6, .expectedColon),
    (#"{name:1}"#, 2, .expectedKey),
    (#"{"a":1,}"#, 8, .expectedKey),
    (#"{,}"#, 2, .expectedKey),
    ("{", 2, .expectedKey),
    (#"{"a":01}"#, 6, .badNumber),
    (#"{"a":1.}"#, 6, .badNumber),
    (#"{"a":-}"#, 6, .badNumber),
    (#"{"a":1e+}"#, 6, .badNumber),
    (#"{"a":0x1}"#, 6, .badNumber),
    (#"{"a":1"b"}"#, 6, .badNumber),
    (#"{"name":"Ali}"#, 9, .unclosedString),
    (#"{"name":"Al\"i}"#, 9, .unclosedString),
    ("{\"name\":\"A\tli\"}", 11, .controlCharacter),
    (#"{"name":"A\xli"}"#, 11, .badEscape),
    (#"{"name":"A\u12"}"#, 11, .badEscape),
    (#"{"name":"A\u12g4"}"#, 11, .badEscape),
    (#"{"name":"\ud83d"}"#, 10, .loneSurrogate),
    (#"{"name":"\ud83d\u0041"}"#, 10, .loneSurrogate),
    (#"{"name":"\ude00\ud83d"}"#, 10, .loneSurrogate),
    (#"{"n\ud83d":1}"#, 4, .loneSurrogate),
    (#"{"name":"Ali","name":"Omar"}"#, 15, .duplicateKey("name")),
    (#"{"name":"Ali","n\u0061me":"Omar"}"#, 15, .duplicateKey("name")),
    (#"{"names":[{"text":"a","text":"b"}]}"#, 23, .duplicateKey("text")),
  ])
  func faultsHaveAPlace(json: String, column: Int, fault: RecordError.JSONFault) throws {
    let outcomes = try read("{}\n\(json)\n{}", .jsonLines)
    #expect(outcomes.map(\.isGood) == [true, false, true])
    #expect(outcomes[1].content == .rejected(line: 2, column: column, .json(fault)))
  }

  @Test(
    arguments: [
      ([0xFF], 0), ([0x80], 0), ([0xC3], 0), ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
      ([0x41, 0xF0, 0x9F, 0x98], 1), ([0xF4, 0x90, 0x80, 0x80], 0),
    ] as [([UInt8], Int)])
  func invalidUTF8IsRejected(bytes: [UInt8], offset: Int) throws {
    let json = Array(#"{"name":""#.utf8) + bytes + Array("\"}".utf8)
    #expect(
      try read(json, .jsonLines).map(\.content) == [
        .rejected(line: 1, column: 10 + offset, .json(.invalidUTF8))
      ])
  }

  @Test func aNulEscapeIsACharacter() throws {
    let parsed = try parse(#"{"name":"a\u0000b"}"#)
    let name = parsed.document.string(
      of: try parsed.document.require("name", in: .root, as: .string))
    #expect(name == "a\0b")
  }

  @Test func nestingHasALimit() throws {
    func nested(_ depth: Int) -> String {
      #"{"a":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
    }
    #expect(try read(nested(63), .jsonLines).map(\.isGood) == [true])
    #expect(
      try read(nested(64), .jsonLines).map(\.content) == [
        .rejected(line: 1, column: 69, .json(.tooDeep(limit: 64)))
      ])
    #expect(try read(nested(400_000), .jsonLines).map(\.isGood) == [false])
  }

  @Test func amongManyKeysTheFirstRepetitionIsFound() throws {
    let keys = (0..<50).map { "\"key\($0)\":\($0)" }
    let good = "{" + keys.joined(separator: ",") + "}"
    #expect(try read(good, .jsonLines).map(\.isGood) == [true])
    let bad = "{" + keys.joined(separator: ",") + #","key9":1,"key3":2}"#
    #expect(
      try read(bad, .jsonLines).map(\.content) == [
        .rejected(line: 1, column: good.utf8.count + 1, .json(.duplicateKey("key9")))
      ])
  }

  @Test func aNodeOfAnotherRecordIsHarmless() throws {
    let source = ByteSource(bytes: Array("{\"a\":[1,2,3]}\n{}\n".utf8), name: "names")
    var reader = try RecordReader(source, format: .jsonLines)
    let block = try #require(try reader.readBlock(maxRecords: 2))
    var document = JSONDocument()
    try document.read(block.records[0], of: block)
    let node = try document.require("a", in: .root, as: .array)
    try document.read(block.records[1], of: block)
    let (kind, text) = (document.kind(of: node), document.string(of: node))
    #expect(kind == .null)
    #expect(text == "")
  }

  private func parse(_ json: String) throws -> ParsedRecord {
    let source = ByteSource(bytes: Array(json.utf8), name: "names.jsonl")
    var reader = try RecordReader(source, format: .jsonLines)
    let nextBlock = try reader.readBlock(maxRecords: 1)
    let block = try #require(nextBlock)
    var document = JSONDocument()
    try document.read(block.records[0], of: block)
    return ParsedRecord(document: document, block: block)
  }

  private func fault(of document: borrowing JSONDocument, _ member: StaticString) -> String? {
    do throws(RecordError) {
      _ = try document.require(member, in: .root, as: .string)
      return nil
    } catch {
      return error.description
    }
  }
}

/// A parsed record with the bytes it came from.
private struct ParsedRecord: ~Copyable {
  let document: JSONDocument
  let block: RecordBlock
}
