import Records
import Testing

@Suite struct JSONWriterTests {
  @Test func aBatchRecord() {
    var json = JSONWriter()
    json.beginObject()
    json.key("key")
    json.string("1")
    json.key("matches")
    json.beginArray()
    for id in ["wd:Q1", "wd:Q2"] {
      json.beginObject()
      json.key("id")
      json.string(id)
      json.key("score")
      json.score(0.9987)
      json.endObject()
    }
    json.endArray()
    json.key("refs")
    json.beginObject()
    json.endObject()
    json.key("year")
    json.integer(-1941)
    json.key("weak")
    json.boolean(false)
    json.key("born")
    json.null()
    json.key("extra")
    json.raw(Array("[1,2]".utf8).span)
    json.endObject()
    json.endLine()
    json.beginObject()
    json.endObject()
    json.endLine()
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == """
        {"key":"1","matches":[{"id":"wd:Q1","score":0.99870000},{"id":"wd:Q2","score":0.99870000}],\
        "refs":{},"year":-1941,"weak":false,"born":null,"extra":[1,2]}
        {}

        """)
  }

  @Test(arguments: [
    ("وليد المعلم", #""وليد المعلم""#), ("a\"b\\c/", #""a\"b\\c/""#),
    ("\t\n\r\u{8}\u{1F}\0", #""\t\n\r\u0008\u001f\u0000""#), ("", #""""#),
    ("\u{200C}\u{1F600}", "\"\u{200C}\u{1F600}\""),
  ])
  func stringsAreEscaped(text: String, expected: String) {
    #expect(written { $0.string(text) } == expected)
  }

  @Test func brokenUTF8IsReplaced() {
    let bytes: [UInt8] = [0x41, 0xFF, 0x42, 0xE2, 0x82, 0x22]
    #expect(written { $0.string(bytes.span) } == "\"A\u{FFFD}B\u{FFFD}\\\"\"")
  }

  @Test(arguments: [
    (0.9987, "0.99870000"), (0.5, "0.500000"), (0.123456789, "0.123457"),
    (0.9999998, "0.999999800000"), (0.99999949999, "0.999999499990"), (1.0, "1"), (0.0, "0"),
    (0.00001234567, "0.0000123457"), (1.0.nextDown, "0.99999999999999989"),
    (3e-13, "3e-13"), (Double.nan, "null"),
  ])
  func scoresKeepTheirDistanceFromCertainty(score: Double, expected: String) {
    #expect(written { $0.score(score) } == expected)
  }

  @Test func randomScoresAreNeitherRoundedAwayNorWrong() throws {
    var random = Seeded(seed: 7)
    for _ in 0..<4_000 {
      let small =
        Double.random(in: 0..<1, using: &random)
        * ([1, 1e-3, 1e-7, 1e-11, 1e-15].randomElement(using: &random) ?? 1)
      for score in [small, 1 - small] where score > 0 && score < 1 {
        let text = written { $0.score(score) }
        let value = try #require(Double(text))
        #expect(value > 0 && value < 1, "\(score) as \(text)")
        let distance = min(score, 1 - score)
        #expect(abs(value - score) <= distance * 5.1e-6 + 1e-17, "\(score) as \(text)")
      }
    }
  }

  @Test(arguments: [0.1, 1.0, -2.5e300, Double.leastNonzeroMagnitude, 1e16, 123456.789])
  func numbersComeBackExactly(number: Double) {
    #expect(Double(written { $0.number(number) }) == number)
  }

  @Test(arguments: [0, 7, -7, Int.max, Int.min])
  func integers(value: Int) {
    #expect(written { $0.integer(value) } == String(value))
  }

  @Test func infinityIsNull() {
    #expect(written { $0.number(.infinity) } == "null")
  }

  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
