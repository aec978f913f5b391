internal import AliasTable
public import Records

/// The formats of others that aliases come from or go to; each with what a help page says of it.
public enum ForeignFormat: String, Sendable, CaseIterable {
  case followTheMoney = "ftm"
  case ofac
  case unitedNations = "un"
  case geonames
  case wikidata
  case columns = "wide"
  case reconciliation = "openrefine"
  case synonyms
  case skos

  /// An option of `ForeignOptions` that a format makes use of.
  public enum Option: String, Sendable, CaseIterable {
    case prefix, kinds, languages, featureClasses, columns, isTabSeparated, countryCode
  }

  /// A file that a format is made of.
  public struct File: Sendable, Equatable {
    /// As its source calls it: `sdn.csv`.
    public let name: String
    public let isRequired: Bool

    init(_ name: String, isRequired: Bool = true) {
      self.name = name
      self.isRequired = isRequired
    }
  }

  public var canRead: Bool { !files.isEmpty }

  public var canWrite: Bool {
    switch self {
    case .followTheMoney, .synonyms, .skos: true
    case .ofac, .unitedNations, .geonames, .wikidata, .columns, .reconciliation: false
    }
  }

  /// What it is, in a few words.
  public var summary: String {
    switch self {
    case .followTheMoney: "FollowTheMoney entities, JSON Lines, as OpenSanctions publishes them"
    case .ofac: "OFAC's sanctions lists in the legacy CSV files"
    case .unitedNations: "the UN Security Council's consolidated list, XML"
    case .geonames: "GeoNames dump: allCountries.txt or a country's file, and alternate names"
    case .wikidata: "Wikidata's JSON dump, one entity a line"
    case .columns: "CSV or TSV with several columns of names, told by a map"
    case .reconciliation: "a table reconciled in OpenRefine, with the matched ID in a column"
    case .synonyms: "synonym file of Elasticsearch and Solr"
    case .skos: "SKOS concepts in Turtle"
    }
  }

  /// The files to read, in their order; none where the format is only written.
  public var files: [File] {
    switch self {
    case .followTheMoney: [File("entities.ftm.json")]
    case .ofac:
      [
        File("sdn.csv"), File("alt.csv", isRequired: false),
        File("sdn_comments.csv", isRequired: false),
      ]
    case .unitedNations: [File("consolidated.xml")]
    case .geonames: [File("allCountries.txt"), File("alternateNamesV2.txt", isRequired: false)]
    case .wikidata: [File("latest-all.json")]
    case .columns, .reconciliation: [File("table.csv")]
    case .synonyms, .skos: []
    }
  }

  /// The options of reading that have a meaning for it.
  public var options: [Option] {
    switch self {
    case .followTheMoney: [.prefix, .kinds]
    case .ofac, .unitedNations: [.prefix, .kinds, .countryCode]
    case .geonames: [.prefix, .languages, .featureClasses]
    case .wikidata: [.prefix, .kinds, .languages]
    case .columns, .reconciliation:
      [.prefix, .kinds, .languages, .columns, .isTabSeparated, .countryCode]
    case .synonyms, .skos: []
    }
  }

  /// What the IDs begin with unless `ForeignOptions.prefix` says otherwise.
  public var prefix: String {
    switch self {
    case .followTheMoney: "ftm:"
    case .ofac: "ofac:"
    case .unitedNations: "un:"
    case .geonames: "geonames:"
    case .wikidata: "wd:"
    case .columns, .reconciliation, .synonyms, .skos: ""
    }
  }

  /// Opens the files at these paths, in the order of `files`; `-` is standard input.
  ///
  /// - Throws: `RecordError` of opening them, `.other` where there are too few or too many of
  ///   them or the format cannot be read, and `.missingColumn` for a column that is not there.
  public func reader(
    of paths: [String], options: ForeignOptions
  ) throws(RecordError) -> any ForeignReader {
    let needed = files.count(where: \.isRequired)
    guard let path = paths.first, (needed...files.count).contains(paths.count) else {
      let names = files.map(\.name).joined(separator: ", ")
      throw RecordError(
        file: paths.last ?? rawValue, reason: .other("expected the files: \(names)"))
    }
    var options = options
    options.prefix = options.prefix ?? prefix
    let source = try ByteSource(path: path)
    switch self {
    case .followTheMoney: return try FollowTheMoneyReader(source, options: options)
    case .ofac:
      return try SDNReader(
        source, alternates: Self.source(1, of: paths), comments: Self.source(2, of: paths),
        options: options)
    case .unitedNations: return UnitedNationsReader(source, options: options)
    case .geonames:
      return try GeoNamesReader(
        source, alternateNames: Self.source(1, of: paths), options: options)
    case .wikidata: return try WikidataReader(source, options: options)
    case .columns: return try ColumnReader(source, isReconciled: false, options: options)
    case .reconciliation: return try ColumnReader(source, isReconciled: true, options: options)
    case .synonyms, .skos:
      throw RecordError(file: path, reason: .other("\(rawValue) is only written"))
    }
  }

  /// A writer; `nil` where the format is only read.
  public func writer() -> (any ForeignWriter)? {
    switch self {
    case .followTheMoney: FollowTheMoneyWriter()
    case .synonyms: SynonymWriter()
    case .skos: SKOSWriter()
    case .ofac, .unitedNations, .geonames, .wikidata, .columns, .reconciliation: nil
    }
  }

  private static func source(
    _ place: Int, of paths: [String]
  ) throws(RecordError) -> ByteSource? {
    place < paths.count ? try ByteSource(path: paths[place]) : nil
  }
}
