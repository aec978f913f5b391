import Foundation
import Records

@testable import AliasTable

let by = Authorship(actor: "rana")

/// A folder of its own for one test, removed with it.
final class Scratch {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "kunya-table-\(UUID().uuidString)"
    ).path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: path(name)), encoding: .utf8)
  }
}

extension AliasStore {
  /// The whole table in JSON Lines.
  func lines() throws -> [String] {
    var json = JSONWriter()
    try forEachTableEntity { entity in
      json.line(entity.half)
      return true
    }
    return String(decoding: json.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func export() throws -> String { try lines().joined(separator: "\n") }

  /// Takes in JSON Lines.
  @discardableResult
  func take(
    _ text: String, source: String = "", isTrial: Bool = false
  ) throws -> (summary: ImportSummary, rejected: [RejectedRecord]) {
    var rejected: [RejectedRecord] = []
    let reader = try JSONLinesReader(ByteSource(bytes: Array(text.utf8), name: "input"))
    let summary = try importEntities(reader, source: source, by: by, isTrial: isTrial) {
      rejected.append($0)
    }
    return (summary, rejected)
  }

  func names(_ id: String) throws -> [String] { try entity(id)?.record.names.map(\.text) ?? [] }

  /// The reason for which `body` fails; `nil` where it does not.
  func reason(_ body: (AliasStore) throws -> Void) throws -> StoreError.Reason? {
    do {
      try body(self)
      return nil
    } catch let error as StoreError {
      return error.reason
    }
  }
}

/// A key for each word: enough to find names by.
var wordKeys: BlockingKeys {
  BlockingKeys(version: "words") { name in
    let words = name.lowercased().split(separator: " ").map { word in
      [word.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF }]
    }
    return [[name.utf8.reduce(1 << 40) { ($0 &* 31 &+ Int($1)) & 0xFF_FFFF_FFFF }]] + words
  }
}

/// A store with two entities.
func sampleStore(_ scratch: Scratch, _ name: String = "store") throws -> AliasStore {
  let store = try AliasStore.create(path: scratch.path(name), keys: wordKeys)
  try store.add(
    [NameRecord(text: "Walid al-Moallem"), NameRecord(text: "وليد المعلم", lang: "ar")],
    to: .id("kunya:walid-al-moallem"), facts: Claim(kind: .person, born: "1941", countries: ["SY"]),
    by: by)
  try store.add(
    [NameRecord(text: "Farouk al-Sharaa"), NameRecord(text: "فاروق الشرع", lang: "ar")],
    to: .id("kunya:farouk-al-sharaa"), facts: Claim(kind: .person), by: by)
  return store
}
