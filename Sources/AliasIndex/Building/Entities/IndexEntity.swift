/// An entity as the index builder takes it.
public struct IndexEntity: Sendable, Equatable {
  /// What an entity is.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case unknown = 0
    case person = 1
    case place = 2
    case organization = 3
    case name = 4
  }

  /// One alias.
  public struct Name: Sendable, Equatable {
    public var text: String
    /// A weak alias alone never gives more than a review.
    public var weak: Bool

    public init(_ text: String, weak: Bool = false) {
      self.text = text
      self.weak = weak
    }
  }

  public var id: String
  public var kind: Kind
  /// Preferred name; the first of `names` where `nil`.
  public var label: String?
  public var names: [Name]
  /// ISO 3166 codes.
  public var countries: [String]
  /// IDs of the places it lies in.
  public var within: [String]
  /// How much likelier the entity is meant than others of its name, as a logarithm; 0 where
  /// nothing is known. Decides between homonyms only.
  public var prominence: Float
  /// Spellings that never mean it.
  public var deniedNames: [String]
  /// IDs that it stands for, since they were merged into it. Where another index has an entity of
  /// such an ID, it is this one.
  public var formerIDs: [String]

  public init(
    id: String, kind: Kind, label: String? = nil, names: [Name], countries: [String] = [],
    within: [String] = [], prominence: Float = 0, deniedNames: [String] = [],
    formerIDs: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.label = label
    self.names = names
    self.countries = countries
    self.within = within
    self.prominence = prominence
    self.deniedNames = deniedNames
    self.formerIDs = formerIDs
  }
}
