import Records
import Testing

/// Any bytes in: never a crash, and the same records however the bytes come in pieces.
@Suite struct HostileInputTests {
  private static let valid: [(RecordFormat, String)] = [
    (
      .csv,
      "id,name\n1,\"Assad, Hafez\"\n2,\"Ali\r\n\"\"Hassan\"\"\"\r\n3,حسن\n4,\"Omar\n5,\"x\"\n6,צה\"ל\n"
    ),
    (.tsv, "id\tname\n1\tA\\tB\n2\t\\\\\\n\r\n3\tحسن نصر الله\n4\n\n"),
    (
      .jsonLines,
      "{\"key\":1,\"name\":\"وليد \\u0041\\n\",\"countries\":[\"SY\",null,true]}\n\n"
        + "{\"names\":[{\"text\":\"a\",\"weak\":false}],\"x\":-1.5e10}\r\n{\"a\":{}}"
    ),
    (.lines, "\u{FEFF}وليد المعلم\r\n\nWalid\r\r\nNasrallah"),
  ]

  @Test(arguments: 0..<valid.count)
  func chunksDoNotMatter(sample: Int) throws {
    let (format, text) = Self.valid[sample]
    for limit in [1000, 20, 9] {
      let whole = try read(text, format, limit: limit)
      for chunkSize in 1...text.utf8.count {
        #expect(
          try read(text, format, limit: limit, chunkSize: chunkSize, maxRecords: 1 + chunkSize % 3)
            == whole, "limit \(limit), chunks of \(chunkSize)")
      }
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: 0..<valid.count)
  func mutationsDoNotMatter(sample: Int) throws {
    let (format, text) = Self.valid[sample]
    var random = Seeded(seed: UInt64(sample))
    for _ in 0..<6000 {
      let bytes = random.mutated(Array(text.utf8))
      let limit = [1000, 40, 15].randomElement(using: &random) ?? 40
      let whole = Result { () throws(RecordError) in try read(bytes, format, limit: limit) }
      let chunkSize = Int.random(in: 1...40, using: &random)
      let parts = Result { () throws(RecordError) in
        try read(bytes, format, limit: limit, chunkSize: chunkSize)
      }
      #expect(whole == parts, "\(bytes), limit \(limit), chunks of \(chunkSize)")
      if case .success(let outcomes) = whole { expectOrder(outcomes, in: bytes) }
    }
  }

  /// Records are numbered without a gap, begin on ever later lines, and none beyond the last.
  private func expectOrder(_ outcomes: [Outcome], in bytes: [UInt8]) {
    let lines = bytes.count { $0 == 0x0A } + 1
    #expect(outcomes.map(\.number) == Array(1..<outcomes.count + 1))
    #expect(zip(outcomes, outcomes.dropFirst()).allSatisfy { $0.line < $1.line }, "\(outcomes)")
    #expect(outcomes.allSatisfy { $0.line <= lines && ($0.error?.line ?? 1) <= lines })
  }
}

extension Seeded {
  /// A few bytes replaced, removed, doubled, or awkward ones put in.
  mutating func mutated(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...6, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place...)
      case 3: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
      default: bytes.insert(contentsOf: awkwardText(pieces: 3), at: place)
      }
    }
    return bytes
  }
}
