import Testing

@testable import AliasTable

@Suite("What a person should look at")
struct CheckTests {
  private let scratch: Scratch
  private let store: AliasStore

  init() throws {
    scratch = try Scratch()
    store = try AliasStore.create(path: scratch.path("store"))
  }

  private func findings() throws -> [String] {
    var findings: [String] = []
    try store.check { finding in
      findings.append(
        "\(finding.rule.rawValue) \(finding.id): \(finding.command.joined(separator: " "))")
      return true
    }
    return findings
  }

  @Test(
    "A sound table has nothing",
    arguments: [
      "Walid al-Moallem", "وليد المعلم", "Муаллем", "O'Brien", "محمد‌رضا", "Ἀλέξανδρος",
      "Jean-Pierre",
      "H. G. Wells II", "القاعدة (Al-Qaeda)",
    ])
  func sound(_ name: String) throws {
    try store.add([NameRecord(text: name)], to: .id("wd:Q1"), by: by)
    #expect(try findings() == [])
  }

  @Test(
    "Letters that look like others, several scripts in a word, and what cannot be seen",
    arguments: [
      ("Мoallem", "look-alike wd:Q1: rename wd:Q1 Moallem"),
      ("Wаlid", "look-alike wd:Q1: rename wd:Q1 Walid"),
      ("Walidالمعلم", "mixed-scripts wd:Q1: remove wd:Q1 Walidالمعلم"),
      ("Walid\u{200B} Moallem", "invisible wd:Q1: rename wd:Q1 Walid Moallem"),
      ("Walid\u{A0}Moallem", "invisible wd:Q1: rename wd:Q1 Walid Moallem"),
      ("\u{202E}Walid", "invisible wd:Q1: rename wd:Q1 Walid"),
      ("محمد\u{200C}", "invisible wd:Q1: rename wd:Q1 محمد"),
    ])
  func letters(_ name: String, _ finding: String) throws {
    try store.add([NameRecord(text: name)], to: .id("wd:Q1"), by: by)
    #expect(try findings() == [finding])
  }

  @Test("IDs of unusual form")
  func ids() throws {
    for id in ["wd:Q1", "geonames:1", "eu.x-1_2:a/b"] {
      try store.add([NameRecord(text: id)], to: .id(id), by: by)
    }
    #expect(try findings() == [])
    for id in ["Q1", "WD:Q1", "wd:", ":x", "wd:ق"] {
      try store.add([NameRecord(text: id + "x")], to: .id(id), by: by)
    }
    #expect(try findings().filter { $0.hasPrefix("id-pattern") }.count == 5)
  }

  @Test("One name on two entities, unless they are known to be two")
  func shared() throws {
    try store.add([NameRecord(text: "Tripoli")], to: .id("geonames:266826"), by: by)
    try store.add([NameRecord(text: "Tripoli")], to: .id("geonames:2210247"), by: by)
    #expect(
      try findings() == [
        "shared-name geonames:2210247: merge geonames:2210247 geonames:266826"
      ])
    try store.deny("geonames:266826", ["geonames:2210247"], by: by)
    #expect(try findings() == [])
  }

  @Test("Rings of redirects, orphans and broken references, however they came in")
  func damage() throws {
    try store.add([NameRecord(text: "Homs")], to: .id("x:1"), by: by)
    try store.add([NameRecord(text: "Hama")], to: .id("x:2"), by: by)
    try store.add([NameRecord(text: "Tadmur")], to: .id("x:3"), by: by)
    try store.merge(["x:1"], into: "x:2", by: by)
    try store.database.execute(
      """
      PRAGMA foreign_keys = OFF;
      UPDATE entity SET state = 'merged', target = (SELECT key FROM entity WHERE id = 'x:1')
        WHERE id = 'x:2';
      DELETE FROM alias WHERE text = 'Tadmur';
      INSERT INTO claim (entity, source) VALUES (99, 0);
      """)
    let found = try findings().map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    #expect(
      found == [
        "integrity :", "redirect-ring x:1:", "redirect-ring x:2:", "orphan-name x:2:",
        "orphan-name x:2:", "orphan x:3:",
      ])
  }

  @Test("Neighbours are the names that share words, those that share all first")
  func neighbours() throws {
    let store = try sampleStore(scratch, "keyed")
    try store.add([NameRecord(text: "walid al-moallem")], to: .id("x:1"), by: by)
    try store.add([NameRecord(text: "Walid Homsi")], to: .id("x:2"), by: by)
    #expect(
      try store.neighbours(of: "Walid al-Moallem", otherThan: "x:9").map(\.name) == [
        "Walid al-Moallem", "walid al-moallem", "Walid Homsi",
      ])
    #expect(
      try store.neighbours(of: "Walid al-Moallem", otherThan: "kunya:walid-al-moallem").map(\.id)
        == [
          "x:1", "x:2",
        ])
  }

  @Test("Names that were given without keys get them before they are looked for")
  func missingKeys() throws {
    let store = try sampleStore(scratch, "keyed")
    let keyless = try AliasStore.open(path: store.path)
    try keyless.add([NameRecord(text: "Walid Homsi")], to: .id("x:2"), by: by)
    #expect(try store.neighbours(of: "Homsi").map(\.id) == ["x:2"])
    let other = BlockingKeys(version: "letters") { [[$0.utf8.count], [Int($0.utf8.first ?? 0)]] }
    let otherwise = try AliasStore.open(path: store.path, keys: other)
    #expect(
      try otherwise.neighbours(of: "Wael").map(\.name).sorted() == [
        "Walid Homsi", "Walid al-Moallem",
      ])
    #expect(try store.neighbours(of: "Homsi").map(\.id) == ["x:2"])
  }

  /// The row of a name that has gone is given to the next name.
  @Test("Keys of a name that was taken off without keys find no other name")
  func staleKeys() throws {
    let store = try sampleStore(scratch, "keyed")
    try store.add([NameRecord(text: "Walid Homsi")], to: .id("x:2"), by: by)
    try store.add([NameRecord(text: "Nadia Halabi")], to: .id("x:2"), by: by)
    let keyless = try AliasStore.open(path: store.path)
    try keyless.remove(["Nadia Halabi"], from: "x:2", by: by)
    try keyless.add([NameRecord(text: "Samir Dimashqi")], to: .id("x:2"), by: by)
    #expect(try store.neighbours(of: "Halabi").map(\.name) == [])
    #expect(try store.neighbours(of: "Dimashqi").map(\.name) == ["Samir Dimashqi"])
    #expect(try store.database.integer("SELECT count(*) FROM unkeyed") == 0)
    let strays = "SELECT count(*) FROM block WHERE alias NOT IN (SELECT key FROM alias)"
    #expect(try store.database.integer(strays) == 0)
  }
}
