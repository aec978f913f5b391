import Sections

/// The aliases that each word stands in.
enum Postings {
  /// Writes the aliases of each word, and sets in `words` where they stand.
  ///
  /// - Parameters:
  ///   - pairs: a word and an alias, as often as the alias has the word.
  ///   - bytes: where the aliases go, empty.
  /// - Throws: `SpoolFault`.
  /// - Complexity: O(n).
  static func write(
    _ pairs: consuming SortedPairs, _ words: inout WordTable, into bytes: Spool
  ) throws(SpoolFault) {
    var output = SpoolWriter(bytes)
    var number = 0
    var (first, count): (Int, UInt32) = (0, 0)
    var alias: UInt32 = 0
    while let pair = try pairs.next() {
      let next = UInt32(truncatingIfNeeded: pair)
      while number < Int(pair >> 32) {
        words.setPostings(number, first: first, count: count)
        (number, first, count, alias) = (number + 1, output.count, 0, 0)
      }
      // Each alias once, however often it has the word.
      if count > 0, next == alias { continue }
      try output.append(number: next - alias)
      (count, alias) = (count + 1, next)
    }
    while number < words.records.count {
      words.setPostings(number, first: first, count: count)
      (number, first, count) = (number + 1, output.count, 0)
    }
    try output.flush()
  }
}
