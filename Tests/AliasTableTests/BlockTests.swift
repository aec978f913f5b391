import Records
import Testing

@testable import AliasTable

@Suite("Blocks of names")
struct BlockTests {
  private let scratch: Scratch
  private let store: AliasStore

  init() throws {
    scratch = try Scratch()
    store = try AliasStore.create(path: scratch.path("store"), keys: wordKeys)
  }

  private func add(_ names: String...) throws {
    for name in names {
      let number = try store.lastEvent() + 1
      try store.add(
        [NameRecord(text: name)], to: .id("x:\(number)"), facts: Claim(kind: .person), by: by)
    }
  }

  /// The pairs of all blocks, each as it would be written, and how many blocks were left out.
  private func pairs(atMost limit: Int) throws -> (pairs: [String], leftOut: Int) {
    var pairs: [String] = []
    let leftOut = try store.forEachBlock(atMost: limit) { block in
      block.forEachPair { one, other in
        pairs.append([one.name, other.name].sorted().joined(separator: " = "))
      }
      return true
    }
    return (pairs.sorted(), leftOut)
  }

  @Test("Names that share a word meet, once, however many words they share")
  func once() throws {
    try add("walid moallem", "walid moallem homsi", "farouk sharaa", "homsi nadia")
    let found = try pairs(atMost: 10)
    #expect(
      found.pairs == [
        "homsi nadia = walid moallem homsi", "walid moallem = walid moallem homsi",
      ])
    #expect(found.leftOut == 0)
  }

  @Test("Names of one entity do not meet")
  func ownNames() throws {
    try store.add(
      [NameRecord(text: "walid moallem"), NameRecord(text: "walid muallim")], to: .id("x:1"),
      by: by)
    #expect(try pairs(atMost: 10).pairs == [])
  }

  @Test("Of names with common words only those meet that share two")
  func common() throws {
    try add("ali hasan", "ali nasir", "ali hasan", "omar hasan", "omar nasir", "ali hasan nasir")
    // ali, hasan, nasir are in four names or three each; omar is in two.
    let found = try pairs(atMost: 2)
    #expect(
      found.pairs == [
        "ali hasan = ali hasan", "ali hasan nasir = ali nasir", "omar hasan = omar nasir",
      ])
    // Three names have both ali and hasan.
    #expect(found.leftOut == 1)
  }

  @Test("A rare word more does not keep names apart that share two common ones")
  func oneMore() throws {
    try add("ali nasir", "ali x", "ali y", "nasir x", "nasir y", "ali samir nasir")
    #expect(try pairs(atMost: 2).pairs.contains("ali nasir = ali samir nasir"))
  }

  @Test("A search that is stopped has no further blocks")
  func stopped() throws {
    try add("walid a", "walid b", "nadia c", "nadia d")
    var count = 0
    _ = try store.forEachBlock(atMost: 10) { _ in
      count += 1
      return false
    }
    #expect(count == 1)
  }
}
