import AliasTable
import Records
import Testing

@testable import AliasFormats

/// What entities come to in the formats of others.
@Suite struct WriterTests {
  /// Entities with everything that needs care.
  static let entities = [
    EntityRecord(
      id: "wd:Q999999901", kind: .person,
      names: [
        NameRecord(text: "Khalil al-Mithali", lang: "en", role: .preferred),
        NameRecord(text: "خليل المثالي", lang: "ar", role: .preferred),
        NameRecord(text: "Mithali, Khalil", lang: "en"),
        NameRecord(text: "Khalil \"Abu\\Numuna\" => X", role: .nickname),
        NameRecord(text: "#1 Qadim", lang: "fr_1793", role: .former),
        NameRecord(text: "Khalil", role: .alias, weak: true),
        NameRecord(text: "Khalil al-Mithali", lang: "EN"),
        NameRecord(text: "Two\nlines", lang: "ar-Latn", role: .preferred),
      ],
      refs: [
        Reference(scheme: "wikidata", value: "Q999999901"),
        Reference(scheme: "viaf", value: "0 0>"), Reference(scheme: "pcode", value: "XX\"99"),
      ],
      countries: ["SY", "LB"], within: ["inv:place>1"], born: "1941-07-17", gender: "m"),
    EntityRecord(
      id: "inv:place>1", kind: .place, names: [NameRecord(text: "مدينة الخيال", lang: "ar")]),
    EntityRecord(
      id: "inv:3", kind: .organization,
      names: [NameRecord(text: "Mithal LLC"), NameRecord(text: "Mithal")],
      extra: [Member(key: "schema", json: "\"Company\"")]),
    EntityRecord(
      id: "inv:name", kind: .name,
      names: [NameRecord(text: "المثالي"), NameRecord(text: "Mithali", role: .former)]),
    EntityRecord(id: "inv:x", names: [NameRecord(text: "Only", role: .alias, weak: true)]),
  ]

  private func written(_ format: ForeignFormat) throws -> (text: String, passedOver: Int) {
    var writer = try #require(format.writer())
    writer.begin()
    for entity in Self.entities {
      writer.write(entity, redirects: entity.id == "inv:3" ? ["inv:old>3", "inv:3b"] : [])
    }
    return (String(decoding: writer.bytes, as: UTF8.self), writer.passedOver)
  }

  @Test(arguments: ForeignFormat.allCases.filter(\.canWrite))
  func entitiesAreWrittenAsExpected(_ format: ForeignFormat) throws {
    let (text, passedOver) = try written(format)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.popLast() == "")
    let ending = [.followTheMoney: "jsonl", .synonyms: "txt", .skos: "ttl"][format] ?? "txt"
    try Fixture.expect(lines, at: "export/\(format.rawValue).expected.\(ending)")
    #expect(passedOver == [.followTheMoney: 1, .synonyms: 2, .skos: 0][format])
    #expect(try written(format).text == text)
  }

  @Test func followTheMoneyComesBackAsItWent() throws {
    let text = try written(.followTheMoney).text
    let outcome = Outcome { () throws(RecordError) in
      try FollowTheMoneyReader(
        ByteSource(bytes: Array(text.utf8), name: "ftm"), options: ForeignOptions())
    }
    #expect(outcome.rejections == [])
    let originals = Self.entities.filter { $0.kind != .name }
    #expect(outcome.entities.map(\.id) == originals.map(\.id))
    for (read, original) in zip(outcome.entities, originals) {
      #expect(read.kind == original.kind && read.born == original.born)
      #expect(read.gender == original.gender && read.countries == original.countries)
      let texts = original.names.compactMap { SourceText.cleaned($0.text) }
      #expect(Set(read.names.map(\.text)) == Set(texts))
      #expect(read.names.first?.text == texts.first)
    }
    #expect(outcome.entities[2].extra.map(\.json) == ["\"Company\""])
    #expect(outcome.entities[2].formerIDs == ["inv:old>3", "inv:3b"])
  }

  /// Reads a line as Lucene's parser of the Solr format does: a backslash makes the next character
  /// plain, commas and arrows divide, blanks at the ends are dropped.
  private func synonyms(of line: [UInt8]) -> [[UInt8]]? {
    if line.isEmpty || line[0] == 0x23 { return nil }
    var names: [[UInt8]] = [[]]
    var position = 0
    while position < line.count {
      if line[position...].starts(with: [0x3D, 0x3E]) { return nil }
      if line[position] == 0x2C {
        names.append([])
      } else {
        if line[position] == 0x5C { position += 1 }
        if position < line.count { names[names.count - 1].append(line[position]) }
      }
      position += 1
    }
    return names.map {
      Array(SourceText.trimmed(String(decoding: $0, as: UTF8.self))?.utf8 ?? "".utf8)
    }
  }

  @Test func synonymsAreReadBackWhateverTheyHold() {
    var random = Seeded(seed: 3)
    for _ in 0..<2000 {
      let names = (0..<Int.random(in: 1...4, using: &random)).map { place in
        String(decoding: random.awkwardText(pieces: 5), as: UTF8.self) + "\(place)"
      }
      var writer = SynonymWriter()
      let entity = EntityRecord(id: "1", names: names.map { NameRecord(text: $0) })
      writer.write(entity, redirects: [])
      let cleaned = names.compactMap { SourceText.cleaned($0) }.map { Array($0.utf8) }
      guard cleaned.count > 1 else {
        #expect(writer.bytes.isEmpty && writer.passedOver == 1)
        continue
      }
      #expect(writer.bytes.count { $0 == 0x0A || $0 == 0x0D } == 1)
      #expect(synonyms(of: writer.bytes.dropLast()) == cleaned, "\(names)")
    }
  }

  @Test func labelsOfSKOSAreDisjointAndOnePreferredForALanguage() {
    var random = Seeded(seed: 4)
    let texts = ["Ali", "Hasan", "Omar"]
    let tags: [String?] = [nil, "en", "EN", "ar"]
    for _ in 0..<500 {
      let names = (0..<6).map { _ in
        NameRecord(
          text: texts.randomElement(using: &random) ?? "",
          lang: tags.randomElement(using: &random) ?? nil,
          role: NameRole.allCases.randomElement(using: &random) ?? .alias,
          weak: Bool.random(using: &random))
      }
      var writer = SKOSWriter()
      writer.write(EntityRecord(id: "1", names: names), redirects: [])
      let lines = String(decoding: writer.bytes, as: UTF8.self).lowercased().split(separator: "\n")
      let terms = lines.compactMap { line -> String? in
        guard let start = line.firstIndex(of: "\"") else { return nil }
        return String(line[start...].prefix { $0 != " " })
      }
      #expect(Set(terms).count == terms.count, "\(lines)")
      let preferred = lines.filter { $0.contains("preflabel") }.compactMap { line in
        line.split(separator: "@").dropFirst().first?.prefix { $0 != " " }
      }
      #expect(Set(preferred).count == preferred.count, "\(lines)")
      #expect(lines.contains { $0.contains("preflabel") })
    }
  }

  @Test func theBaseOfSKOSIsWrittenOnce() {
    var writer = SKOSWriter(base: "https://example.org/names?a=<b>")
    writer.begin()
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text.hasPrefix("@base <https://example.org/names?a=%3Cb%3E> .\n"))
  }
}
