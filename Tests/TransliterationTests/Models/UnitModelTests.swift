import Glibc
import Orthography
import Testing
import Transliteration

@Suite("Models over letter units")
struct UnitModelTests {
  /// A table of three units: ب is b or ba, ا is a.
  static let text = """
    context	backoff	units
    ·	0	$=100 ^:=100 ا:a=150 ب:b=150 ب:ba=200
    <	10	^:=1
    ^:	20	ب:b=50 ب:ba=60
    ^: ب:b	30	ا:a=20

    """

  static func table(_ text: String) throws -> UnitTable {
    try UnitTable(table: DataTable(name: "units.tsv", utf8: text.utf8))
  }

  static let ba: [UInt8] = [0x81, 0x80]

  @Test("A table reads back as it was written")
  func roundTrip() throws {
    let table = try Self.table(Self.text)
    let written = table.text(comments: [])
    #expect(written == Self.text)
    #expect(try Self.table(written) == table)
  }

  @Test(
    "Faulty rows are faults with their line",
    arguments: [
      ("·\t0\tب=100", 2), ("·\t0\tب:b=-5", 2), ("·\tx\tب:b=5", 2), ("·\t0\tب:bbbbb=5", 2),
      ("·\t0\tب:b=5\nQ\t0\tب:b=5", 3), ("^:\t0\tب:b=5", 0),
    ])
  func faults(_ rows: String, _ line: Int) {
    let fault = #expect(throws: DataTable.Fault.self) {
      try Self.table("context\tbackoff\tunits\n\(rows)\n")
    }
    #expect(fault?.line == line)
  }

  @Test("The probability of a pair is that of its paths, contexts backing off at their price")
  func probability() throws {
    var decoder = UnitDecoder(try UnitModel(try Self.table(Self.text), .toLatin))
    let renderings = decoder.renderings(of: Self.ba, limit: 10)
    #expect(renderings.map { LetterPage.text($0.letters) } == ["ba", "baa"])
    // ^: 1, ب:b 50, ا:a 20, then $: no context has it, so 0 of "ا:a", 100 of the root.
    let cost = -(log(renderings[0].p) * 100)
    #expect(abs(cost - (1 + 50 + 20 + 100)) < 0.5)
    // ^: 1, ب:ba 60, ا:a from the root behind nothing known.
    let other = -(log(renderings[1].p) * 100)
    #expect(abs(other - (1 + 60 + 150 + 100)) < 0.5)
  }

  @Test("Both directions give a pair the same probability")
  func directions() throws {
    let table = try Self.table(Self.text)
    var forward = UnitDecoder(try UnitModel(table, .toLatin))
    var backward = UnitDecoder(try UnitModel(table, .toArabic))
    for latin in ["ba", "baa"] {
      let there = forward.probability(of: Self.ba, as: Array(latin.utf8))
      let back = backward.probability(of: Array(latin.utf8), as: Self.ba)
      #expect(there > 0)
      #expect(abs(there - back) < 1e-12)
    }
    #expect(forward.probability(of: Self.ba, as: Array("ab".utf8)) == 0)
  }

  @Test("Letters without a unit have no rendering, the empty word neither crashes")
  func unknown() throws {
    var decoder = UnitDecoder(try UnitModel(try Self.table(Self.text), .toLatin))
    #expect(decoder.renderings(of: [0x85, 0xFF, 0x00], limit: 3).isEmpty)
    #expect(decoder.renderings(of: [], limit: 3).allSatisfy { $0.letters.isEmpty })
    #expect(decoder.renderings(of: [UInt8](repeating: 0x81, count: 300), limit: 3).count <= 3)
  }

  @Test("A wide search finds every rendering, a narrow one the best of them")
  func exhaustive() throws {
    let table = try Self.table(Self.text)
    var wide = UnitDecoder(try UnitModel(table, .toLatin))
    wide.beam = 300
    wide.width = 0
    let word = [UInt8](repeating: 0x81, count: 6)
    // Each of six letters is b or ba.
    let all = wide.renderings(of: word, limit: 100)
    #expect(all.count == 64)
    var narrow = UnitDecoder(try UnitModel(table, .toLatin))
    narrow.beam = 4
    let best = try #require(narrow.renderings(of: word, limit: 1).first)
    #expect(best.letters == all[0].letters)
    #expect(best.p <= all[0].p * 1.000_001)
  }

  @Test("What a decoder remembers of other words changes no rendering")
  func memory() throws {
    let model = try UnitModel(try Self.table(Self.text), .toArabic)
    let words = ["ba", "baa", "bab", "babaab", "ab", "b", "", "abab"].map { Array($0.utf8) }
    var warm = UnitDecoder(model)
    for _ in 0..<2 {
      for word in words {
        var fresh = UnitDecoder(model)
        #expect(warm.renderings(of: word, limit: 9) == fresh.renderings(of: word, limit: 9))
      }
      _ = warm.probability(of: words[0], as: Self.ba)
    }
    // What was kept by a narrow search is not enough for a wide one.
    warm.searchWidely()
    for word in words {
      var fresh = UnitDecoder(model)
      fresh.searchWidely()
      #expect(warm.renderings(of: word, limit: 9) == fresh.renderings(of: word, limit: 9))
    }
  }
}
