import Foundation
import Records
import Testing

@testable import AliasTable

@Suite("Text forms")
struct TextFormTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  /// A table in which everything occurs that a table can hold.
  private func richStore() throws -> AliasStore {
    let store = try sampleStore(scratch)
    try store.take(
      #"""
      {"id":"geonames:1","kind":"place","names":[{"text":"Homs","lang":"en"},{"text":"Hims"},{"text":"Emesa","role":"former","weak":true,"note":{"a":[1,2]}}],"refs":{"viaf":["9","7"],"wikidata":"Q40"},"within":["geonames:2","b [c"],"population":775404}
      {"id":"geonames:2","names":[{"text":"Syria \t\\ \" \n x"},{"text":"سوريا","lang":"ar"}]}
      """#, source: "geonames")
    try store.take(
      #"{"id":"geonames:1","kind":"place","names":[{"text":"Homs"}],"born":"2300 BC"}"#, source: "z"
    )
    try store.add([NameRecord(text: "Homs City", lang: "en")], to: .id("geonames:1"), by: by)
    try store.remove(["Hims"], from: "geonames:1", by: by)
    try store.merge(["kunya:farouk-al-sharaa"], into: "kunya:walid-al-moallem", by: by)
    try store.deny("geonames:2", ["geonames:1", "kunya:walid-al-moallem"], by: by)
    try store.deny(name: "Syrien", of: "geonames:2", by: by)
    try store.add([NameRecord(text: "Odd")], to: .id("[ID with blanks]: 1"), by: by)
    try store.deny("[ID with blanks]: 1", ["geonames:1"], by: by)
    try store.add([NameRecord(text: "Mistake")], to: .id("x:1"), by: by)
    try store.retire("x:1", by: by)
    try store.take(#"{"id":"y:1","names":[{"text":"Gone"}]}"#, source: "y")
    try store.take(#"{"id":"y:2","names":[{"text":"Stays"}]}"#, source: "y")
    // Names by hand alone, after the only source has let go.
    try store.add([NameRecord(text: "Stays too")], to: .id("y:2"), by: by)
    try store.take(#"{"id":"y:3","names":[{"text":"New"}]}"#, source: "y")
    return store
  }

  @Test("JSON Lines hold the whole table")
  func jsonLines() throws {
    let store = try richStore()
    let copy = try AliasStore.create(path: scratch.path("copy"))
    let (_, rejected) = try copy.take(try store.export())
    #expect(rejected == [])
    #expect(try copy.lines() == store.lines())
    var differences: [String] = []
    try compareTables(.store(store), .store(copy)) { differences += [$0.id] + $0.lines }
    #expect(differences == [])
  }

  @Test("Taking in a whole table, redirects and denials with it, can be undone and done again")
  func undoneImport() throws {
    let store = try richStore()
    let copy = try AliasStore.create(path: scratch.path("copy"))
    try copy.take(try store.export())
    try copy.undo([1], by: by)
    #expect(try copy.lines() == [])
    try copy.undo([2], by: by)
    #expect(try copy.lines() == store.lines())
  }

  @Test("The folder holds the whole table, byte by byte")
  func folder() throws {
    let store = try richStore()
    try store.export(folder: scratch.path("one"))
    let copy = try AliasStore.create(path: scratch.path("copy"))
    var rejected: [RejectedRecord] = []
    _ = try copy.importEntities(FolderReader(folder: scratch.path("one")), by: by) {
      rejected.append($0)
    }
    #expect(rejected == [])
    try copy.export(folder: scratch.path("two"))
    for file in ["entities.tsv", "aliases.tsv", "relations.tsv"] {
      let (one, two) = (try scratch.text("one/" + file), try scratch.text("two/" + file))
      #expect(one == two)
      #expect(one.split(separator: "\n").count > 3)
    }
    var differences: [String] = []
    try compareTables(.store(store), .folder(scratch.path("two"))) { differences += $0.lines }
    #expect(differences == [])
  }

  @Test("What is not known is kept as it was written")
  func unknownMembers() throws {
    let store = try richStore()
    let line = try #require(try store.lines().first { $0.contains(#""id":"geonames:1""#) })
    #expect(line.contains(#""population":775404"#))
    #expect(line.contains(#""note":{"a":[1,2]}"#))
    #expect(line.contains(#""refs":{"viaf":["7","9"],"wikidata":"Q40"}"#))
  }

  @Test("The plain form of the contract is what comes out of it")
  func contract() throws {
    let store = try AliasStore.create(path: scratch.path("plain"))
    let line =
      #"{"id":"wd:Q1","kind":"person","names":[{"text":"Asma","lang":"ar","role":"preferred","#
      + #""source":"s"},{"text":"A.","role":"nickname","source":"s","weak":true}],"#
      + #""refs":{"wikidata":"Q1"},"countries":["SY"],"within":["x"],"born":"1975","gender":"f","#
      + #""source":"s"}"#
    try store.take(line)
    #expect(try store.lines() == [line])
  }

  @Test(
    "A folder that was edited badly is told by file and line, and nothing is taken in",
    arguments: [
      ("aliases.tsv", "b:1\tHoms\t\tnick\t\t\t\n", "aliases.tsv:3: role cannot be 'nick'"),
      ("aliases.tsv", "b:1\t \t\talias\t\t\t\n", "aliases.tsv:3: name cannot be ' '"),
      ("aliases.tsv", "b:1\tHoms\n", "expected 7 fields, found 2"),
      ("aliases.tsv", "a:0\tHoms\t\talias\t\t\t\n", "'a:0' is out of order"),
      ("entities.tsv", "b:1\t\t\tman\t\t\t\t\t\t\n", "entities.tsv:3: kind cannot be 'man'"),
      ("entities.tsv", "b:1\t\t\t\t\t\t\t\tviaf\t\n", "entities.tsv:3: refs cannot be 'viaf'"),
      ("entities.tsv", "b:1\t\t\t\t\t\t[1\t\t\t\n", "countries cannot be '[1'"),
      ("relations.tsv", "b:1\tgone\t\t\n", "relations.tsv:2: relation cannot be 'gone'"),
      ("relations.tsv", "b:1\tdenied\ta:1\t\n", "relations.tsv:2: value cannot be 'a:1'"),
      ("relations.tsv", "b:1\tdenied-name\tx\t\n", "'b:1' has no name"),
    ])
  func badFolder(_ file: String, _ row: String, _ sentence: String) throws {
    let store = try AliasStore.create(path: scratch.path("store"))
    try store.add([NameRecord(text: "Homs")], to: .id("a:1"), by: by)
    try store.export(folder: scratch.path("f"))
    try scratch.write("f/" + file, try scratch.text("f/" + file) + row)
    let before = try store.export()
    do throws(StoreError) {
      _ = try store.importEntities(FolderReader(folder: scratch.path("f")), by: by) { _ in }
      Issue.record("taken in")
    } catch {
      #expect(error.description.contains(sentence), "\(error)")
    }
    #expect(try store.export() == before)
  }

  @Test("Any bytes in the three files are read or refused, never worse", arguments: 0..<40)
  func hostileFolder(_ seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    let store = try richStore()
    try store.export(folder: scratch.path("f"))
    let file = ["entities.tsv", "aliases.tsv", "relations.tsv"][seed % 3]
    let url = URL(filePath: scratch.path("f/" + file))
    var bytes = [UInt8](try Data(contentsOf: url))
    for _ in 0..<3 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes.replaceSubrange(
        place..<min(place + 2, bytes.count), with: random.awkwardText(pieces: 2))
    }
    try Data(bytes).write(to: url)
    let copy = try AliasStore.create(path: scratch.path("copy"))
    do {
      _ = try copy.importEntities(FolderReader(folder: scratch.path("f")), by: by) { _ in }
      // What was read is a table like any other.
      let again = try AliasStore.create(path: scratch.path("again"))
      let (_, rejected) = try again.take(try copy.export())
      #expect(rejected == [])
      #expect(try again.export() == copy.export())
    } catch is StoreError {
      #expect(try copy.lines() == [])
    }
  }
}
