import Records
import Testing

@testable import AliasTable

@Suite("Former IDs on import")
struct FormerIDTests {
  private let scratch: Scratch
  private let store: AliasStore

  init() throws {
    scratch = try Scratch()
    store = try AliasStore.create(path: scratch.path("store"), keys: wordKeys)
  }

  /// Records that are there already.
  private final class Records: EntityReader {
    private var rest: [EntityRecord]
    init(_ records: [EntityRecord]) { rest = records.reversed() }
    func next() throws(RecordError) -> EntityReading? { rest.popLast().map(EntityReading.entity) }
  }

  private func record(_ id: String, _ name: String, former: [String] = []) -> EntityRecord {
    EntityRecord(
      id: id, kind: .person, names: [NameRecord(text: name, role: .preferred)],
      formerIDs: former)
  }

  @discardableResult
  private func take(_ records: EntityRecord..., source: String = "os") throws -> ImportSummary {
    try store.importEntities(
      RecordTableReader(Records(records)), source: source, by: by
    ) { Issue.record("\($0)") }
  }

  @Test("They lead to the entity, are no records, and stay so when the same comes again")
  func redirects() throws {
    let person = record("os:1", "Walid al-Moallem", former: ["os:un-7", "os:eu-9"])
    let summary = try take(person)
    #expect(summary.records == 1 && summary.rejected == 0 && summary.created == 1)
    #expect(try store.standing(for: "os:un-7") == "os:1")
    #expect(try store.redirects(to: "os:1") == ["os:eu-9", "os:un-7"])
    #expect(try take(person).event == nil)
  }

  @Test("An entity that the source has merged since gives way, with what others said of it")
  func merged() throws {
    try take(record("os:1", "Walid al-Moallem"), record("os:2", "Walid Muallim"))
    try store.add([NameRecord(text: "Moualem")], to: .id("os:2"), by: by)
    try take(record("os:1", "Walid al-Moallem", former: ["os:2"]))
    #expect(try store.standing(for: "os:2") == "os:1")
    #expect(try store.names("os:1") == ["Walid al-Moallem", "Moualem"])
  }

  @Test("An ID that the input gives to an entity of its own is left alone")
  func own() throws {
    let summary = try take(
      record("os:1", "Walid al-Moallem", former: ["os:2"]), record("os:2", "Farouk al-Sharaa"))
    #expect(summary.rejected == 0)
    #expect(try store.entity("os:2")?.isLive == true)
  }

  @Test("What was merged or retired by hand stays as it is")
  func byHand() throws {
    try take(record("os:1", "Walid al-Moallem"), record("os:3", "Nabil Homsi"), source: "")
    try store.merge(["os:3"], into: "os:1", by: by)
    try store.add([NameRecord(text: "Samir Halabi")], to: .id("os:4"), by: by)
    try store.retire("os:4", by: by)
    try take(record("os:5", "Farouk al-Sharaa", former: ["os:3", "os:4"]))
    #expect(try store.standing(for: "os:3") == "os:1")
    #expect(try store.entity("os:4")?.state == .retired(source: ""))
  }

  @Test("The former IDs of a record that is rejected lead nowhere")
  func rejected() throws {
    var rejections = 0
    _ = try store.importEntities(
      RecordTableReader(Records([record("os:1", "", former: ["os:2"])])), source: "os", by: by
    ) { _ in rejections += 1 }
    #expect(rejections == 1)
    #expect(try store.entity("os:2") == nil)
  }
}
