import Matching
import Onomastics
import Orthography
import Testing

/// Faults in the tables that knowledge is loaded from.
@Suite struct TableTests {
  @Test func everyFileIsEmbedded() {
    for file in Knowledge.File.allCases {
      #expect(Embedded.file(file)?.isEmpty == false, "\(file.rawValue)")
    }
  }

  @Test(arguments: Knowledge.File.allCases)
  func aMissingFileIsNamed(_ missing: Knowledge.File) {
    let fault = #expect(throws: Knowledge.LoadingFault.self) {
      try Knowledge.load(lexicon: nil) { $0 == missing ? nil : Embedded.file($0) }
    }
    guard case .missing(let path) = fault else {
      Issue.record("\(missing.rawValue): \(String(describing: fault))")
      return
    }
    #expect(path == missing.rawValue)
  }

  @Test(arguments: Knowledge.File.allCases.filter { $0.rawValue.hasSuffix(".tsv") })
  func aTableWithoutItsColumnsIsAFaultOfThatTable(_ broken: Knowledge.File) {
    let fault = #expect(throws: Knowledge.LoadingFault.self) {
      try Knowledge.load(lexicon: nil) {
        $0 == broken ? Array("nothing\nx\n".utf8) : Embedded.file($0)
      }
    }
    guard case .table(let table) = fault else {
      Issue.record("\(broken.rawValue): \(String(describing: fault))")
      return
    }
    #expect(table.table == "Data/\(broken.rawValue)")
  }

  @Test func aPriceThatIsMissingIsNamed() throws {
    let table = try DataTable(name: "prices.tsv", utf8: "name\tvalue\nchannel\t0.6\n".utf8)
    let fault = #expect(throws: DataTable.Fault.self) { try Prices(table: table) }
    #expect(fault?.reason == "no price \"join\"")
    let other = try DataTable(name: "prices.tsv", utf8: "name\tvalue\nchannel\tmuch\n".utf8)
    #expect(throws: DataTable.Fault(table: "prices.tsv", line: 2, reason: "not a number")) {
      try Prices(table: other)
    }
  }

  @Test func calibrationKnowsItsFeatures() throws {
    let header = "feature\tweight\tplace\tcross_script\n"
    func fault(_ rows: String) throws -> DataTable.Fault? {
      let table = try DataTable(name: "c.tsv", utf8: (header + rows).utf8)
      return #expect(throws: DataTable.Fault.self) { try Calibration(table: table) }
    }
    #expect(try fault("one\t1\t0\t0\nluck\t1\t0\t0\n")?.line == 3)
    #expect(try fault("one\t1\t0\tx\n")?.line == 2)
    #expect(
      try fault("one\t1\t0\t0\n")?.reason
        == "1 features where the model has \(Features.names.count)")
  }

  @Test func aFeatureNamedTwiceDoesNotStandForAnother() throws {
    let rows = Features.names.indices
      .map { "\(Features.names[max(1, $0)])\t1\t0\t0" }.joined(separator: "\n")
    let table = try DataTable(
      name: "c.tsv", utf8: ("feature\tweight\tplace\tcross_script\n" + rows).utf8)
    let fault = #expect(throws: DataTable.Fault.self) { try Calibration(table: table) }
    #expect(fault?.reason == "feature \"\(Features.names[1])\" for the second time")
  }

  @Test func calibrationAddsUpItsColumns() {
    let count = Features.names.count
    func weights(_ value: Double) -> [Double] {
      [value] + [Double](repeating: 0, count: count - 1)
    }
    let calibration = Calibration(
      base: weights(1), place: weights(10), crossScript: weights(100))
    let name = Embedded.prepared("Walid")
    var features = Features(Aligner.Alignment(), mention: name, alias: name, place: false)
    #expect(calibration.logOdds(features) == 1)
    features.place = true
    #expect(calibration.logOdds(features) == 11)
    let found = Embedded.compare("Walid", "وليد", .place)
    #expect(found.features.crossScript && found.features.place)
    #expect(calibration.logOdds(found.features) == 111)
  }
}
