import Records
import Testing

@testable import AliasTable

@Suite("Imports")
struct ImportTests {
  private let scratch: Scratch
  private let store: AliasStore

  init() throws {
    scratch = try Scratch()
    store = try AliasStore.create(path: scratch.path("store"), keys: wordKeys)
  }

  private let first = """
    {"id":"geonames:170654","kind":"place","names":[{"text":"Damascus"},{"text":"دمشق","lang":"ar"}]}
    {"id":"geonames:170063","kind":"place","names":[{"text":"Aleppo"}],"countries":["SY"]}
    """

  @Test("One import is one event, and what is said belongs to its source")
  func event() throws {
    let summary = try store.take(first, source: "geonames").summary
    #expect(summary.records == 2 && summary.created == 2 && summary.names == 3)
    #expect(summary.event == 1)
    #expect(try store.entity("geonames:170063")?.claims.map(\.source) == ["geonames"])
    #expect(try store.entity("geonames:170654")?.names.map(\.source) == ["geonames", "geonames"])
  }

  @Test("The same again changes nothing")
  func again() throws {
    try store.take(first, source: "geonames")
    #expect(try store.take(first, source: "geonames").summary.event == nil)
    #expect(try store.lastEvent() == 1)
  }

  @Test("A newer version replaces what its source said, and nothing of others")
  func newerVersion() throws {
    try store.take(first, source: "geonames")
    try store.add([NameRecord(text: "ash-Sham")], to: .id("geonames:170654"), by: by)
    try store.take(
      #"{"id":"geonames:170654","names":[{"text":"Damas","lang":"fr"}],"gender":"f"}"#,
      source: "other")
    let summary = try store.take(
      #"{"id":"geonames:170654","kind":"place","names":[{"text":"Damascus"},{"text":"Dimashq"}]}"#,
      source: "geonames"
    ).summary
    #expect(summary.updated == 1 && summary.retired == 1)
    #expect(try store.names("geonames:170654") == ["Damascus", "Damas", "Dimashq", "ash-Sham"])
    #expect(try store.entity("geonames:170654")?.record.gender == "f")
    #expect(try store.entity("geonames:170063")?.state == .retired(source: "geonames"))
  }

