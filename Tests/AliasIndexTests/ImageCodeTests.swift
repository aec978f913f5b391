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
      #expect(Array(AliasList(reader: ByteReader(bytes), bound: 800)) == [3, 4])
      #expect(Array(AliasList(reader: ByteReader(bytes))) == [])
    }
  }

  /// Read some bytes at a time or one after the other, near the end of its bytes, a list of postings
  /// is what was written.
  @Test func postingsAreReadAsTheyWereWritten() {
    var random = Seeded(seed: 5)
    for _ in 0..<200 {
      var bytes: [UInt8] = []
      var written: [[UInt64]] = []
      var alias: UInt32 = 0
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let step = UInt32.random(
          in: 1...(1 << UInt32.random(in: 0...22, using: &random)), using: &random)
        var tags = WordTags()
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          tags.add(UInt32.random(in: 0...200_000, using: &random))
        }
        let others = tags.others(besides: 0)
        alias += step
        PostingList.append(step: step, others, to: &bytes)
        written.append([UInt64(alias), others])
      }
      for more in [0, 1, 16] {
        (bytes + Array(repeating: 0xFF, count: more)).withUnsafeBufferPointer { bytes in
          func read(_ count: Int, bound: Int) -> [[UInt64]] {
            PostingList(bytes, at: 0, count: count, bound: bound).map {
              [UInt64($0.alias), $0.others]
            }
          }
          #expect(read(written.count, bound: PostingList.mostAliases) == written)
          let bound = Int(written[written.count / 2][0])
          for bound in [bound, PostingList.mostAliases] {
            var visited: [[UInt64]] = []
            PostingList(bytes, at: 0, count: written.count, bound: bound)
              .visitAll { visited.append([UInt64($0), $1]) }
            #expect(visited == read(written.count, bound: bound))
          }
          let few = min(3, written.count)
          #expect(read(few, bound: PostingList.mostAliases) == Array(written.prefix(few)))
          #expect(read(written.count, bound: bound) == Array(written.prefix { $0[0] < bound }))
        }
      }
    }
  }

  @Test func postingsEndWithTheirBytes() {
    var bytes: [UInt8] = []
    for step: UInt32 in [3, 1 << 29] { PostingList.append(step: step, 0x0007_0008, to: &bytes) }
    for count in 0..<bytes.count {
      bytes.prefix(count).withUnsafeBufferPointer { bytes in
        let list = PostingList(bytes, at: 0, count: .max, bound: PostingList.mostAliases)
        #expect(Array(list).count <= 2)
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
