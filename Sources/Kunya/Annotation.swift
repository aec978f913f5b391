/// One mention found in running text.
public struct Annotation: Sendable, Equatable {
  /// Bytes of the text, from 0, end exclusive; titles, clitics and possessive endings excluded.
  public let range: Range<Int>
  /// The mention as written.
  public let text: String
  /// The entity, with the score of the mention that named it.
  public let candidate: Candidate
  /// Whether the entity is known from a fuller mention in the same text: a bare surname.
  public let fromContext: Bool
}