  @Test("An entity that others speak of outlives its source")
  func outlived() throws {
    try store.take(first, source: "geonames")
    try store.add([NameRecord(text: "Halab")], to: .id("geonames:170063"), by: by)
    try store.take(#"{"id":"x:1","names":[{"text":"Homs"}]}"#, source: "geonames")
    let entity = try #require(try store.entity("geonames:170063"))
    #expect(entity.isLive && entity.names.map(\.text) == ["Halab"] && entity.claims.isEmpty)
    #expect(entity.label == "Halab" && entity.record.countries == [])
  }

  @Test("Where a record could not be read, nothing is taken to be gone")
  func unread() throws {
    try store.take(first, source: "geonames")
    let newer = """
      {"id":"geonames:170654","kind":"place","names":[{"text":"Dimashq"}]}
      {"id":"geonames:170063","kind":"place","names":[]}
      """
    let summary = try store.take(newer, source: "geonames").summary
    #expect(summary.rejected == 1 && summary.retired == 0)
    #expect(try store.names("geonames:170063") == ["Aleppo"])
    #expect(try store.names("geonames:170654") == ["Dimashq"])
  }

  @Test("A source brings back what had gone from it, but not what was retired by hand")
  func revival() throws {
    try store.take(first, source: "geonames")
    try store.retire("geonames:170654", by: by)
    try store.take(#"{"id":"x:1","names":[{"text":"Homs"}]}"#, source: "geonames")
    let (summary, rejected) = try store.take(first, source: "geonames")
    #expect(summary.created == 1 && summary.rejected == 1 && summary.retired == 1)
    #expect(rejected.map(\.key) == ["geonames:170654"])
    #expect(rejected[0].reason == "'geonames:170654' is retired")
    #expect(try store.names("geonames:170063") == ["Aleppo"])
    #expect(try store.entity("geonames:170654")?.isLive == false)
  }

  @Test("What was merged stays merged, whatever ID the source uses")
  func merged() throws {
    try store.take(first, source: "geonames")
    try store.merge(["geonames:170654"], into: "geonames:170063", by: by)
    let before = try store.export()
    #expect(try store.take(first, source: "geonames").summary.event == nil)
    #expect(try store.export() == before)
    try store.take(
      first.replacing("Damascus", with: "Damaskus"), source: "geonames")
    #expect(try store.names("geonames:170063") == ["Aleppo", "Damaskus", "دمشق"])
  }

  @Test("A name that was taken off by hand stays off, and so does one that was split off")
  func removed() throws {
    try store.take(first, source: "geonames")
    try store.add([NameRecord(text: "Halab")], to: .id("geonames:170063"), by: by)
    try store.remove(["Aleppo"], from: "geonames:170063", by: by)
    try store.split(["دمشق"], from: "geonames:170654", to: .id("x:sham"), by: by)
    #expect(try store.take(first, source: "geonames").summary.event == nil)
    #expect(try store.names("geonames:170063") == ["Halab"])
    #expect(try store.names("geonames:170654") == ["Damascus"])
    #expect(try store.names("x:sham") == ["دمشق"])
  }

  @Test("An ID that comes twice in one input gets what both say")
  func twice() throws {
    try store.take(
      first + "\n" + #"{"id":"geonames:170063","names":[{"text":"Halab"}],"countries":["TR"]}"#,
      source: "geonames")
    #expect(try store.names("geonames:170063") == ["Aleppo", "Halab"])
    #expect(try store.entity("geonames:170063")?.record.countries == ["SY", "TR"])
  }

  @Test("Without a source entities only gain")
  func byHand() throws {
    try store.take(first)
    try store.take(#"{"id":"geonames:170063","names":[{"text":"Halab"}]}"#)
    #expect(try store.names("geonames:170063") == ["Halab", "Aleppo"])
    #expect(try store.entity("geonames:170063")?.names.map(\.role) == [.preferred, .preferred])
    #expect(try store.entity("geonames:170063")?.record.countries == ["SY"])
    #expect(try store.entity("geonames:170654")?.isLive == true)
  }

  @Test("Records that are none are told, and the rest is taken in")
  func rejected() throws {
    let (summary, rejected) = try store.take(
      """
      {"id":"x:1","names":[{"text":"Homs"}]}
      {"id":"x:2","names":[{"text":"Hama","role":"nick"}]}
      {"id":"x:3"}
      not JSON
      """, source: "s")
    #expect(summary.records == 4 && summary.rejected == 3 && summary.created == 1)
    #expect(rejected.map(\.line) == [2, 3, 4])
    #expect(
      rejected[0].reason == "role must be one of preferred, alias, former or nickname, got 'nick'")
  }

  @Test("An import that breaks off leaves nothing")
  func broken() throws {
    let reader = BreakingReader()
    let reason = try store.reason {
      _ = try $0.importEntities(reader, source: "s", by: by) { _ in }
    }
    #expect(reason != nil)
    #expect(try store.lines() == [] && store.lastEvent() == 0)
  }

  @Test("A trial counts and keeps nothing")
  func trial() throws {
    let summary = try store.take(first, source: "s", isTrial: true).summary
    #expect(summary.created == 2 && summary.event == nil)
    #expect(try store.lines() == [])
  }

  @Test("An import can be undone")
  func undo() throws {
    try store.take(first, source: "geonames")
    let before = try store.export()
    try store.take(#"{"id":"x:1","names":[{"text":"Homs"}]}"#, source: "geonames")
    try store.undo([2], by: by)
    #expect(try store.export() == before)
    try store.undo([1], by: by)
    #expect(try store.lines() == [])
  }

  @Test("Rows of a table become entities; columns may have other names")
  func rows() throws {
    let text = """
      code,Town,lang,VIAF
      sy:1,Homs,en,7 8
      sy:1,حمص,ar,
      sy:2,Hama,,
      sy:1,Emesa,la,
      ,Nowhere,,

      """
    let reader = try AliasRowReader(
      ByteSource(bytes: Array(text.utf8), name: "towns.csv"), format: .csv,
      map: ["id": "code", "name": "Town", "ref:viaf": "VIAF"])
    var rejected: [RejectedRecord] = []
    let summary = try store.importEntities(RecordTableReader(reader), by: by) {
      rejected.append($0)
    }
    #expect(summary.created == 2 && summary.updated == 1)
    #expect(rejected.map(\.line) == [6])
    #expect(try store.names("sy:1") == ["Homs", "Emesa", "حمص"])
    #expect(try store.entity("sy:1")?.record.refs.map(\.value) == ["7", "8"])
  }
}

/// Gives one entity, and then fails as a broken disk would.
private final class BreakingReader: TableReader {
  private var isFirst = true

  func next() throws(RecordError) -> TableReading? {
    guard isFirst else { throw RecordError(file: "disk", reason: .system(code: 5)) }
    isFirst = false
    return .entity(TableEntity(EntityRecord(id: "x:1", names: [NameRecord(text: "Homs")])))
  }
}
