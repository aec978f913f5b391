import Testing

@testable import Kunya

/// Long text is annotated in pieces; nobody may notice.
@Suite struct TextPiecesTests {
  private func pieces(_ text: [UInt8]) -> [Range<Int>] {
    text.withUnsafeBufferPointer { Array(TextPieces($0)) }
  }

  @Test func piecesCoverTheTextAndEndWithLines() {
    let line = Array("Damascus is the capital of Syria.\n".utf8)
    let text = Array(repeatElement(line, count: 5_000).joined())
    let pieces = pieces(text)
    #expect(pieces.count > 3)
    #expect(pieces.first?.lowerBound == 0 && pieces.last?.upperBound == text.count)
    for (piece, next) in zip(pieces, pieces.dropFirst()) {
      #expect(piece.upperBound == next.lowerBound)
      #expect(text[piece.upperBound - 1] == UInt8(ascii: "\n"))
    }
  }

  @Test func aLineWithoutEndIsCutAtASpace() {
    let text = Array(String(repeating: "دمشق ", count: 60_000).utf8)
    let pieces = pieces(text)
    #expect(pieces.count > 1)
    #expect(pieces.dropLast().allSatisfy { text[$0.upperBound - 1] == 0x20 })
  }

  @Test func aWordWithoutEndIsNotCutWithinACharacter() {
    let text = Array(String(repeating: "ش", count: 300_000).utf8)
    let pieces = pieces(text)
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { text[$0.lowerBound] & 0xC0 != 0x80 })
  }

  @Test func mentionsOfLongTextHaveTheirPlacesInIt() throws {
    let filler = String(repeating: "nothing here to see, said nobody at all.\n", count: 2_000)
    let text = "Bouthaina Shaaban spoke.\n" + filler + "Then Shaaban left for Damascus.\n"
    let annotator = try Annotator(resolver: Shared.resolver)
    let bytes = Array(text.utf8)
    let found = bytes.withUnsafeBufferPointer { annotator.annotate($0) }
    #expect(found.map(\.text) == ["Bouthaina Shaaban", "Shaaban", "Damascus"])
    #expect(
      found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == found.map(\.text))
    #expect(found.map(\.fromContext) == [false, true, false])
    #expect(found.count > 1 && found[0].candidate.id == found[1].candidate.id)
  }
}
