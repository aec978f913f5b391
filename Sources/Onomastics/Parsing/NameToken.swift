/// What stands between a word and the one before it, from the weakest to the strongest.
enum Joint: UInt8, Comparable, Sendable {
  /// ZWNJ, a capital inside a word, a change of script.
  case soft
  /// A hyphen, or the apostrophe of an elided article.
  case hyphen
  case dot
  case space
  case comma
  /// A bracket or quote, or the beginning of the name.
  case stop

  static func < (a: Joint, b: Joint) -> Bool { a.rawValue < b.rawValue }
}

/// One written word of a name, before the grammar has looked at it.
struct NameToken: Sendable {
  enum Script: UInt8, Sendable { case latin, arabic, digits }

  /// Range of letters in the folded text.
  var range: Range<Int>
  /// Letters that count: without ʿayn marks and dropped marks.
  var count = 0
  var script: Script
  /// What stands before the word.
  var joint: Joint
  /// Whether a full stop follows immediately.
  var dotted = false
  /// Whether the first letter is a capital, and whether all are.
  var isCapital = false
  var isAllCapitals = false
  /// Hash of the letters that count.
  var hash: UInt64 = 0
  /// Entries in the word table, plain and with the full stop; −1 for none.
  var word: Int32 = -1
  var dottedWord: Int32 = -1
}

/// What the later passes must know of a part and its readers need not.
struct PartNote: Sendable {
  /// The title rule of a part that may be a title; −1 if none.
  var title = -1
  /// The abbreviation rule of a part that may be one; −1 if none.
  var abbreviation = -1
  /// In the folded text: the word with its fused article; empty if there is none.
  var whole: Range<Int> = 0..<0
  /// What stands before the part.
  var joint: Joint
  var isAllCapitals: Bool
}
