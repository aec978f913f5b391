internal import AliasTable

/// The schemata of FollowTheMoney that are names' owners, and their properties that are of use.
///
/// All others, relations (`Ownership`, `Sanction`) and documents (`Passport`) above all, are passed
/// over. A `LegalEntity` may be a person or a company, so it has no kind.
enum FollowTheMoneySchema {
  /// The kind of the entities of a schema; `nil` within for none of ours, and outside for a schema
  /// that is passed over.
  static func kind(of schema: String) -> EntityKind?? {
    switch schema {
    case "Person": .some(.person)
    case "Organization", "Company", "PublicBody": .some(.organization)
    case "Address", "Territory": .some(.place)
    case "LegalEntity", "Vessel", "Airplane": .some(nil)
    default: nil
    }
  }

  /// The schema of entities that do not say theirs; `nil` for names, which are no things.
  static func schema(of kind: EntityKind?) -> String? {
    switch kind {
    case .person: "Person"
    case .organization: "Organization"
    case .place: "Address"
    case nil: "LegalEntity"
    case .name: nil
    }
  }

  /// A property that holds names, and what names they are.
  struct NameProperty {
    let property: StaticString
    let role: NameRole
    let isWeak: Bool
  }

  /// Behind `name`, the strongest first. FollowTheMoney matches by no abbreviation either.
  static let otherNames = [
    NameProperty(property: "alias", role: .alias, isWeak: false),
    NameProperty(property: "previousName", role: .former, isWeak: false),
    NameProperty(property: "weakAlias", role: .alias, isWeak: true),
    NameProperty(property: "abbreviation", role: .alias, isWeak: true),
  ]

  /// The parts of a person's name in the order in which they make a whole one.
  static let nameParts: [StaticString] = [
    "firstName", "secondName", "middleName", "fatherName", "lastName",
  ]

  static let countries: [StaticString] = [
    "nationality", "citizenship", "jurisdiction", "mainCountry", "country",
  ]

  /// Properties that hold identifiers, and the scheme of each.
  static let identifiers: [(property: StaticString, scheme: String)] = [
    ("wikidataId", "wikidata"), ("leiCode", "lei"), ("imoNumber", "imo"), ("innCode", "inn"),
    ("ogrnCode", "ogrn"), ("swiftBic", "bic"), ("permId", "permid"), ("dunsCode", "duns"),
    ("uniqueEntityId", "uei"), ("territoryCode", "territory"),
  ]

  /// Whether the entities of a schema may have an identifier.
  static func has(_ scheme: String, _ schema: String) -> Bool {
    switch scheme {
    case "wikidata": true
    case "territory": schema == "Territory"
    case "imo": ["Organization", "Company", "PublicBody", "Vessel"].contains(schema)
    case "permid": ["Organization", "Company", "PublicBody"].contains(schema)
    default: !["Address", "Territory", "Vessel", "Airplane"].contains(schema)
    }
  }
}
