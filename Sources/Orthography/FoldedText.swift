/// Text in the letter page, with the place in the original that each letter came from.
///
/// A value is a buffer meant to be reused: `Folder.fold(_:into:)` clears and refills it without
/// giving its memory back, so that folding many names allocates nothing once warm.
public struct FoldedText: Sendable {
  /// Fine letters, lower case, in the letter page.
  public internal(set) var fine: [UInt8] = []
  /// Base letters, parallel to `fine`.
  public internal(set) var base: [UInt8] = []
  /// For each letter the offset in bytes, from 0, of the first original byte it stands for.
  public internal(set) var start: [UInt32] = []
  /// For each letter the offset in bytes behind the last original byte it stands for.
  public internal(set) var end: [UInt32] = []
  /// Whether each letter was written as a capital. Parallel to `fine`.
  public internal(set) var capital: [Bool] = []
  /// Whether letters of a script outside the page occur (`LetterPage.foreign`).
  public internal(set) var hasForeign = false
  /// How many invalid UTF-8 sequences were replaced by U+FFFD.
  public internal(set) var replacements = 0

  public init() {}

  /// Number of letters and separators.
  public var count: Int { fine.count }

  /// The original's byte range behind a range of letters.
  public func source(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(start[range.lowerBound])..<Int(end[range.upperBound - 1])
  }
}
