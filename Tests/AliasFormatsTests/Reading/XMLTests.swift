import AliasTable
import Records
import Testing

@testable import AliasFormats

/// The UN list's XML: whole, in pieces, broken, and hostile.
@Suite struct XMLTests {
  private func read(_ bytes: [UInt8], pieceSize: Int = 1 << 16) -> Outcome {
    Outcome { () throws(RecordError) in
      UnitedNationsReader(
        ByteSource(bytes: bytes, name: "un.xml"), options: ForeignOptions(), pieceSize: pieceSize)
    }
  }

  private func read(_ text: String, pieceSize: Int = 1 << 16) -> Outcome {
    read(Array(text.utf8), pieceSize: pieceSize)
  }

  /// What ended the reading.
  private func fault(_ text: String) -> String? {
    read(text).fault?.description
  }

  private func list(_ content: String) -> String {
    "<CONSOLIDATED_LIST><INDIVIDUALS>\(content)</INDIVIDUALS></CONSOLIDATED_LIST>"
  }

  @Test func piecesDoNotMatter() throws {
    let bytes = try Fixture.bytes("un/consolidated.xml")
    let whole = read(bytes)
    #expect(whole.entities.count == 3 && whole.fault == nil)
    for pieceSize in [1, 2, 3, 7, 64, 1000] {
      #expect(read(bytes, pieceSize: pieceSize) == whole, "pieces of \(pieceSize)")
    }
  }

  @Test func utf16AndLatin1AreRead() {
    let text =
      "<?xml version=\"1.0\" encoding=\"E\"?>"
      + list("<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>José</FIRST_NAME></INDIVIDUAL>")
    let utf16 = text.replacing("E\"?", with: "UTF-16\"?").utf16.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
    }
    let latin1 = text.replacing("E\"?", with: "ISO-8859-1\"?").unicodeScalars.map {
      UInt8(truncatingIfNeeded: $0.value)
    }
    for bytes in [[0xFF, 0xFE] + utf16, latin1] {
      #expect(read(bytes).entities.map(\.names.first?.text) == ["José"])
    }
  }

  @Test func entitiesAreNeverExpanded() {
    let laughs = """
      <?xml version="1.0"?>
      <!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>
      """
    #expect(fault(laughs) == "un.xml:2:13: a document type declaration is not allowed")
    let foreign = "<!DOCTYPE l SYSTEM \"file:///etc/passwd\"><CONSOLIDATED_LIST/>"
    #expect(fault(foreign) == "un.xml:1:40: a document type declaration is not allowed")
    #expect(fault(list("&b;")) == "un.xml:1:33: not well-formed XML: undefined entity")
  }

  @Test func depthIsLimited() {
    let deep = String(repeating: "<a>", count: 100)
    #expect(
      fault("<CONSOLIDATED_LIST>" + deep) == "un.xml:1:209: elements nest deeper than 64")
  }

  @Test func aTagOfAnyLengthTakesBoundedMemory() {
    let long = "<CONSOLIDATED_LIST a=\"" + String(repeating: "x", count: 3 << 20)
    #expect(fault(long)?.hasSuffix("a tag or comment is longer than 65536 bytes") == true)
  }

  @Test func aLongEntryIsRejectedAndTheNextOneRead() {
    let long = String(repeating: "خ", count: 1 << 19)
    let outcome = read(
      list(
        "<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A\(long)B</FIRST_NAME></INDIVIDUAL>"
          + "<INDIVIDUAL><DATAID>2</DATAID><FIRST_NAME>B</FIRST_NAME></INDIVIDUAL>"))
    #expect(outcome.fault == nil)
    #expect(outcome.rejections.map(\.reason) == ["longer than 1048576 bytes"])
    #expect(outcome.entities.map(\.id) == ["un:2"])
  }

  @Test func aTruncatedListIsAFaultOfTheWholeFile() throws {
    let bytes = try Fixture.bytes("un/consolidated.xml")
    for end in stride(from: 0, to: bytes.count - 20, by: 37) {
      let outcome = read(Array(bytes[..<end]))
      #expect(outcome.fault != nil, "cut at \(end)")
    }
  }

  @Test func anotherDocumentIsNoEmptyList() {
    #expect(
      fault("<sdnList></sdnList>")
        == "un.xml:1: expected a CONSOLIDATED_LIST, found sdnList")
  }
}
