import Sections

/// What a resolver answers to the names of an index, found out beforehand by asking it.
///
/// A hash of a name's bytes tells its bucket, and a bucket holds its answers one behind the other:
///
/// | bytes   | content                                                                      |
/// |---------|------------------------------------------------------------------------------|
/// | 1       | eight more bits of the hash                                                  |
/// | 1       | number of candidates (3 bits), `contested`, `conflicting`, `own`              |
/// | 4       | the alias whose text it answers                                              |
/// | 8 each  | scores of the candidates, best first                                         |
/// | 5 each  | number of the index and alias of each candidate; not where it is `own`       |
///
/// It holds for one set of indexes and one engine; see `scope`.
package struct StoredAnswers: Sendable {
  /// So many candidates are kept at most.
  package static let most = 6

  private let buckets: CheckedTable<UInt32>
  private let bytes: CheckedTable<UInt8>
  private let summary: AnswerSummaryRecord

  init?(_ image: SectionFile) {
    let summaries = image.table(
      SectionName.answerSummary.rawValue, of: AnswerSummaryRecord.self)
    guard summaries.count == 1 else { return nil }
    summary = summaries[0]
    buckets = image.table(SectionName.answerBuckets.rawValue)
    bytes = image.table(SectionName.answers.rawValue)
  }

  /// Tells what the answers depend on; they are of no use to who has another.
  package var scope: UInt64 { summary.scope }

  /// To how many names there is an answer.
  package var count: Int { Int(summary.names) }

  /// The answer to a name, byte for byte that of an alias of `index`.
  ///
  /// - Complexity: O(1).
  package func find(_ name: UnsafeBufferPointer<UInt8>, in index: AliasIndex) -> Entry? {
    guard !name.isEmpty, buckets.count > 1 else { return nil }
    let place = AnswerPlace(name, buckets: buckets.count - 1)
    let end = min(Int(buckets[place.bucket + 1]), bytes.count)
    var position = Int(buckets[place.bucket])
    while let entry = Entry(bytes.slice(position, end - position)) {
      if entry.tag == place.tag, index.isAlias(entry.alias, name) { return entry }
      position += entry.size
    }
    return nil
  }

  /// One answer.
  package struct Entry {
    private let bytes: UnsafeRawBufferPointer

    static let headSize = 6
    static let scoreSize = 8
    static let placeSize = 5

    /// The answer that these bytes begin with; `nil` where they hold none.
    @inline(__always)
    fileprivate init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard bytes.count >= Self.headSize else { return nil }
      self.bytes = UnsafeRawBufferPointer(bytes)
      guard size <= bytes.count else { return nil }
    }

    private var head: Head { Head(rawValue: bytes[1]) }

    fileprivate var tag: UInt8 { bytes[0] }

    fileprivate var size: Int {
      Self.headSize + count * (Self.scoreSize + (head.contains(.own) ? 0 : Self.placeSize))
    }

    /// Number of the alias whose text it answers.
    fileprivate var alias: Int {
      Int(bytes.loadUnaligned(fromByteOffset: 2, as: UInt32.self).littleEndian)
    }

    /// Number of candidates, at most `StoredAnswers.most` if the file is sound.
    package var count: Int { head.count }

    /// Whether another entity fits about as well as the first.
    package var isContested: Bool { head.contains(.contested) }

    /// Whether a part of the name is another than that of the first.
    package var isConflicting: Bool { head.contains(.conflicting) }

    /// A candidate by its rank.
    ///
    /// - Parameter own: number of the index that holds the answers.
    package func candidate(_ rank: Int, own: Int) -> StoredAnswer.Candidate {
      let score = bytes.loadUnaligned(
        fromByteOffset: Self.headSize + rank * Self.scoreSize, as: UInt64.self)
      let (index, alias): (Int, Int)
      if head.contains(.own) {
        (index, alias) = (own, self.alias)
      } else {
        let start = Self.headSize + count * Self.scoreSize + rank * Self.placeSize
        index = Int(bytes[start])
        alias = Int(bytes.loadUnaligned(fromByteOffset: start + 1, as: UInt32.self).littleEndian)
      }
      return StoredAnswer.Candidate(
        index: index, alias: alias, score: Double(bitPattern: score.littleEndian))
    }
  }

  /// Number of candidates and what is true of an answer.
  struct Head: OptionSet {
    let rawValue: UInt8

    static let countMask: UInt8 = 7
    static let contested = Head(rawValue: 8)
    static let conflicting = Head(rawValue: 16)
    /// The only candidate is the alias that is answered.
    static let own = Head(rawValue: 32)

    var count: Int { Int(rawValue & Self.countMask) }
  }
}

/// An answer before it is stored: what the search has found, whatever is asked for.
package struct StoredAnswer: Sendable {
  /// One alias, best of its entity.
  package struct Candidate: Sendable {
    /// Number of the index among those that are searched as one.
    package var index: Int
    package var alias: Int
    /// Probability, 0 to 1.
    package var score: Double

    package init(index: Int, alias: Int, score: Double) {
      self.index = index
      self.alias = alias
      self.score = score
    }
  }

  /// Best first, at most `StoredAnswers.most`.
  package var candidates: [Candidate]
  package var isContested: Bool
  package var isConflicting: Bool

  package init(candidates: [Candidate], isContested: Bool, isConflicting: Bool) {
    self.candidates = candidates
    self.isContested = isContested
    self.isConflicting = isConflicting
  }
}

/// One record.
struct AnswerSummaryRecord: BitwiseCopyable {
  /// See `StoredAnswers.scope`.
  var scope: UInt64 = 0
  var names: UInt32 = 0
  var unused: UInt32 = 0
}

/// Where the answer to a name is kept; part of the format.
struct AnswerPlace {
  let bucket: Int
  let tag: UInt8

  init(_ name: UnsafeBufferPointer<UInt8>, buckets: Int) {
    var hash = SectionFile.checksum(UnsafeRawBufferPointer(name)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    bucket = Int(((hash >> 32) &* UInt64(buckets)) >> 32)
    tag = UInt8(truncatingIfNeeded: hash)
  }
}
