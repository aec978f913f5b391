import Orthography
import Testing
import Transliteration

@Suite("Weights of readings")
struct ReadingWeightsTests {
  static let text = """
    feature	letters	symbols	weight
    trust	·	·	0.6
    next	با	ba	0.5
    pattern	CاCC___0	Ci	0.12
    shape	·	<CaCi	-1.25
    wazn	CاC	CāCi	0.3

    """

  static func table(_ text: String) throws -> ReadingWeights.Table {
    try ReadingWeights.Table(table: DataTable(name: "readings.tsv", utf8: text.utf8))
  }

  @Test("A table reads back as it was written")
  func roundTrip() throws {
    let table = try Self.table(Self.text)
    #expect(table.trust == 0.6)
    #expect(table.weights.count == 4)
    #expect(table.text(comments: []) == Self.text)
  }

  @Test(
    "Faulty rows are faults with their line",
    arguments: [
      ("nothing\tب\tb\t1", 2), ("next\tب\tb\tmuch", 2), ("next\tQé\tb\t1", 2),
      ("next\tب\tb\t1\nnext\tبببببببببب\tb\t1", 3),
    ])
  func faults(_ rows: String, _ line: Int) {
    let fault = #expect(throws: DataTable.Fault.self) {
      try Self.table("feature\tletters\tsymbols\tweight\n\(rows)\n")
    }
    #expect(fault?.line == line)
  }

  /// سلم is read salima or, a little less often, sallama.
  static let units = """
    context	backoff	units
    ·	0	$=100 ^:=1 س:sa=1 ل:li=100 ل:lla=120 م:ma=1
    <	0	^:=1

    """

  static func restorer(_ weights: String?) throws -> VowelRestorer {
    var source = NameModels.Source()
    source.vowels = try UnitTable(
      table: DataTable(name: "units.tsv", utf8: units.utf8))
    source.clitics = CliticTable(words: [0, 0, 0, 0, 1], construct: [], pausal: [])
    if let weights { source.readings = try table(weights) }
    return VowelRestorer(try NameModels(source))
  }

  static let word: [UInt8] = [0x8B, 0x96, 0x97]

  @Test("Without weights the n-gram model decides")
  func unweighed() throws {
    var restorer = try Self.restorer(nil)
    #expect(restorer.readings(of: Self.word, limit: 5).map(\.text) == ["salima", "sallama"])
  }

  @Test(
    "Weights of letters, of patterns and of whole readings turn the order round",
    arguments: [
      "next\tلم\tlla\t0.5", "wazn\tCCC\tCaCCaCa\t0.5", "symbols\t·\tsall\t0.5",
      "pattern\tCCC____1\tCCa\t0.5", "whole\t·\tCaCiCa\t-0.5", "tail\tلم\tima\t-0.5",
      "patternAround\t<CCC$\tCCa_Ca\t0.5",
    ])
  func weighed(_ row: String) throws {
    var restorer = try Self.restorer(
      "feature\tletters\tsymbols\tweight\ntrust\t·\t·\t1\n\(row)\n")
    let readings = restorer.readings(of: Self.word, limit: 5)
    #expect(readings.map(\.text) == ["sallama", "salima"])
    #expect(abs(readings.reduce(0) { $0 + $1.p } - 1) < 1e-9)
  }
}
