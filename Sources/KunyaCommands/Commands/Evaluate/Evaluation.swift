internal import Learning

/// What `kunya evaluate` found out: rows of figures, and misses.
struct Evaluation: Sendable {
  var resolutions: [ResolutionRow] = []
  var pairs: [PairRow] = []
  var misses: [Miss] = []

  /// Figures of one type of one set; the type `all` is all of them together.
  struct ResolutionRow: Sendable {
    let set: String
    let type: String
    let figures: ResolutionFigures
  }

  /// Figures of labelled pairs of one scope and type.
  struct PairRow: Sendable {
    let scope: String
    let type: String
    let half: Half
    let figures: PairFigures
  }

  /// Whether rules and weights may have been learned from a half of the pairs.
  enum Half: String, Sendable {
    case held, learned
  }

  /// A query whose best candidate is wrong, or that was matched though nothing is there.
  struct Miss: Sendable {
    let set: String
    let type: String
    let name: String
    /// The entity that is meant: its ID, where the table has it, and its name.
    let gold: (id: String?, name: String)
    /// Its rank and score among the candidates; `nil` where it is not among them.
    let rank: Int?
    let score: Double?
    /// How far the search came with it.
    let reach: String
    /// The best candidate; `nil` where there is none.
    let got: (id: String, alias: String, score: Double)?
    let decision: String
  }
}
