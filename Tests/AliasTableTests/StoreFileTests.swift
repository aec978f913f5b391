import Foundation
import Testing

@testable import AliasTable

@Suite("The file of a store")
struct StoreFileTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private func openingFails(_ name: String) -> StoreError.Reason? {
    do {
      _ = try AliasStore.open(path: scratch.path(name), patience: 0)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("What was kept is there when the store is opened again")
  func reopened() throws {
    let before = try sampleStore(scratch).export()
    #expect(try AliasStore.open(path: scratch.path("store")).export() == before)
    // All of it is in the one file once nobody has it open.
    #expect(!FileManager.default.fileExists(atPath: scratch.path("store-wal")))
  }

  @Test("What is no store is told, and left as it is")
  func noStore() throws {
    #expect(openingFails("none") == .notFound)
    #expect(openingFails("") == .isDirectory)
    try scratch.write("text", String(repeating: "not a database ", count: 100))
    #expect(openingFails("text") == .notAStore)
    try scratch.write("empty", "")
    #expect(openingFails("empty") == .notAStore)
    #expect(try scratch.text("empty") == "")
  }

  @Test("A database of another program is no store")
  func foreign() throws {
    let database = try Database(path: scratch.path("other"), creates: true)
    try database.execute("CREATE TABLE entity (id TEXT)")
    #expect(openingFails("other") == .notAStore)
  }

  @Test("A store is not made over a file that is there")
  func exists() throws {
    try scratch.write("text", "a letter")
    let reason: StoreError.Reason?
    do {
      _ = try AliasStore.create(path: scratch.path("text"))
      reason = nil
    } catch {
      reason = error.reason
    }
    #expect(reason == .alreadyExists)
    #expect(try scratch.text("text") == "a letter")
  }

  @Test("A store of a newer version is not touched")
  func newer() throws {
    try sampleStore(scratch).database.execute("PRAGMA user_version = 9")
    #expect(openingFails("store") == .newerVersion(found: 9, known: Schema.version))
  }

  @Test("A store that was cut off is told before anything is read of it")
  func truncated() throws {
    _ = try sampleStore(scratch)
    let url = URL(filePath: scratch.path("store"))
    let bytes = try Data(contentsOf: url)
    for part in [2, 3, 10] {
      try bytes.prefix(bytes.count / part).write(to: url)
      let reason = openingFails("store")
      switch reason {
      case .truncated(let expected, let found):
        #expect(expected == bytes.count && found == bytes.count / part)
      case .damaged, .notAStore: break
      default: Issue.record("\(String(describing: reason))")
      }
    }
  }

  @Test("Any damage is an error or does no harm", arguments: 0..<30)
  func damaged(_ seed: Int) throws {
    _ = try sampleStore(scratch)
    var random = Seeded(seed: UInt64(seed))
    let url = URL(filePath: scratch.path("store"))
    var bytes = [UInt8](try Data(contentsOf: url))
    for _ in 0..<20 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    try Data(bytes).write(to: url)
    do {
      let store = try AliasStore.open(path: scratch.path("store"), patience: 0)
      _ = try store.export()
      try store.check { _ in true }
      try store.add([NameRecord(text: "Homs")], to: .id("x:1"), by: by)
    } catch let error as StoreError {
      #expect(error.description.hasPrefix(scratch.path("store") + ": "))
    }
  }

  @Test("Who cannot wait for a lock is told so; readers need not wait")
  func locked() throws {
    let store = try sampleStore(scratch)
    let other = try AliasStore.open(path: scratch.path("store"), patience: 0)
    try store.database.execute("BEGIN IMMEDIATE")
    #expect(
      try other.reason { try $0.retire("kunya:walid-al-moallem", by: by) } == .locked(seconds: 0))
    #expect(try other.names("kunya:walid-al-moallem").count == 2)
    try store.database.execute("COMMIT")
    try other.retire("kunya:walid-al-moallem", by: by)
  }

  @Test("A file that cannot be written is read all the same", .enabled(if: geteuid() != 0))
  func readOnly() throws {
    _ = try sampleStore(scratch)
    #expect(chmod(scratch.path("store"), 0o444) == 0)
    let store = try AliasStore.open(path: scratch.path("store"))
    #expect(try store.names("kunya:walid-al-moallem").count == 2)
    #expect(try store.reason { try $0.retire("kunya:walid-al-moallem", by: by) } == .readOnly)
  }

  @Test("Writers in many threads wait for each other, and none is lost")
  func concurrent() async throws {
    let path = scratch.path("store")
    _ = try sampleStore(scratch)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let store = try AliasStore.open(path: path)
          for number in 0..<25 {
            try store.add(
              [NameRecord(text: "Name \(number)")], to: .id("w\(writer):\(number)"), by: by)
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try AliasStore.open(path: path)
    #expect(try store.lastEvent() == 102)
    #expect(try store.lines().count == 102)
    var findings = 0
    try store.check { finding in
      if finding.rule.isError { findings += 1 }
      return true
    }
    #expect(findings == 0)
  }
}
