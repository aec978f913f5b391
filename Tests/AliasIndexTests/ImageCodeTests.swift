import Matching
import Orthography
import Sections
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
    for step: UInt32 in [3, 1, 896, 69_100] { bytes.append(number: step) }
    bytes.withUnsafeBufferPointer { bytes in
      #expect(Array(AliasList(reader: ByteReader(bytes), bound: 100_000)) == [3, 4, 900, 70_000])
      #expect(Array(AliasList(reader: ByteReader(bytes), left: 2, bound: 100_000)) == [3, 4])
      #expect(Array(AliasList(reader: ByteReader(bytes), bound: 800)) == [3, 4])
      #expect(Array(AliasList(reader: ByteReader(bytes), left: .max)) == [])
    }
  }

  /// Read four bytes at a time, a list is what it is number by number, wherever it is cut off.
  @Test func aListIsAppendedAsItIsRead() {
    var random = Seeded(seed: 5)
    for _ in 0..<200 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let bits = UInt32.random(in: 0...31, using: &random)
        bytes.append(number: UInt32.random(in: 0...(1 << bits), using: &random))
      }
      bytes.removeLast(min(bytes.count, Int.random(in: 0...3, using: &random)))
      bytes.withUnsafeBufferPointer { bytes in
        for left in [0, 1, 7, Int.max] {
          for bound in [0, 1_000, 1 << 20, Int(UInt32.max)] {
            let list = AliasList(reader: ByteReader(bytes), left: left, bound: bound)
            var appended = WorkBuffer<UInt32>()
            list.append(to: &appended)
            #expect(appended.values.map(Int.init) == Array(list))
          }
        }
      }
    }
  }

  /// More parts than a name can have would not fit the aligner's masks.
  @Test func otherReadingsOfDamagedNamesAddNoParts() {
    let plain = PreparedName.UnitKind.plain.rawValue
    let part: [UInt8] = [0xF0, 0] + (0..<15).flatMap { _ in [plain, 0] }
    let bytes = [UInt8.max] + (0..<255).flatMap { _ in part }
    bytes.withUnsafeBufferPointer { bytes in
      var code = NameCode(bytes, at: 0)
      var (parts, others) = (0, 0)
      while let reading = code.next() {
        if reading.kind == .plain { parts += 1 } else { others += 1 }
      }
      #expect(parts == PreparedName.mostParts)
      #expect(others == PreparedName.mostParts * 15)
    }
  }

  @Test func theIndexTellsHowCommonAPartIs() throws {
    let index = try Embedded.index(
      ["Hassan Ali", "Hassan Rouhani", "حسن علي"].enumerated().map {
        IndexEntity(id: "p:\($0)", kind: .person, names: [.init($1)])
      })
    #expect(index.occurrences(ofPart: Array("hassan".utf8)[...]) == (2, 6))
    #expect(index.occurrences(ofPart: Array("rouhani".utf8)[...]) == (1, 6))
    #expect(index.occurrences(ofPart: Array("nobody".utf8)[...]) == (0, 6))
    #expect(index.occurrences(ofPart: []) == (0, 6))
    let hasan = try #require(LetterPage.bytes("حسن"))
    #expect(index.occurrences(ofPart: hasan[...]) == (1, 6))
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
