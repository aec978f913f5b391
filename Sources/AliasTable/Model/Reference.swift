/// An entity's identifier in somebody else's system.
public struct Reference: Sendable, Equatable, Hashable {
  /// `wikidata`, `viaf`, `lcnaf`, `geonames`, `pcode` …: lower-case ASCII.
  public var scheme: String
  /// As that system writes it: `Q315463`.
  public var value: String

  public init(scheme: String, value: String) {
    self.scheme = scheme
    self.value = value
  }
}
