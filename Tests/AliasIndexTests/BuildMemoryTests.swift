import Matching
import Onomastics
import Orthography
import Sections
import Testing

@testable import AliasIndex

/// Building in little memory: through files that nobody sees, with the same bytes.
@Suite struct BuildMemoryTests {
  /// Some hundred people with the sample's entities among them: names in two scripts, details,
  /// denied names and former IDs.
  private static let entities: [IndexEntity] = {
    let latin = ["Ali", "Hassan", "Abd al-Rahman", "Nur al-Din", "Faysal", "Abu Bakr", "Walid"]
    let arabic = ["علي", "حسن", "عبد الرحمن", "نور الدين", "فيصل", "أبو بكر", "وليد"]
    var entities = Sample.entities
    for number in 0..<343 {
      let parts = [number % 7, number / 7 % 7, number / 49]
      entities.append(
        IndexEntity(
          id: "p:\(number)", kind: .person,
          names: [
            .init(parts.map { latin[$0] }.joined(separator: " ")),
            .init(parts.map { arabic[$0] }.joined(separator: " "), weak: number % 5 == 0),
          ],
          countries: number % 3 == 0 ? ["SY", "LB"] : [], prominence: Float(number % 11),
          deniedNames: number % 9 == 0 ? ["Ali \(number)"] : [],
          formerIDs: number % 4 == 0 ? ["old:\(number)"] : []))
    }
    return entities
  }()

  private static let image = Embedded.image(entities)

  private func image(
    _ entities: [IndexEntity], _ memory: BuildMemory, limit: Int = .max
  ) throws -> [UInt8] {
    var builder = AliasIndexBuilder(knowledge: Embedded.knowledge, memory: memory, limit: limit)
    for entity in entities { try builder.add(entity) }
    return try builder.build()
  }

  @Test(arguments: [0, 1000, 20_000, 1 << 20, BuildMemory.usual])
  func theBytesDoNotDependOnTheMemory(_ bytes: Int) throws {
    let folder = try TemporaryFolder()
    let image = try image(Self.entities, .limited(to: bytes, folder: folder.path))
    #expect(image == Self.image)
    #expect(folder.contents == [])
  }

  @Test func noFileIsSeenWhileAnIndexIsBuiltNorWhereThatFails() throws {
    let folder = try TemporaryFolder()
    var builder = AliasIndexBuilder(
      knowledge: Embedded.knowledge, memory: .limited(to: 0, folder: folder.path), limit: 8000)
    var fault: IndexBuildFault?
    do throws(IndexBuildFault) {
      for entity in Self.entities { try builder.add(entity) }
    } catch {
      fault = error
    }
    #expect(fault == .tooLarge(limit: 8000))
    #expect(folder.contents == [])
  }

  @Test func whatFitsInMemoryNeedsNoFile() throws {
    let image = try image(Self.entities, .limited(folder: "/nowhere"))
    #expect(image == Self.image)
  }

  @Test func aFileThatCannotBeMadeIsNamed() {
    let fault = #expect(throws: IndexBuildFault.self) {
      try image(Self.entities, .limited(to: 1000, folder: "/nowhere"))
    }
    // ENOENT
    #expect(fault == .file(folder: "/nowhere", code: 2))
  }

  /// Offsets have 32 bits; the limit stands for 4 GiB here.
  @Test(arguments: [1, 4, 16])
  func whatIsTooMuchForOneIndexIsAnErrorAndSaysWhatToDo(_ kilobytes: Int) throws {
    let limit = kilobytes * 1000
    for memory in [BuildMemory.unlimited, .limited(to: 1000, folder: "/tmp")] {
      let fault = #expect(throws: IndexBuildFault.self) {
        try image(Self.entities, memory, limit: limit)
      }
      #expect(fault == .tooLarge(limit: limit))
    }
    #expect("\(IndexBuildFault.tooLarge(limit: limit))".contains("several indexes"))
  }

  // MARK: What comes late

  @Test(arguments: [0, BuildMemory.usual])
  func formerIDsMayComeLate(_ bytes: Int) throws {
    let folder = try TemporaryFolder()
    var (early, late): ([IndexEntity], [(id: String, entity: Int)]) = (Self.entities, [])
    for (number, id) in [(5, "x"), (0, "y"), (5, "z"), (early.count - 1, "w"), (5, "")] {
      late.append((id, number))
      early[number].formerIDs.append(id)
    }
    var builder = AliasIndexBuilder(
      knowledge: Embedded.knowledge, memory: .limited(to: bytes, folder: folder.path))
    for entity in Self.entities { try builder.add(entity) }
    for (id, entity) in late { builder.add(formerID: id, of: entity) }
    #expect(try builder.build() == Embedded.image(early))
  }

  @Test(arguments: [0, BuildMemory.usual])
  func anIDIsTakenOnce(_ bytes: Int) throws {
    let folder = try TemporaryFolder()
    var builder = AliasIndexBuilder(
      knowledge: Embedded.knowledge, memory: .limited(to: bytes, folder: folder.path))
    for entity in Self.entities { #expect(try builder.addUnlessKnown(entity) == nil) }
    for (number, entity) in Self.entities.enumerated() {
      #expect(try builder.addUnlessKnown(entity) == number)
      #expect(try builder.number(ofID: entity.id) == number)
    }
    #expect(try builder.number(ofID: "p:") == nil)
    #expect(try builder.build() == Self.image)
  }

  // MARK: Parts

  @Test(arguments: [1 << 8, 1 << 9, 10_000])
  func pairsAreSortedInRuns(_ pairs: Int) throws {
    let folder = try TemporaryFolder()
    var random = Seeded(seed: 1)
    let bound = 5000
    let unsorted = (0..<6000).map {
      UInt64.random(in: 0..<UInt64(bound), using: &random) << 32 | $0
    }
    var sorter = PairSorter<UInt64>(
      .limited(to: pairs * 32, folder: folder.path), bound: bound, expected: unsorted.count)
    for pair in unsorted { try sorter.add(pair) }
    var sorted = try sorter.sorted()
    var read: [UInt64] = []
    while let pair = try sorted.next() { read.append(pair) }
    #expect(read == unsorted.sorted())
  }

  @Test(arguments: Sample.mentions + [String(repeating: "Muhammad ibn Ali ", count: 30)])
  func theIndexHasThePartsThatAreCompared(_ name: String) {
    let scratch = NameScratch()
    for kind in IndexEntity.Kind.allCases {
      var name = name
      name.withUTF8 {
        Embedded.knowledge.readParts($0, kind: kind.nameKind, scratch: scratch)
      }
      let compared = scratch.name
      Embedded.knowledge.preparer.prepareLetters(of: scratch.parse, into: &scratch.name)
      #expect(scratch.name.numbers == compared.numbers)
      #expect(scratch.name.parts.map(\.kept) == compared.parts.map(\.kept))
      #expect(scratch.name.units.map(\.kept) == compared.units.map(\.kept))
    }
  }
}

extension PreparedName.Part {
  /// What the index keeps.
  fileprivate var kept: [Int] { [Int(kind.rawValue), unit, Int(number), hasArticle ? 1 : 0] }
}

extension PreparedName.Unit {
  /// What the index keeps.
  fileprivate var kept: [Int] {
    [
      Int(kind.rawValue), Int(alphabet.rawValue), Int(first), Int(length), Int(joins), Int(start),
      Int(count),
    ]
  }
}
