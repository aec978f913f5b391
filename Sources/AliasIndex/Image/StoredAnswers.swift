package import Matching
import Sections

/// What a resolver answers to the names of an index, found out beforehand by asking it.
///
/// A hash of a name's bytes tells its bucket, and a bucket holds its answers one behind the other:
///
/// | bytes      | content                                                                          |
/// |------------|----------------------------------------------------------------------------------|
/// | 1          | number of candidates (3 bits), `contested`, `conflicting`, `own`, 2 bits of hash  |
/// | width      | the alias whose text it answers                                                  |
/// | 3          | `contested`, where it is                                                         |
/// | 3 each     | `RoundedOdds` of the candidates, best first                                      |
/// | width each | number of each candidate among `AliasNumbers`; not of the first where it is `own` |
///
/// All numbers have their lowest byte first, and the summary tells the width. Answers hold for one
/// set of indexes and one engine; see `scope`.
package struct StoredAnswers: Sendable {
  /// So many candidates are kept at most.
  package static let most = 6

  private let buckets: CheckedTable<UInt32>
  private let bytes: CheckedTable<UInt8>
  private let summary: AnswerSummaryRecord

  init?(_ image: SectionFile) {
    let summaries = image.table(
      SectionName.answerSummary.rawValue, of: AnswerSummaryRecord.self)
    guard summaries.count == 1, (1...4).contains(summaries[0].width) else { return nil }
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
    while let entry = Entry(bytes.slice(position, end - position), width: Int(summary.width)) {
      if entry.tag == place.tag, index.isAlias(entry.alias, name) { return entry }
      position += entry.size
    }
    return nil
  }

  /// One answer.
  package struct Entry {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let width: Int

    /// The answer that these bytes begin with; `nil` where they hold none.
    @inline(__always)
    fileprivate init?(_ bytes: UnsafeBufferPointer<UInt8>, width: Int) {
      self.bytes = bytes
      self.width = width
      guard bytes.count > width, size <= bytes.count else { return nil }
    }

    private var head: Head { Head(rawValue: bytes[0]) }

    fileprivate var tag: UInt8 { head.tag }

    private var isContested: Bool { head.contains(.contested) }
    private var oddsStart: Int { 1 + width + (isContested ? RoundedOdds.size : 0) }
    private var numbersStart: Int { oddsStart + count * RoundedOdds.size }

    fileprivate var size: Int {
      numbersStart + (count - (head.contains(.own) && count > 0 ? 1 : 0)) * width
    }

    /// Number of the alias whose text it answers.
    fileprivate var alias: Int { Int(number(at: 1, width)) }

    /// Number of candidates, at most `StoredAnswers.most` if the file is sound.
    package var count: Int { head.count }

    /// See `StoredAnswer.contested`.
    package var contested: RoundedOdds? {
      isContested ? RoundedOdds(bits: number(at: 1 + width, RoundedOdds.size)) : nil
    }

    /// Whether a part of the name is another than that of the first.
    package var isConflicting: Bool { head.contains(.conflicting) }

    /// A candidate by its rank.
    ///
    /// - Parameters:
    ///   - own: number of the index that holds the answers.
    ///   - numbers: of all indexes that are searched as one.
    /// - Returns: `nil` where no index has such an alias: the file is damaged.
    package func candidate(
      _ rank: Int, own: Int, _ numbers: AliasNumbers
    ) -> StoredAnswer.Candidate? {
      let odds = RoundedOdds(
        bits: number(at: oddsStart + rank * RoundedOdds.size, RoundedOdds.size))
      let isOwn = head.contains(.own)
      if rank == 0, isOwn { return StoredAnswer.Candidate(index: own, alias: alias, odds: odds) }
      let start = numbersStart + (rank - (isOwn ? 1 : 0)) * width
      return numbers.alias(Int(number(at: start, width))).map {
        StoredAnswer.Candidate(index: $0.index, alias: $0.alias, odds: odds)
      }
    }

    @inline(__always)
    private func number(at start: Int, _ width: Int) -> UInt32 {
      var number: UInt32 = 0
      for place in 0..<width { number |= UInt32(bytes[start + place]) << UInt32(8 * place) }
      return number
    }
  }

  /// What the first byte of an answer tells.
  struct Head: OptionSet {
    let rawValue: UInt8

    private static let countMask: UInt8 = 7
    static let contested = Head(rawValue: 8)
    static let conflicting = Head(rawValue: 16)
    /// The first candidate is the alias that is answered.
    static let own = Head(rawValue: 32)
    private static let tagShift: UInt8 = 6

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(count: Int, tag: UInt8) {
      rawValue = UInt8(truncatingIfNeeded: count) & Self.countMask | tag << Self.tagShift
    }

    var count: Int { Int(rawValue & Self.countMask) }

    /// See `AnswerPlace`.
    var tag: UInt8 { rawValue >> Self.tagShift }
  }
}

/// An answer before it is stored: what the search has found, whatever is asked for.
package struct StoredAnswer: Sendable {
  /// One alias, best of its entity.
  package struct Candidate: Sendable {
    /// Number of the index among those that are searched as one.
    package var index: Int
    package var alias: Int
    package var odds: RoundedOdds

    package init(index: Int, alias: Int, odds: RoundedOdds) {
      self.index = index
      self.alias = alias
      self.odds = odds
    }
  }

  /// Best first, at most `StoredAnswers.most`.
  package var candidates: [Candidate]
  /// Where another entity fits about as well as the first, how sure it is that one of them is meant.
  package var contested: RoundedOdds?
  package var isConflicting: Bool

  package init(candidates: [Candidate], contested: RoundedOdds?, isConflicting: Bool) {
    self.candidates = candidates
    self.contested = contested
    self.isConflicting = isConflicting
  }
}

/// One record.
struct AnswerSummaryRecord: BitwiseCopyable {
  /// See `StoredAnswers.scope`.
  var scope: UInt64 = 0
  var names: UInt32 = 0
  /// See `AliasNumbers.width`.
  var width: UInt32 = 0
}

/// Where the answer to a name is kept; part of the format.
struct AnswerPlace {
  let bucket: Int
  /// Two more bits of the hash: most other names of the bucket need not be compared.
  let tag: UInt8

  init(_ name: UnsafeBufferPointer<UInt8>, buckets: Int) {
    var hash = SectionFile.checksum(UnsafeRawBufferPointer(name)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    bucket = Int(((hash >> 32) &* UInt64(buckets)) >> 32)
    tag = UInt8(truncatingIfNeeded: hash) & 3
  }
}
