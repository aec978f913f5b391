import Testing

@testable import AliasTable

@Suite("Changes of a table")
struct EditingTests {
  private let scratch: Scratch
  private let store: AliasStore
  private let moallem = "kunya:walid-al-moallem"
  private let sharaa = "kunya:farouk-al-sharaa"

  init() throws {
    scratch = try Scratch()
    store = try sampleStore(scratch)
  }

  @Test("The first name of a new entity is the one to show")
  func label() throws {
    let entity = try #require(try store.entity(moallem))
    #expect(entity.label == "Walid al-Moallem")
    #expect(entity.record.names.map(\.role) == [.preferred, .alias])
    #expect(entity.record.kind == .person && entity.record.born == "1941")
  }

  @Test("Adding what is there changes nothing, and makes no event")
  func addTwice() throws {
    let change = try store.add([NameRecord(text: "Walid al-Moallem")], to: .id(moallem), by: by)
    #expect(change.event == nil)
    #expect(try store.lastEvent() == 2)
  }

  @Test("Two spellings of one letter are two names")
  func composition() throws {
    try store.add(
      [NameRecord(text: "Jos\u{E9}"), NameRecord(text: "Jose\u{301}")], to: .id(moallem), by: by)
    #expect(try store.names(moallem).count == 4)
    try store.remove(["Jose\u{301}"], from: moallem, by: by)
    #expect(try store.names(moallem).contains { $0.unicodeScalars.count == 4 })
  }

  @Test("IDs that are made sort by time, are lower-case ASCII and never the same")
  func generatedIDs() throws {
    var ids: [String] = []
    for _ in 0..<50 {
      ids.append(try store.add([NameRecord(text: "Homs")], to: .new, by: by).id)
    }
    #expect(Set(ids).count == 50)
    for id in ids {
      let local = try #require(id.split(separator: ":").last)
      #expect(id.hasPrefix("id:") && local.count == 26 && EntityID.isRegular(id))
      #expect(local.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".contains($0) })
    }
    var random = Seeded(seed: 1)
    let early = GeneratedID.make(prefix: "id", milliseconds: 1_000, random: &random)
    let late = GeneratedID.make(prefix: "id", milliseconds: 1_001, random: &random)
    #expect(early < late && early.hasPrefix("id:00000000z8"))
  }

  @Test("The name to show can be another one, old or new; the old one stays")
  func rename() throws {
    try store.rename(moallem, to: NameRecord(text: "وليد المعلم"), by: by)
    #expect(try store.entity(moallem)?.label == "وليد المعلم")
    #expect(try store.entity(moallem)?.record.names[0].lang == "ar")
    try store.rename(moallem, to: NameRecord(text: "Walid Muallem"), by: by)
    #expect(try store.names(moallem) == ["Walid Muallem", "Walid al-Moallem", "وليد المعلم"])
    #expect(try store.entity(moallem)?.names.filter { $0.role == .preferred }.count == 1)
  }

