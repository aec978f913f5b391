import Orthography
import Testing

@Suite struct OffsetTests {
  let folder = Embedded.folder

  /// The original text behind a range of letters.
  func source(_ text: String, _ range: Range<Int>) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[folder.fold(text).source(of: range)], as: UTF8.self)
  }

  @Test func aDigraphLetterPointsToItsCharacter() {
    let text = folder.fold("Šams")
    #expect(text.start == [0, 0, 2, 3, 4])
    #expect(text.end == [2, 2, 3, 4, 5])
    #expect(text.capital == [true, true, false, false, false])
  }

  @Test func marksBelongToTheirLetter() {
    #expect(source("علىِ x", 0..<3) == "علىِ")
    #expect(source("s\u{030C}a", 0..<2) == "s\u{030C}")
    #expect(source("مُحَمَّد", 3..<4) == "د")
    #expect(source("e\u{0301}t", 0..<1) == "e\u{0301}")
  }

  @Test func tatweelAndControlsBelongToNobody() {
    #expect(source("\u{202B}علي\u{202C}", 0..<3) == "علي")
    #expect(source("مـد", 0..<2) == "مـد")
    #expect(source("مـد", 0..<1) == "م")
  }

  @Test func softBoundariesHaveTheirPlace() {
    let zwnj = folder.fold("ی\u{200C}ر")
    #expect(zwnj.start == [0, 2, 5] && zwnj.end == [2, 5, 7])
    let capital = folder.fold("aB")
    #expect(capital.start == [0, 1, 1] && capital.end == [1, 1, 2])
  }

  @Test func ligaturesShareOneSource() {
    #expect(source("عبد ﷲ!", 4..<8) == "ﷲ")
    #expect(source("عبد ﷲ!", 8..<9) == "!")
  }

  @Test func invalidBytesAreCountedAndShown() {
    let bytes: [UInt8] = [0x41, 0xFF, 0x62, 0xE2, 0x80, 0x63, 0xED, 0xA0, 0x80]
    var text = FoldedText()
    bytes.withUnsafeBufferPointer { folder.fold($0, into: &text) }
    #expect(text.replacements == 5)
    #expect(text.fine == [0x61, 0xFE, 0x62, 0xFE, 0x63, 0xFE, 0xFE, 0xFE])
    let decoded = bytes.withUnsafeBufferPointer { DecodedText(utf8: $0) }
    #expect(decoded.invalid == [1..<2, 3..<5, 6..<7, 7..<8, 8..<9])
    #expect(decoded.text == "A\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test func bidiOverridesAreDropped() {
    let text = folder.fold("\u{202E}Ali\u{202C} \u{2066}حسن\u{2069}\u{FEFF}")
    #expect(LetterPage.text(text.base) == "ali حسن")
    #expect(text.start.first == 3)
  }

  @Test func foreignLettersAreMarked() {
    let text = folder.fold("Ali Владимир")
    #expect(text.hasForeign)
    #expect(text.fine[4...].allSatisfy { $0 == LetterPage.foreign })
    #expect(!folder.fold("Ali 😀").hasForeign)
    #expect(folder.fold("😀").fine == [LetterPage.symbol])
  }
}
