/// One entity with all that is written of it, as it comes in or goes out.
public struct EntityRecord: Sendable, Equatable {
  public var id: String
  /// `nil` where it is not known.
  public var kind: EntityKind?
  /// The preferred name first; where none is preferred, the first counts as preferred.
  public var names: [NameRecord]
  public var refs: [Reference]
  /// ISO 3166-1 alpha-2, upper case.
  public var countries: [String]
  /// IDs of the entities it lies in or belongs to.
  public var within: [String]
  /// Year, or date as far as known, in ISO 8601: `1941`, `1941-07-17`.
  public var born: String?
  public var gender: String?
  /// Members of the JSON object that are not known.
  public var extra: [Member]
  /// IDs under which the entity was known before, and that mean it now.
  public var formerIDs: [String]

  public init(
    id: String, kind: EntityKind? = nil, names: [NameRecord] = [], refs: [Reference] = [],
    countries: [String] = [], within: [String] = [], born: String? = nil, gender: String? = nil,
    extra: [Member] = [], formerIDs: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.names = names
    self.refs = refs
    self.countries = countries
    self.within = within
    self.born = born
    self.gender = gender
    self.extra = extra
    self.formerIDs = formerIDs
  }
}
