import AliasTable
import Records
import Testing

@testable import AliasFormats

/// Any bytes in: never a crash, and nothing out that is no entity.
@Suite struct HostileInputTests {
  @Test(.timeLimit(.minutes(1)), arguments: GoldenTests.samples)
  func mutatedFilesGiveEntitiesOrRejections(_ sample: GoldenTests.Sample) throws {
    let files = try sample.files.map { try Fixture.bytes($0) }
    var random = Seeded(seed: UInt64(sample.files.count))
    for _ in 0..<400 {
      let mutated = files.map { Bool.random(using: &random) ? random.mutated($0) : $0 }
      let outcome = Outcome { () throws(RecordError) in
        try Self.reader(of: mutated, sample)
      }
      for entity in outcome.entities { expectSound(entity) }
      for rejection in outcome.rejections {
        #expect(!rejection.reason.isEmpty && rejection.line > 0, "\(rejection)")
        #expect(!rejection.reason.utf8.contains(0x0A), "\(rejection)")
      }
    }
  }

  /// The reader of a sample's format over bytes in memory.
  private static func reader(
    of files: [[UInt8]], _ sample: GoldenTests.Sample
  ) throws(RecordError) -> any ForeignReader {
    func source(_ place: Int) -> ByteSource? {
      place < files.count ? ByteSource(bytes: files[place], name: sample.files[place]) : nil
    }
    let first = ByteSource(bytes: files[0], name: sample.files[0])
    let options = sample.options
    switch sample.format {
    case .followTheMoney: return try FollowTheMoneyReader(first, options: options)
    case .ofac:
      return try SDNReader(
        first, alternates: source(1), comments: source(2), options: options, memoryLimit: 500)
    case .unitedNations: return UnitedNationsReader(first, options: options, pieceSize: 100)
    case .geonames:
      return try GeoNamesReader(
        first, alternateNames: source(1), options: options, memoryLimit: 500)
    case .wikidata: return try WikidataReader(first, options: options)
    case .columns, .reconciliation:
      return try ColumnReader(
        first, isReconciled: sample.format == .reconciliation, options: options, memoryLimit: 500)
    case .synonyms, .skos: throw RecordError(file: "", reason: .notFound)
    }
  }

  private func expectSound(_ entity: EntityRecord) {
    #expect(!entity.id.isEmpty && !entity.names.isEmpty, "\(entity)")
    var seen: Set<[UInt8]> = []
    var preferred: Set<String?> = []
    for name in entity.names {
      #expect(name.text.utf8.count <= 4096 && SourceText.cleaned(name.text) == name.text, "\(name)")
      let isNew = seen.insert(Array("\(name.lang ?? "")\0\(name.text)".utf8)).inserted
      #expect(isNew, "\(name.text) twice in \(entity)")
      if name.role == .preferred {
        #expect(preferred.insert(name.lang).inserted, "two preferred names in \(entity)")
      }
    }
    for country in entity.countries { #expect(country.utf8.count == 2, "\(entity)") }
    if let born = entity.born { #expect(DateText.iso(born) == born, "\(entity)") }
    #expect(Set(entity.refs).count == entity.refs.count, "\(entity)")
  }

  @Test func aBrokenLineLeavesTheOthers() throws {
    let name = "ftm/entities.ftm.json"
    let lines = try Fixture.bytes(name).split(separator: 0x0A).map { Array($0) }
    func read(_ lines: [[UInt8]]) -> Outcome {
      Outcome { () throws(RecordError) in
        try FollowTheMoneyReader(
          ByteSource(bytes: Array(lines.joined(separator: [0x0A])), name: name),
          options: ForeignOptions())
      }
    }
    let whole = read(lines)
    for broken in lines.indices {
      var lines = lines
      lines[broken] = [0xFF, 0x7B]
      let outcome = read(lines)
      #expect(whole.entities.count - outcome.entities.count <= 1, "line \(broken + 1)")
      #expect(outcome.rejections.contains { $0.line == broken + 1 }, "line \(broken + 1)")
    }
  }

  @Test func aNameOverTheLimitRejectsItsRecordAlone() {
    let long = String(repeating: "a", count: 4097)
    let text =
      "id,name\n1,\(long)\n2,\(long.dropLast())\n"
    let outcome = Outcome { () throws(RecordError) in
      try ColumnReader(
        ByteSource(bytes: Array(text.utf8), name: "a.csv"), isReconciled: false,
        options: ForeignOptions())
    }
    #expect(outcome.entities.map(\.id) == ["2"])
    #expect(
      outcome.rejections.map(\.reason) == ["a name has 4097 bytes, at most 4096 are allowed"])
  }

  @Test func rowsThatAreNotUTF8AreRejected() {
    let rows: [[UInt8]] = [Array("id,name\n1,Ali ".utf8), [0xC3], Array("\n2,Omar\n".utf8)]
    let outcome = Outcome { () throws(RecordError) in
      try ColumnReader(
        ByteSource(bytes: Array(rows.joined()), name: "a.csv"), isReconciled: false,
        options: ForeignOptions())
    }
    #expect(outcome.rejections.map(\.reason) == ["not UTF-8"])
    #expect(outcome.entities.map(\.names[0].text) == ["Omar"])
  }
}
