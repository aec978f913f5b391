import Sections
import Testing

/// Bytes that are kept for later, in memory and in files without a name.
@Suite struct SpoolTests {
  private static let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }

  /// A spool of the bytes, of which so many have gone to a file.
  private func spool(
    _ bytes: [UInt8], spilled: Int, _ folder: borrowing TemporaryFolder
  ) throws -> Spool {
    let spool = Spool(folder: folder.path)
    try append(Array(bytes[..<spilled]), to: spool)
    try spool.spill()
    try append(Array(bytes[spilled...]), to: spool)
    #expect(spool.count == bytes.count && spool.held == bytes.count - spilled)
    return spool
  }

  private func append(_ bytes: [UInt8], to spool: Spool) throws {
    try bytes.span.bytes.withUnsafeBytes { (bytes) throws(SpoolFault) in try spool.append(bytes) }
  }

  @Test(arguments: [0, 1, 500, 1000])
  func whatIsWrittenIsRead(_ spilled: Int) throws {
    let folder = try TemporaryFolder()
    let spool = try spool(Self.bytes, spilled: spilled, folder)
    for range in [0..<1000, 0..<0, 499..<501, 400..<700, 999..<1000] {
      var read = [UInt8](repeating: 0, count: range.count)
      try read.withUnsafeMutableBytes { try spool.read(at: range.lowerBound, into: $0) }
      #expect(read == Array(Self.bytes[range]))
    }
    #expect(folder.contents == [])
  }

  @Test func longOnesAreReadThroughPieceByPiece() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    var reader = SpoolReader(try spool(bytes, spilled: 1_234_567, folder))
    var read: [UInt8] = []
    for step in 1... {
      let piece = try reader.next(step * 997 % (1 << 18))
      if piece.isEmpty { break }
      read.append(contentsOf: piece)
    }
    #expect(read == bytes)
  }

  @Test func peekingTakesNothing() throws {
    let folder = try TemporaryFolder()
    var reader = SpoolReader(try spool(Self.bytes, spilled: 10, folder))
    #expect(Array(try reader.peek(20)) == Array(Self.bytes[..<20]))
    reader.take(3)
    #expect(Array(try reader.peek(2000)) == Array(Self.bytes[3...]))
    reader.take(997)
    #expect(try reader.peek(1).isEmpty)
  }

  @Test func moreThanTheLimitIsAnError() throws {
    let spool = Spool(folder: nil, limit: 999)
    #expect(throws: SpoolFault.tooLong(limit: 999)) { try append(Self.bytes, to: spool) }
    try append(Array(Self.bytes[1...]), to: spool)
    #expect(throws: SpoolFault.tooLong(limit: 999)) { try append([0], to: spool) }
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let spool = Spool(folder: "/nowhere")
    try append(Self.bytes, to: spool)
    // ENOENT
    #expect(throws: SpoolFault.file(folder: "/nowhere", code: 2)) { try spool.spill() }
  }

  @Test(arguments: [0, 1])
  func sectionsFromSpoolsGiveTheSameFile(_ share: Int) throws {
    let folder = try TemporaryFolder()
    let pairs = Sample.pairs.withUnsafeBytes { Array($0) }
    var file = SpooledSections()
    for (name, size, bytes) in [(1, 1, Sample.letters), (2, 8, pairs), (3, 8, [])] {
      try file.add(
        UInt32(name), elementSize: size, try spool(bytes, spilled: bytes.count * share, folder))
    }
    var pieces = file.pieces(Sample.format)
    var written: [UInt8] = []
    while let piece = try pieces.next() { written += piece }
    #expect(written == Sample.bytes)
    #expect(file.count == Sample.bytes.count)
  }
}
