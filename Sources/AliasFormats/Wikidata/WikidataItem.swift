internal import AliasTable

/// What Wikidata's properties and items mean here.
enum WikidataItem {
  static let instanceOf: StaticString = "P31"
  static let sexOrGender: StaticString = "P21"
  static let dateOfBirth: StaticString = "P569"
  /// Located in the administrative territorial entity; country. They say where a place lies.
  static let locations: [StaticString] = ["P131", "P17"]
  /// Country; country of citizenship.
  static let countries: [StaticString] = ["P17", "P27"]

  static let identifiers: [(property: StaticString, scheme: String)] = [
    ("P214", "viaf"), ("P244", "lcnaf"), ("P1566", "geonames"), ("P213", "isni"), ("P227", "gnd"),
  ]

  /// The kinds of the commonest classes; `nil` for others.
  ///
  /// Classes of classes are not followed, since a line of the dump says nothing of them: what is an
  /// instance of a narrower class only stays without a kind.
  static func kind(ofClass item: String) -> EntityKind? {
    if item == "Q5" { return .person }
    if names.contains(item) { return .name }
    if places.contains(item) { return .place }
    if organizations.contains(item) { return .organization }
    return nil
  }

  /// Family name, given name, male, female and unisex given name.
  private static let names: Set = ["Q101352", "Q202444", "Q12308941", "Q11879590", "Q3409032"]

  /// Country, sovereign state, first-level division, administrative territorial entity, human
  /// settlement, city, big city, capital, city or town, town, village, neighbourhood, mountain,
  /// river, lake, island.
  private static let places: Set = [
    "Q6256", "Q3624078", "Q10864048", "Q56061", "Q486972", "Q515", "Q1549591", "Q5119",
    "Q7930989", "Q3957", "Q532", "Q123705", "Q8502", "Q4022", "Q23397", "Q23442",
  ]

  /// Organization, business, company, enterprise, political party, university, non-profit, NGO,
  /// government agency, ministry, bank, international organization.
  private static let organizations: Set = [
    "Q43229", "Q4830453", "Q783794", "Q6881511", "Q7278", "Q3918", "Q163740", "Q79913",
    "Q327333", "Q192350", "Q22687", "Q484652",
  ]

  /// `m`, `f` or `other`.
  static func gender(_ item: String) -> String {
    switch item {
    // Male; trans man.
    case "Q6581097", "Q2449503": "m"
    // Female; trans woman.
    case "Q6581072", "Q1052281": "f"
    default: "other"
    }
  }

  /// The ISO 3166-1 codes of countries that names of the region come with; others are kept as
  /// `countryItems`.
  static let countryCodes: [String: String] = [
    "Q16": "CA", "Q20": "NO", "Q29": "ES", "Q30": "US", "Q31": "BE", "Q34": "SE", "Q35": "DK",
    "Q36": "PL", "Q38": "IT", "Q39": "CH", "Q40": "AT", "Q41": "GR", "Q43": "TR", "Q55": "NL",
    "Q79": "EG", "Q115": "ET", "Q142": "FR", "Q145": "GB", "Q148": "CN", "Q159": "RU",
    "Q183": "DE", "Q212": "UA", "Q227": "AZ", "Q229": "CY", "Q230": "GE", "Q232": "KZ",
    "Q252": "ID", "Q262": "DZ", "Q265": "UZ", "Q398": "BH", "Q399": "AM", "Q408": "AU",
    "Q657": "TD", "Q668": "IN", "Q794": "IR", "Q796": "IQ", "Q801": "IL", "Q805": "YE",
    "Q810": "JO", "Q813": "KG", "Q817": "KW", "Q822": "LB", "Q833": "MY", "Q842": "OM",
    "Q843": "PK", "Q846": "QA", "Q851": "SA", "Q858": "SY", "Q863": "TJ", "Q874": "TM",
    "Q878": "AE", "Q889": "AF", "Q902": "BD", "Q912": "ML", "Q948": "TN", "Q958": "SS",
    "Q970": "KM", "Q977": "DJ", "Q986": "ER", "Q1016": "LY", "Q1025": "MR", "Q1028": "MA",
    "Q1032": "NE", "Q1033": "NG", "Q1041": "SN", "Q1045": "SO", "Q1049": "SD", "Q219060": "PS",
  ]
}
