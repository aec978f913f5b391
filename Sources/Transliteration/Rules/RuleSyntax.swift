import Orthography

/// One character, or a run of like ones, that a rule looks for.
struct RuleElement: Sendable, Equatable {
  var set: CodePointSet
  var quantity: Quantity = .one
  /// From 1: the number of the segment it is, for `$1` in the replacement.
  var segment: Int?

  enum Quantity: UInt16, Sendable {
    case one = 0
    case optional = 1
    case any = 2
    case many = 3
  }
}

/// What a rule puts in the place of its key.
enum ReplacementPiece: Sendable, Equatable {
  case text([UInt32])
  /// What a segment of the key has found.
  case segment(Int)
}

/// A rule in one direction: `before { key } after > replacement`.
struct Rule: Sendable, Equatable {
  var before: [RuleElement] = []
  var key: [RuleElement] = []
  var after: [RuleElement] = []
  /// `^`: nothing stands before `before`.
  var isAtStart = false
  /// `$`: nothing stands behind `after`.
  var isAtEnd = false
  var replacement: [ReplacementPiece] = []
}

/// The steps of a file of rules, each over the whole text.
enum RuleStep: Sendable {
  case normalize(NormalizationForm)
  case lowercase
  /// Rules among which the first that fits wins, from the start of the text to its end.
  case pass([Rule])
}

/// Which way rules are read.
public enum RuleDirection: Sendable {
  case forward, reverse
}
