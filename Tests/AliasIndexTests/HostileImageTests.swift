import AliasIndex
import Matching
import Sections
import Testing

/// Images that pass for an index and hold anything: searching them finds something or nothing,
/// and ends.
@Suite struct HostileImageTests {
  private static let sound: [UInt8] = {
    do {
      return try Embedded.answered(Embedded.image(Sample.entities))
    } catch { preconditionFailure("\(error)") }
  }()

  /// The header and the section table stay as they are; opening checks them (see Sections).
  private static let bodyStart = 32 + 32 * SectionName.allCases.count

  @Test(.timeLimit(.minutes(1)), arguments: UInt64(1)...4)
  func changedBytesNeverCrashASearch(_ seed: UInt64) throws {
    var random = Seeded(seed: seed)
    let clock = ContinuousClock()
    let start = clock.now
    var rounds = 0
    while rounds < 1_500, clock.now - start < .seconds(5) {
      rounds += 1
      var bytes = Self.sound
      for _ in 0..<Int.random(in: 1...60, using: &random) { damage(&bytes, &random) }
      try search(bytes, &random)
    }
    #expect(rounds >= 50, "only \(rounds) images in five seconds")
  }

  /// One section alone: what reads it meets nothing else that stops it early.
  @Test(.timeLimit(.minutes(1)), arguments: SectionName.allCases)
  func aSectionOfNoiseNeverCrashesASearch(_ section: SectionName) throws {
    var random = Seeded(seed: UInt64(section.rawValue))
    for fill in [UInt8?.some(0), 0xFF, 0x7F, 0x01, nil, nil, nil, nil] {
      var bytes = Self.sound
      for place in try range(of: section, in: bytes) {
        bytes[place] = fill ?? UInt8.random(in: 0...255, using: &random)
      }
      try search(bytes, &random)
    }
  }

  /// Sections that another table's image holds, or that are missing.
  @Test(.timeLimit(.minutes(1)), arguments: SectionName.allCases)
  func aSectionOfAnotherImageNeverCrashesASearch(_ section: SectionName) throws {
    let other = Embedded.image(Array(Sample.entities.prefix(5)))
    var random = Seeded(seed: 3)
    try search(assembled(from: other, but: section), &random)
    try search(assembled(from: nil, but: section), &random)
  }

  @Test func aTruncatedImageIsAFault() {
    for count in stride(from: 0, to: Self.sound.count, by: 97) {
      #expect(throws: SectionFault.self) {
        try SectionFile(copying: Array(Self.sound[..<count]), format: AliasIndex.format)
      }
    }
  }

  @Test func verifyFindsTheDamage() throws {
    for section in SectionName.allCases {
      var bytes = Self.sound
      let place = try range(of: section, in: bytes).lowerBound
      bytes[place] ^= 0x40
      let file = try SectionFile(copying: bytes, format: AliasIndex.format)
      #expect(throws: SectionFault.damaged(section: section.title)) { try file.verify() }
    }
  }

  private func search(_ bytes: [UInt8], _ random: inout Seeded) throws {
    let file = try SectionFile(copying: bytes, format: AliasIndex.format)
    let index = AliasIndex(image: file)
    readAnswers(of: index)
    let search = CandidateSearch(index: index, knowledge: Embedded.knowledge)
    for _ in 0..<3 {
      let mention = Sample.mentions.randomElement(using: &random) ?? ""
      for number in index.entities(denied: Array(mention.utf8)) { _ = index.entity(number) }
      _ = Array("g:halab".utf8).withUnsafeBufferPointer { index.entity(formerly: $0) }
      let kind = Bool.random(using: &random) ? IndexEntity.Kind.person : nil
      for candidate in search.candidates(mention, kind: kind) {
        _ = index.entity(candidate.entity)
        _ = index.aliasText(candidate.alias)
      }
    }
  }

  private func readAnswers(of index: AliasIndex) {
    let numbers = AliasNumbers([index])
    for alias in 0..<min(index.aliasCount, 100) {
      let answer = index.answers?.find(index.aliasBytes(alias), in: index)
      for rank in 0..<(answer?.count ?? 0) { _ = answer?.candidate(rank, own: 0, numbers) }
    }
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout Seeded) {
    let place = Int.random(in: Self.bodyStart..<bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[place] = 0xFF
    case 2:
      for offset in place..<min(place + 4, bytes.count) { bytes[offset] = 0xFF }
    default:
      let from = Int.random(in: Self.bodyStart..<bytes.count, using: &random)
      for offset in 0..<16 where max(place, from) + offset < bytes.count {
        bytes[place + offset] = bytes[from + offset]
      }
    }
  }

  private func range(of section: SectionName, in bytes: [UInt8]) throws -> Range<Int> {
    let file = try SectionFile(copying: bytes, format: AliasIndex.format)
    let table = file.table(section.rawValue, of: UInt8.self)
    let part = table.slice(0, table.count)
    let first = try #require(UnsafeRawPointer(part.baseAddress))
    let start = try #require(file.bytes.baseAddress)
    return first - start..<first - start + table.count
  }

  /// The sound image with one section taken from elsewhere, or left out.
  private func assembled(from other: [UInt8]?, but section: SectionName) throws -> [UInt8] {
    let own = try SectionFile(copying: Self.sound, format: AliasIndex.format)
    let foreign = try other.map { try SectionFile(copying: $0, format: AliasIndex.format) }
    var writer = SectionFileWriter()
    for name in SectionName.allCases {
      guard let file = name == section ? foreign : own else { continue }
      let table = file.table(name.rawValue, of: UInt8.self)
      writer.add(name.rawValue, Array(table.slice(0, table.count)))
    }
    return writer.finish(AliasIndex.format)
  }
}