  @Test("Where the name to show goes, another takes its place; the last one cannot go")
  func remove() throws {
    try store.remove(["Walid al-Moallem"], from: moallem, by: by)
    #expect(try store.entity(moallem)?.label == "وليد المعلم")
    #expect(
      try store.reason { try $0.remove(["وليد المعلم"], from: moallem, by: by) }
        == .lastName("وليد المعلم", of: moallem))
    #expect(
      try store.reason { try $0.remove(["Walid"], from: moallem, by: by) }
        == .noSuchName("Walid", of: moallem))
  }

  @Test("Merging leaves a redirect, and keeps all that was known")
  func merge() throws {
    try store.merge([sharaa], into: moallem, by: by)
    #expect(try store.entity(sharaa)?.state == .merged(into: moallem))
    #expect(try store.names(moallem).count == 4)
    #expect(try store.entity(moallem)?.label == "Walid al-Moallem")
    #expect(try store.standing(for: sharaa) == moallem)
    #expect(try store.redirects(to: moallem) == [sharaa])
    #expect(
      try store.reason { try $0.remove(["x"], from: sharaa, by: by) }
        == .merged(sharaa, into: moallem))
    #expect(
      try store.reason { try $0.add([NameRecord(text: "x")], to: .id(sharaa), by: by) }
        == .merged(sharaa, into: moallem))
  }

  @Test("Chains of merges lead to the one that is left")
  func chain() throws {
    try store.add([NameRecord(text: "Moualem")], to: .id("x:3"), by: by)
    try store.merge([sharaa], into: "x:3", by: by)
    try store.merge(["x:3"], into: moallem, by: by)
    #expect(try store.standing(for: sharaa) == moallem)
    #expect(try store.redirects(to: moallem) == [sharaa, "x:3"])
  }

  @Test("What is denied to be the same is not merged, and denials follow a merge")
  func denials() throws {
    try store.add([NameRecord(text: "Aleppo")], to: .id("x:3"), by: by)
    try store.deny(moallem, [sharaa], by: by)
    #expect(
      try store.reason { try $0.merge([sharaa], into: moallem, by: by) }
        == .denied(moallem, sharaa))
    try store.merge([sharaa], into: "x:3", by: by)
    #expect(try store.entity(moallem)?.denied == ["x:3"])
    #expect(try store.entity("x:3")?.denied == [moallem])
    #expect(try store.entity(sharaa)?.denied == [])
    try store.allow("x:3", [moallem], by: by)
    #expect(try store.entity(moallem)?.denied == [])
    #expect(
      try store.reason { try $0.allow("x:3", [moallem], by: by) }
        == .notDenied("'x:3' and '\(moallem)'"))
  }

  @Test("A denied spelling goes, and cannot come back until it is allowed")
  func deniedName() throws {
    try store.deny(name: "وليد المعلم", of: moallem, by: by)
    #expect(try store.names(moallem) == ["Walid al-Moallem"])
    let add = { (store: AliasStore) in
      _ = try store.add([NameRecord(text: "وليد المعلم")], to: .id(moallem), by: by)
    }
    #expect(try store.reason(add) == .deniedName("وليد المعلم", of: moallem))
    try store.allow(name: "وليد المعلم", of: moallem, by: by)
    #expect(try store.reason(add) == nil)
  }

  @Test("Splitting moves names to an ID that was never used")
  func split() throws {
    let change = try store.split(["وليد المعلم"], from: moallem, to: .id("x:new"), by: by)
    #expect(change.id == "x:new")
    #expect(try store.names("x:new") == ["وليد المعلم"])
    #expect(try store.entity("x:new")?.kind == .person)
    #expect(try store.names(moallem) == ["Walid al-Moallem"])
    #expect(
      try store.reason {
        try $0.split(["Walid al-Moallem"], from: moallem, to: .new, by: by)
      } == .allNamesMoved(of: moallem))
    try store.retire("x:new", by: by)
    try store.add([NameRecord(text: "Moualem")], to: .id(moallem), by: by)
    #expect(
      try store.reason { try $0.split(["Moualem"], from: moallem, to: .id("x:new"), by: by) }
        == .idExists("x:new"))
  }

  @Test("A retired ID is not used again")
  func retire() throws {
    try store.retire(moallem, by: by)
    #expect(try store.entity(moallem)?.state == .retired(source: ""))
    #expect(
      try store.reason { try $0.add([NameRecord(text: "x")], to: .id(moallem), by: by) }
        == .retired(moallem))
  }

  @Test("Without a name there is no entity, and an ID has its limits")
  func limits() throws {
    let add = { (name: String, id: String) in
      try store.reason { _ = try $0.add([NameRecord(text: name)], to: .id(id), by: by) }
    }
    #expect(try add(" \u{200F}", "x:1") == .blankName)
    #expect(try add(String(repeating: "a", count: 4097), "x:1") == .longName(4097))
    #expect(try add("a", "") == .badID(""))
    #expect(try add("a", "\u{200B}") == .badID("\u{200B}"))
    #expect(try add("a", "x\ny") == .badID("x\ny"))
    #expect(try add("a", "x y") == nil)
    #expect(
      try store.reason { try $0.rename("x:none", to: NameRecord(text: "a"), by: by) }
        == .unknownID("x:none"))
  }

  @Test("A trial tells what would happen, and keeps nothing")
  func trial() throws {
    let before = try store.export()
    let change = try store.merge([sharaa], into: moallem, by: by, isTrial: true)
    #expect(change.event == nil)
    #expect(try store.export() == before)
    #expect(try store.lastEvent() == 2)
  }

  @Test("A change that fails half-way leaves nothing of itself")
  func atomicity() throws {
    let before = try store.export()
    #expect(
      try store.reason { try $0.merge([sharaa, "x:none"], into: moallem, by: by) }
        == .unknownID("x:none"))
    #expect(try store.export() == before)
    #expect(try store.lastEvent() == 2)
  }
}
