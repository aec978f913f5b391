import Records
import Testing

@Suite struct WellFormedUTF8Tests {
  @Test(
    arguments: [
      ([0x41, 0xFF, 0x42], "A\u{FFFD}B", 1), ([0xE2, 0x82], "\u{FFFD}", 1),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}", 2),
      ([0xD8, 0xB9], "ع", 0), ([], "", 0),
    ] as [([UInt8], String, Int)])
  func brokenSequencesAreReplaced(bytes: [UInt8], expected: String, count: Int) {
    var output: [UInt8] = []
    #expect(WellFormedUTF8.append(bytes.span, to: &output) == count)
    #expect(output == Array(expected.utf8))
  }

  @Test func itRepairsAsTheStandardLibraryDoes() {
    var random = Seeded(seed: 3)
    let bytes: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF,
      0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        bytes[Int.random(in: 0..<bytes.count, using: &random)]
      }
      var output: [UInt8] = []
      WellFormedUTF8.append(text.span, to: &output)
      #expect(output == Array(String(decoding: text, as: UTF8.self).utf8), "\(text)")
    }
  }
}
