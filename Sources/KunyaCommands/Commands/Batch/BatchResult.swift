internal import Kunya

/// What has become of a block of records.
struct BatchResult: Sendable {
  /// The answers, ready to be written.
  var bytes: [UInt8] = []

  var rejections: [Rejection] = []
  var tally = BatchTally()

  /// The bytes of input that the block took, for the progress bar.
  var inputBytes = 0
}

/// How many records there were, and what was said of them.
struct BatchTally: Sendable {
  private(set) var records = 0
  private(set) var matches = 0
  private(set) var reviews = 0
  private(set) var nones = 0

  /// Records whose answer is another than before, where that was asked.
  private(set) var changed = 0

  /// Records in which broken UTF-8 was replaced, and the number of the first; 0 where none was.
  private(set) var repaired = 0
  private(set) var firstRepaired = 0

  /// Records that were answered.
  var answers: Int { matches + reviews + nones }

  /// Counts records, whether or not they were answered.
  mutating func count(records count: Int) {
    records += count
  }

  mutating func count(_ decision: Decision) {
    switch decision {
    case .match: matches += 1
    case .review: reviews += 1
    case .none: nones += 1
    }
  }

  mutating func countChanged() {
    changed += 1
  }

  mutating func count(repaired record: Int) {
    repaired += 1
    if firstRepaired == 0 { firstRepaired = record }
  }

  /// Adds what was counted further on in the input.
  mutating func add(_ other: BatchTally) {
    records += other.records
    matches += other.matches
    reviews += other.reviews
    nones += other.nones
    changed += other.changed
    repaired += other.repaired
    if firstRepaired == 0 { firstRepaired = other.firstRepaired }
  }
}

extension BatchTally: CustomStringConvertible {
  /// `1,000 records: 900 match, 60 review, 30 none, 10 rejected`.
  var description: String {
    let parts = [
      (matches, "match"), (reviews, "review"), (nones, "none"), (records - answers, "rejected"),
      (changed, "changed"),
    ]
    return "\(grouped(records)) records: "
      + parts.filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }.joined(separator: ", ")
  }
}
