import Sections
import Testing

@Suite struct SectionFileTests {
  @Test func whatIsWrittenIsRead() throws {
    let file = try Sample.open(Sample.bytes)
    let letters = file.table(1, of: UInt8.self)
    let pairs = file.table(2, of: Sample.Pair.self)
    #expect((0..<letters.count).map { letters[$0] } == Sample.letters)
    #expect((0..<pairs.count).map { pairs[$0] } == Sample.pairs)
    #expect(file.table(3, of: UInt64.self).count == 0)
    try file.verify()
  }

  @Test func theSameSectionsGiveTheSameBytes() {
    var writer = SectionFileWriter()
    writer.add(1, Sample.letters)
    writer.add(2, Sample.pairs)
    writer.add(3, [UInt64]())
    #expect(writer.finish(Sample.format) == Sample.bytes)
  }

  @Test func aFileWithoutSectionsIsAFile() throws {
    let bytes = SectionFileWriter().finish(Sample.format)
    let file = try Sample.open(bytes)
    #expect(bytes.count == 32)
    #expect(file.table(1, of: UInt8.self).count == 0)
    try file.verify()
  }

  @Test func sectionsBeginAtMultiplesOfEight() throws {
    let file = try Sample.open(Sample.bytes)
    let start = try #require(file.bytes.baseAddress)
    // 13 letters of two bytes but the space: 23 bytes, so that the next section needs padding.
    #expect(Sample.letters.count % 8 != 0)
    let pairs = file.table(2, of: Sample.Pair.self).slice(0, 1)
    let place = try #require(UnsafeRawPointer(pairs.baseAddress)) - start
    #expect(place % 8 == 0)
  }

  @Test func anotherMagicIsNotThisFormat() {
    var bytes = Sample.bytes
    bytes[0] = UInt8(ascii: "k")
    #expect(throws: SectionFault.notThisFormat(expected: "KUNYATST")) { try Sample.open(bytes) }
    #expect(throws: SectionFault.notThisFormat(expected: "KUNYATST")) {
      try Sample.open(Array(String(repeating: "id\tname\n", count: 10).utf8))
    }
  }

  @Test func anotherVersionIsNamed() {
    var bytes = Sample.bytes
    bytes[8] = 4
    #expect(throws: SectionFault.version(expected: 3, found: 4)) { try Sample.open(bytes) }
  }

  @Test func bytesAtTheEndAreNoPartOfTheFile() {
    #expect(
      throws: SectionFault.truncated(expected: Sample.bytes.count, found: Sample.bytes.count + 1)
    ) { try Sample.open(Sample.bytes + [0]) }
  }

  @Test func everyTruncationIsReported() {
    for count in 0..<Sample.bytes.count {
      let fault = #expect(throws: SectionFault.self) {
        try Sample.open(Array(Sample.bytes[..<count]))
      }
      let expected = count < 32 ? 32 : Sample.bytes.count
      #expect(fault == .truncated(expected: expected, found: count))
    }
  }

  /// Whatever one byte becomes, the file is refused, or read within its bounds; and where it is
  /// read, `verify` finds what opening does not look at.
  @Test func everyChangeOfOneByteIsRefusedOrSafeToRead() throws {
    let whole = try Sample.open(Sample.bytes)
    let sum = whole.readAll()
    let padding = Sample.bytes.count - bodyCount(whole)
    var (refused, unverified, unseen) = (0, 0, 0)
    for place in Sample.bytes.indices {
      for value in UInt8.min...UInt8.max where value != Sample.bytes[place] {
        var bytes = Sample.bytes
        bytes[place] = value
        guard let file = try? Sample.open(bytes) else {
          refused += 1
          continue
        }
        let read = file.readAll()
        if (try? file.verify()) == nil {
          unverified += 1
        } else {
          unseen += 1
          #expect(read == sum, "byte \(place) = \(value) changed what is read, unnoticed")
        }
      }
    }
    // Header and section table are checked on opening, sections by `verify`; between them lies
    // padding that nothing reads.
    let head = 32 + 3 * 32
    #expect(refused == head * 255)
    #expect(unverified == bodyCount(whole) * 255)
    #expect(unseen == (padding - head) * 255)
  }

  private func bodyCount(_ file: SectionFile) -> Int {
    file.table(1, of: UInt8.self).count + file.table(2, of: Sample.Pair.self).count * 8
  }

  /// Section tables that agree with their checksum and lie all the same.
  @Test func forgedSectionTablesStayInsideTheFile() throws {
    var random = Seeded(seed: 1)
    var opened = 0
    for _ in 0..<5_000 {
      var bytes = Sample.bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = 32 + 32 * Int.random(in: 0..<3, using: &random)
        let field = [0, 4, 8, 16].randomElement(using: &random) ?? 0
        let value =
          [
            UInt64(Int.random(in: 0..<400, using: &random)), .max, .max - 7, 1 << 63,
            UInt64(bytes.count), UInt64(bytes.count) &- 8, 3,
          ].randomElement(using: &random) ?? 0
        bytes.write(value, at: place + field, count: field < 8 ? 4 : 8)
      }
      bytes.write(fnv(bytes[32..<128]), at: 24, count: 8)
      guard let file = try? Sample.open(bytes) else { continue }
      opened += 1
      _ = file.readAll()
      _ = try? file.verify()
    }
    #expect(opened > 100, "the forgeries must get past the checksum")
  }

  @Test func aSectionBehindTheEndIsDamaged() {
    var bytes = Sample.bytes
    bytes.write(UInt64(bytes.count) + 8, at: 32 + 8, count: 8)
    bytes.write(fnv(bytes[32..<128]), at: 24, count: 8)
    #expect(throws: SectionFault.damaged(section: "letters")) { try Sample.open(bytes) }
  }

  @Test func verifyNamesTheDamagedSection() throws {
    let file = try Sample.open(Sample.bytes)
    let last = file.bytes.count - 1
    var bytes = Sample.bytes
    bytes[last] ^= 1
    let damaged = try Sample.open(bytes)
    #expect(throws: SectionFault.damaged(section: "pairs")) { try damaged.verify() }
  }

  @Test func tooManySectionsAreDamage() {
    var bytes = Sample.bytes
    bytes.write(UInt64(UInt32.max), at: 12, count: 4)
    #expect(throws: SectionFault.damaged(section: "section table")) { try Sample.open(bytes) }
  }
}

/// The checksum by the format's description, written a second time.
private func fnv(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  var rest = bytes
  while rest.count >= 8 {
    let word = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    hash = (hash ^ word) &* 0x100_0000_01B3
    hash ^= hash >> 29
    rest = rest.dropFirst(8)
  }
  for byte in rest { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}

extension [UInt8] {
  fileprivate mutating func write(_ value: UInt64, at place: Int, count: Int) {
    for index in 0..<count { self[place + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
  }
}
