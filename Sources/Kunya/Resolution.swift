public import AliasIndex

/// What the engine says of a mention.
public enum Decision: String, Sendable, Hashable {
  /// One entity, confidently.
  case match
  /// Plausible, or ambiguous: a person should look.
  case review
  /// Nothing in the tables.
  case none
}

/// One entity that a mention may name.
public struct Candidate: Sendable, Equatable {
  /// Canonical ID.
  public let id: String
  /// Preferred name.
  public let label: String
  public let kind: IndexEntity.Kind
  /// The alias that matched.
  public let alias: String
  /// Probability that the mention names this entity, the runner-up considered; 0 to 1, exclusive.
  public let score: Double
  /// Probability that mention and alias are one name, looked at alone; `nil` where not asked for.
  public let pairScore: Double?
  /// Whether the alias is weak, so that it never gives more than a review.
  public let weak: Bool
}

/// The answer to one mention.
public struct Resolution: Sendable {
  public let decision: Decision
  /// Best first; also filled when the decision is `none`, so that callers can set thresholds.
  public let candidates: [Candidate]
  /// Why the decision is not a match although a candidate is close.
  public let reason: Reason?

  /// What keeps a close candidate from being a match.
  public enum Reason: String, Sendable {
    /// Another entity fits about as well.
    case ambiguous
    /// Only a weak alias matched.
    case weakAlias = "weak alias"
    /// One part is another name than its counterpart, however alike the rest.
    case conflictingPart = "conflicting part"
    /// The score lies between the two thresholds.
    case uncertain
  }
}

/// What a caller may ask of a resolution.
public struct ResolveOptions: Sendable {
  /// Only entities of this kind.
  public var kind: IndexEntity.Kind?
  /// Only entities that lie within a place; an area of the resolver that is asked.
  public var area: Area?
  /// At most so many candidates.
  public var limit: Int
  /// From this score on a candidate is a match.
  public var matchAt: Double
  /// From this score on a candidate is worth a person's look.
  public var reviewAt: Double
  /// Whether to compute `Candidate.pairScore`.
  public var pairScores: Bool

  public init(
    kind: IndexEntity.Kind? = nil, limit: Int = 5, matchAt: Double = Self.defaultMatchAt,
    reviewAt: Double = Self.defaultReviewAt, pairScores: Bool = false, area: Area? = nil
  ) {
    self.kind = kind
    self.area = area
    self.limit = limit
    self.matchAt = matchAt
    self.reviewAt = reviewAt
    self.pairScores = pairScores
  }

  /// Chosen so that a match is right at least 95 times in 100.
  public static let defaultMatchAt = 0.6
  /// Where the chance is about one in three.
  public static let defaultReviewAt = 0.33
}
