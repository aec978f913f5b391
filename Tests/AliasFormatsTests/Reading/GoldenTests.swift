import AliasTable
import Records
import Testing

@testable import AliasFormats

/// What is read of a file in the true format of each source.
@Suite struct GoldenTests {
  /// A format with its fixtures, in the order of its files.
  struct Sample: CustomTestStringConvertible {
    let format: ForeignFormat
    let files: [String]
    var options = ForeignOptions()
    /// The golden file, below the folder of the first fixture.
    var golden = "expected.jsonl"

    var testDescription: String { "\(format.rawValue) \(golden)" }

    var expected: String {
      "\(files[0].prefix { $0 != "/" })/\(golden)"
    }
  }

  static let samples: [Sample] = {
    var gazetteer = ForeignOptions()
    for text in [
      "id=ADM1_PCODE", "name:en=ADM1_EN", "name:ar=ADM1_AR", "alias:en=OTHER", "kind=TYPE",
      "countries=NATION", "within=ADM0_PCODE", "ref:pcode=ADM1_PCODE",
    ] {
      _ = gazetteer.columns.assign(text)
    }
    gazetteer.prefix = "pcode:"
    var tabbed = ForeignOptions()
    tabbed.isTabSeparated = true
    var reconciled = ForeignOptions()
    for text in [
      "id=wikidata id", "name=name in source", "label=matched name", "judgment=judgment",
      "ref:viaf=viaf",
    ] {
      _ = reconciled.columns.assign(text)
    }
    reconciled.prefix = "wd:"
    var named = ForeignOptions()
    named.countryCode = { ["Syria": "SY", "Syrian Arab Republic": "SY"][$0] }
    var chosen = ForeignOptions()
    chosen.languages = ["ar", "en"]
    chosen.kinds = [.person, .place]
    var rivers = ForeignOptions()
    rivers.languages = ["en"]
    rivers.featureClasses = ["H", "P"]
    return [
      Sample(format: .followTheMoney, files: ["ftm/entities.ftm.json"]),
      Sample(
        format: .ofac, files: ["ofac/sdn.csv", "ofac/alt.csv", "ofac/sdn_comments.csv"],
        options: named),
      Sample(format: .ofac, files: ["ofac/sdn.csv"], golden: "alone.expected.jsonl"),
      Sample(format: .unitedNations, files: ["un/consolidated.xml"], options: named),
      Sample(format: .geonames, files: ["geonames/XX.txt", "geonames/alternateNamesV2.txt"]),
      Sample(
        format: .geonames, files: ["geonames/XX.txt", "geonames/alternateNamesV2.txt"],
        options: rivers, golden: "chosen.expected.jsonl"),
      Sample(format: .geonames, files: ["geonames/XX.txt"], golden: "alone.expected.jsonl"),
      Sample(format: .wikidata, files: ["wikidata/dump.json"]),
      Sample(
        format: .wikidata, files: ["wikidata/dump.json"], options: chosen,
        golden: "chosen.expected.jsonl"),
      Sample(format: .columns, files: ["columns/gazetteer.csv"], options: gazetteer),
      Sample(
        format: .columns, files: ["columns/aliases.tsv"], options: tabbed,
        golden: "aliases.expected.jsonl"),
      Sample(format: .reconciliation, files: ["openrefine/reconciled.csv"], options: reconciled),
    ]
  }()

  @Test(arguments: samples) func fixtureIsReadAsExpected(_ sample: Sample) throws {
    let outcome = Outcome { () throws(RecordError) in
      try sample.format.reader(
        of: sample.files.map { Fixture.path($0) }, options: sample.options)
    }
    let folder = Fixture.path("")
    let lines = outcome.lines.map { line in
      line.hasPrefix(folder) ? String(line.dropFirst(folder.count)) : line
    }
    try Fixture.expect(lines, at: sample.expected)
  }
}
