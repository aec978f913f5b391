/// A likely spelling of a name.
public struct NameVariant: Sendable, Equatable {
  /// In Latin letters, capitalised.
  public var text: String
  /// How likely it is among all spellings, all conventions together.
  public var probability: Double
}
