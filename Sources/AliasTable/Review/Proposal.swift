/// A change that waits for a person's word.
public struct Proposal: Sendable {
  /// Its number in the store; 0 before it is there.
  public var number: Int
  /// The entity that would get a name, or that the other one would be merged into.
  public var id: String
  public var subject: Subject
  /// The probability that it is right, where somebody computed one.
  public var score: Double?
  /// What speaks for it, and where it comes from.
  public var reason: String

  /// What is proposed.
  public enum Subject: Sendable {
    /// That the entity has this name; it is made with this kind where there is none.
    case name(NameRecord, kind: EntityKind?)
    /// That another entity is the same.
    case merge(String)
  }

  public init(
    number: Int = 0, id: String, subject: Subject, score: Double? = nil, reason: String = ""
  ) {
    self.number = number
    self.id = id
    self.subject = subject
    self.score = score
    self.reason = reason
  }
}

/// What a person says to a proposal.
public enum Verdict: String, Sendable {
  case accepted, rejected
}
