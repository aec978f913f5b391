/// How much is measured.
struct Sizes {
  var people: Int
  var rounds: Int
  /// Misspelt mentions a round; every round has its own.
  var queries: Int
  /// Mentions a round that the linear scan gets.
  var scans: Int
  /// How often a round folds all names.
  var foldPasses: Int
  /// Running text to annotate, in millions of bytes.
  var megabytes: Int

  static let full = Sizes(
    people: 10_000, rounds: 7, queries: 2_000, scans: 15, foldPasses: 10, megabytes: 10)
  /// Enough to see that everything runs; the numbers mean nothing.
  static let smoke = Sizes(
    people: 300, rounds: 3, queries: 60, scans: 3, foldPasses: 1, megabytes: 1)
}
