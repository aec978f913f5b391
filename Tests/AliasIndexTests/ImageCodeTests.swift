import Matching
import Testing

@testable import AliasIndex

/// Numbers of variable length and lists of them, as images hold them.
@Suite struct ImageCodeTests {
  @Test func numbersComeBackAsTheyWereWritten() {
    let numbers: [UInt32] = [0, 1, 127, 128, 300, 16_383, 16_384, 2_097_151, 1 << 28, .max]
    var bytes: [UInt8] = []
    for number in numbers { bytes.append(number: number) }
    bytes.withUnsafeBufferPointer { bytes in
      var reader = ByteReader(bytes)
      for number in numbers { #expect(reader.number() == number) }
      #expect(reader.isAtEnd)
      #expect(reader.number() == 0)
    }
  }

  @Test func aListEndsWithItsBytesAndStaysInItsBounds() {
    var bytes: [UInt8] = []
    bytes.append(ascending: [3, 4, 900, 70_000] as [UInt32])
    bytes.withUnsafeBufferPointer { bytes in
      #expect(Array(AliasList(reader: ByteReader(bytes), bound: 100_000)) == [3, 4, 900, 70_000])
      #expect(Array(AliasList(reader: ByteReader(bytes), left: 2, bound: 100_000)) == [3, 4])
      #expect(Array(AliasList(reader: ByteReader(bytes), bound: 800)) == [3, 4])
      #expect(Array(AliasList(reader: ByteReader(bytes), left: .max)) == [])
    }
  }

  /// Parts written as one are found though the index holds no such word.
  @Test func partsWrittenAsOneAreFound() throws {
    let index = try Embedded.index([
      IndexEntity(id: "nur", kind: .person, names: [.init("Nur al-Din Zangi")]),
      IndexEntity(id: "joined", kind: .person, names: [.init("Noureddine Farah")]),
      IndexEntity(id: "place", kind: .place, names: [.init("Kafr Nabl")]),
    ])
    let search = CandidateSearch(index: index, knowledge: Embedded.knowledge)
    for (mention, id) in [
      ("Noureddine Zengi", "nur"), ("Nour ed Din Farah", "joined"), ("Kafranbel", "place"),
      ("كفرنبل", "place"),
    ] {
      let found = search.candidates(mention).first
      #expect(found.map { index.entity($0.entity).id } == id, "\(mention)")
    }
  }
}
