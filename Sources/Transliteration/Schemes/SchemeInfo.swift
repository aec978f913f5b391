/// What is known about a scheme beside its rules.
public struct SchemeInfo: Sendable, Equatable {
  /// Its name on the command line: `bgn-pcgn-ar-1956`.
  public var id: String
  /// The standard with its year: `BGN/PCGN romanization of Arabic (1956)`.
  public var standard: String
  /// Where its rules were read.
  public var source: String
  public var language: SchemeLanguage
  /// Whether short vowels must be written, or supplied, for its own results.
  public var needsVowels: Bool
  /// Whether its output can be turned back without loss.
  public var isReversible: Bool
  /// Whether its rules are proved by examples of the standard or of published usage.
  public var isVerified: Bool

  public init(
    id: String, standard: String, source: String, language: SchemeLanguage, needsVowels: Bool,
    isReversible: Bool, isVerified: Bool
  ) {
    self.id = id
    self.standard = standard
    self.source = source
    self.language = language
    self.needsVowels = needsVowels
    self.isReversible = isReversible
    self.isVerified = isVerified
  }
}
