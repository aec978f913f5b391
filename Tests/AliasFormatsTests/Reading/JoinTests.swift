import AliasTable
import Records
import Testing

@testable import AliasFormats

/// Sorting in bounded memory, and the readers that join files by it.
@Suite struct JoinTests {
  /// All rows of a sorter, by key.
  private func sorted(
    _ rows: [(key: [UInt8], row: [UInt8])], memoryLimit: Int
  ) throws -> [[[UInt8]]] {
    var sorter = RowSorter(memoryLimit: memoryLimit)
    for row in rows { try sorter.add(key: row.key, row: row.row) }
    var groups: [[[UInt8]]] = []
    var sorted = try sorter.sorted()
    while let group = try sorted.nextGroup(limit: 1 << 20) {
      groups.append([group.key] + group.rows)
    }
    return groups
  }

  @Test func rowsComeByKeyAndInTheirOrderHoweverLittleMemoryThereIs() throws {
    var random = Seeded(seed: 1)
    for count in [0, 1, 2, 50, 400] {
      let rows = (0..<count).map { place in
        let key = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          UInt8.random(in: 0...3, using: &random)
        }
        return (key: key, row: Array("row \(place)".utf8))
      }
      var expected: [[UInt8]: [[UInt8]]] = [:]
      for row in rows { expected[row.key, default: []].append(row.row) }
      let keys = expected.keys.sorted { $0.lexicographicallyPrecedes($1) }
      for memoryLimit in [1 << 20, 1000, 64, 1] {
        let groups = try sorted(rows, memoryLimit: memoryLimit)
        #expect(groups == keys.map { [$0] + expected[$0, default: []] }, "\(memoryLimit) bytes")
      }
    }
  }

  @Test func aRowMayBeLongerThanTheMemory() throws {
    let long = [UInt8](repeating: 7, count: 300_000)
    let groups = try sorted(
      [([2], long), ([1], long), ([2], [9])], memoryLimit: 1000)
    #expect(groups == [[[1], long], [[2], long, [9]]])
  }

  @Test func rowsOfOneKeyAreCutAtTheLimit() throws {
    var sorter = RowSorter(memoryLimit: 1 << 10)
    for place in 0..<100 { try sorter.add(key: [1], row: [UInt8](repeating: 0, count: place)) }
    try sorter.add(key: [2], row: [5])
    var rows = try sorter.sorted()
    let first = try #require(try rows.nextGroup(limit: 50))
    #expect(first.isCut)
    #expect(first.rows.reduce(0) { $0 + $1.count } <= 50)
    let second = try #require(try rows.nextGroup(limit: 50))
    #expect(second.key == [2] && second.rows == [[5]] && !second.isCut)
  }

  @Test func littleMemoryGivesTheSameOFACEntries() throws {
    func read(_ memoryLimit: Int) throws -> Outcome {
      let (entries, alternates, comments) = (
        try Fixture.bytes("ofac/sdn.csv"), try Fixture.bytes("ofac/alt.csv"),
        try Fixture.bytes("ofac/sdn_comments.csv")
      )
      return Outcome { () throws(RecordError) in
        try SDNReader(
          ByteSource(bytes: entries, name: "sdn"),
          alternates: ByteSource(bytes: alternates, name: "alt"),
          comments: ByteSource(bytes: comments, name: "comments"), options: ForeignOptions(),
          memoryLimit: memoryLimit)
      }
    }
    let whole = try read(1 << 20)
    #expect(whole.entities.count == 4)
    #expect(try read(200) == whole)
  }

  @Test func littleMemoryGivesTheSameGeoNamesPlaces() throws {
    func read(_ memoryLimit: Int) throws -> Outcome {
      let (places, names) = (
        try Fixture.bytes("geonames/XX.txt"), try Fixture.bytes("geonames/alternateNamesV2.txt")
      )
      return Outcome { () throws(RecordError) in
        try GeoNamesReader(
          ByteSource(bytes: places, name: "XX"),
          alternateNames: ByteSource(bytes: names, name: "a"),
          options: ForeignOptions(), memoryLimit: memoryLimit)
      }
    }
    let whole = try read(1 << 20)
    #expect(whole.entities.count == 4)
    #expect(try read(100) == whole)
  }
}
