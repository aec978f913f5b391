import Sections

/// An alias that has a word, and what else it has.
struct Posting: NumberPair {
  /// The word and the alias.
  var pair: UInt64
  /// See `WordTags.others`.
  var others: UInt64

  init(word: UInt32, alias: UInt32, others: UInt64) {
    pair = UInt64(word) << 32 | UInt64(alias)
    self.others = others
  }
}

/// The aliases that each word stands in; see `PostingList`.
enum Postings {
  /// Writes the aliases of each word, and sets in `words` where they stand.
  ///
  /// - Parameters:
  ///   - postings: as often as an alias has a word.
  ///   - bytes: where they go, empty.
  /// - Throws: `SpoolFault`.
  /// - Complexity: O(n).
  static func write(
    _ postings: consuming SortedPairs<Posting>, _ words: inout WordTable, into bytes: Spool
  ) throws(SpoolFault) {
    var output = SpoolWriter(bytes)
    var number = 0
    var (first, count): (Int, UInt32) = (0, 0)
    var alias: UInt32 = 0
    while let posting = try postings.next() {
      let next = UInt32(truncatingIfNeeded: posting.pair)
      while number < Int(posting.pair >> 32) {
        words.setPostings(number, first: first, count: count)
        (number, first, count, alias) = (number + 1, output.count, 0, 0)
      }
      // Each alias once, however often it has the word.
      if count > 0, next == alias { continue }
      try output.append { PostingList.append(step: next - alias, posting.others, to: &$0) }
      (count, alias) = (count + 1, next)
    }
    while number < words.records.count {
      words.setPostings(number, first: first, count: count)
      (number, first, count) = (number + 1, output.count, 0)
    }
    try output.flush()
  }
}
