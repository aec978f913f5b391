import Testing

@testable import AliasTable

@Suite("Edits of the folder")
struct ApplyTests {
  private let scratch: Scratch
  private let store: AliasStore
  private let folder: String

  init() throws {
    scratch = try Scratch()
    store = try sampleStore(scratch)
    folder = scratch.path("table")
    try store.export(folder: folder)
  }

  private func edit(_ file: String, _ old: String, _ new: String) throws {
    let text = try scratch.text("table/" + file)
    #expect(text.contains(old))
    try scratch.write("table/" + file, text.replacing(old, with: new))
  }

  @Test("Edits come in, and what was changed in the table meanwhile stays")
  func threeWay() throws {
    try edit(
      "aliases.tsv", "kunya:walid-al-moallem\tWalid al-Moallem\t\tpreferred\t\t\t\n",
      "kunya:walid-al-moallem\tMoualem\t\talias\t\t\t\nkunya:walid-al-moallem\tWalid al-Moallem\t\tpreferred\t\t\t\n"
    )
    try store.add([NameRecord(text: "Farouq")], to: .id("kunya:farouk-al-sharaa"), by: by)
    try store.add([NameRecord(text: "Muallem")], to: .id("kunya:walid-al-moallem"), by: by)
    let result = try store.apply(folder: folder, by: by)
    #expect(result.conflicts.isEmpty && result.event == 5)
    #expect(result.differences.map(\.lines) == [["+ alias Moualem"]])
    #expect(
      try store.names("kunya:walid-al-moallem") == [
        "Walid al-Moallem", "Moualem", "Muallem", "وليد المعلم",
      ])
    #expect(try store.names("kunya:farouk-al-sharaa").contains("Farouq"))
    try store.undo([5], by: by)
    #expect(try !store.names("kunya:walid-al-moallem").contains("Moualem"))
  }

  @Test("New entities, merges, tombstones and denials can all be edited in")
  func relations() throws {
    try edit(
      "entities.tsv", "kunya:farouk-al-sharaa\t",
      "a:1\t\tHoms\tplace\t\t\t\t\t\t\nkunya:farouk-al-sharaa\t")
    try edit(
      "aliases.tsv", "kunya:farouk-al-sharaa\tFarouk",
      "a:1\tHoms\t\tpreferred\t\t\t\nkunya:farouk-al-sharaa\tFarouk")
    try scratch.write(
      "table/relations.tsv",
      "id\trelation\tvalue\tsource\na:1\tdenied\tkunya:walid-al-moallem\t\na:2\tretired\t\t\n")
    let result = try store.apply(folder: folder, by: by)
    #expect(result.conflicts.isEmpty)
    #expect(try store.entity("kunya:walid-al-moallem")?.denied == ["a:1"])
    #expect(try store.entity("a:2")?.state == .retired(source: ""))
    try store.export(folder: scratch.path("again"))
    for file in ["entities.tsv", "aliases.tsv", "relations.tsv"] {
      #expect(try scratch.text("again/" + file) == scratch.text("table/" + file))
    }
  }

  @Test("Where both changed the same thing, nothing is applied")
  func conflict() throws {
    try edit("entities.tsv", "\t1941\t", "\t1942\t")
    try edit("aliases.tsv", "Farouk al-Sharaa", "Farouq al-Sharaa")
    try store.add([], to: .id("kunya:walid-al-moallem"), facts: Claim(born: "1943"), by: by)
    let before = try store.export()
    let result = try store.apply(folder: folder, by: by)
    #expect(result.conflicts.map(\.id) == ["kunya:walid-al-moallem"] && result.event == nil)
    #expect(result.conflicts[0].sentence.contains("born 1943"))
    #expect(try store.export() == before)
  }

  @Test("The same edit on both sides is no conflict")
  func agreement() throws {
    try edit("entities.tsv", "\t1941\t", "\t1942\t")
    try store.add([], to: .id("kunya:walid-al-moallem"), facts: Claim(born: "1942"), by: by)
    let result = try store.apply(folder: folder, by: by)
    #expect(result.conflicts.isEmpty && result.event == nil)
  }

  @Test(
    "An ID that vanished from the folder is a conflict, and so is a retired one that was changed")
  func vanished() throws {
    try scratch.write(
      "table/entities.tsv", CanonicalFolder.entityColumns.joined(separator: "\t") + "\n")
    try scratch.write(
      "table/aliases.tsv", CanonicalFolder.aliasColumns.joined(separator: "\t") + "\n")
    try scratch.write(
      "table/relations.tsv", "id\trelation\tvalue\tsource\nkunya:farouk-al-sharaa\tretired\t\t\n")
    try store.add([NameRecord(text: "Farouq")], to: .id("kunya:farouk-al-sharaa"), by: by)
    let conflicts = try store.apply(folder: folder, by: by).conflicts
    #expect(conflicts.map(\.id) == ["kunya:farouk-al-sharaa", "kunya:walid-al-moallem"])
  }

  @Test("The start of the edits can be an event or an unedited copy")
  func base() throws {
    try store.export(folder: scratch.path("old"))
    try edit("aliases.tsv", "Farouk al-Sharaa", "Farouq al-Sharaa")
    try edit("entities.tsv", "Farouk al-Sharaa", "Farouq al-Sharaa")
    try store.add([NameRecord(text: "Muallem")], to: .id("kunya:walid-al-moallem"), by: by)
    for base in [ApplyBase.event(2), .folder(scratch.path("old"))] {
      let result = try store.apply(folder: folder, base: base, by: by, isTrial: true)
      #expect(
        result.differences.map(\.id) == ["kunya:farouk-al-sharaa"] && result.conflicts.isEmpty)
    }
    let copy = try AliasStore.create(path: scratch.path("copy"))
    #expect(try copy.reason { _ = try $0.apply(folder: folder, by: by) } == .noBase(folder))
  }
}
