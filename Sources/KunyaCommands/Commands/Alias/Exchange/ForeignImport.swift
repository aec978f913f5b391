internal import AliasFormats
internal import AliasIndex
internal import AliasTable
internal import Kunya
internal import Records

/// What `import` is told about a format that is not our own.
struct ForeignImport {
  private static let companions = Option(
    "with", .file, "FILE", isRepeatable: true,
    help: "A file that belongs to INPUT: alt.csv and sdn_comments.csv, or alternateNamesV2.txt.")
  private static let prefix = Option(
    "prefix", .text, "TEXT", help: "What IDs begin with, instead of the format's own prefix.")
  private static let kind = Option(
    "kind", .choice(of: ResolutionOptions.Kind.self), "K", isRepeatable: true,
    help: "Only entities of this kind.")
  private static let languages = Option(
    "languages", .text, "LIST", help: "Only names in these languages, and in none: ar,en.")
  private static let features = Option(
    "features", .text, "LIST", help: "GeoNames' feature classes (default: A,P).")

  static let optionGroup = CommandDeclaration.OptionGroup(
    "Formats of others", [companions, prefix, kind, languages, features])

  /// What `--help` says of the formats, a paragraph each.
  static var discussion: String {
    ForeignFormat.allCases.filter(\.canRead).map { format in
      let files = format.files.map(\.name).joined(separator: ", ")
      return "'\(format.rawValue)': \(format.summary) (\(files))."
    }.joined(separator: "\n\n")
  }

  private let format: ForeignFormat?
  private let files: [String]
  private let options: ForeignOptions

  /// - Parameter columns: the text of `--columns`.
  init(
    _ arguments: Arguments, format: ForeignFormat?, columns: String
  ) throws(UsageError) {
    self.format = format
    files = arguments.texts(Self.companions)
    var options = ForeignOptions()
    options.prefix = arguments.text(Self.prefix)
    let kinds = arguments.texts(Self.kind).compactMap(EntityKind.init)
    if !kinds.isEmpty { options.kinds = Set(kinds) }
    options.languages = arguments.text(Self.languages).map(Self.list)
    if let classes = arguments.text(Self.features) { options.featureClasses = Self.list(classes) }
    if format?.options.contains(.columns) == true {
      for entry in columns.split(separator: ",") where !options.columns.assign(String(entry)) {
        throw .badText(
          of: "--columns", String(entry),
          expected: "ROLE=NAME, the role one of \(ColumnRole.words.joined(separator: ", "))")
      }
    }
    self.options = options
    try Self.check(arguments, format)
  }

  /// Turns down options that the format has no use for.
  private static func check(
    _ arguments: Arguments, _ format: ForeignFormat?
  ) throws(UsageError) {
    let uses: [(Option, (ForeignFormat) -> Bool)] = [
      (companions, { $0.files.count > 1 }), (prefix, { $0.options.contains(.prefix) }),
      (kind, { $0.options.contains(.kinds) }), (languages, { $0.options.contains(.languages) }),
      (features, { $0.options.contains(.featureClasses) }),
    ]
    for (option, isUsed) in uses where arguments.has(option) && format.map(isUsed) != true {
      let formats = ForeignFormat.allCases.filter(isUsed).map(\.rawValue)
      let choice = ValueKind.choice(formats).expectation
      throw .requires(option.spelling, "--format \(choice)")
    }
  }

  private static func list(_ text: String) -> Set<String> {
    Set(text.split(separator: ",").map(String.init))
  }

  /// A reader of the file at `path` and those that belong to it; `nil` where the format is our own.
  func makeReader(_ path: String) throws(CommandError) -> (any ForeignReader)? {
    guard let format else { return nil }
    var options = options
    options.isTabSeparated = BatchOptions.Format(fileName: path) == .tsv
    if format.options.contains(.countryCode) {
      options.countryCode = try Self.countryCodes()
    }
    do throws(RecordError) {
      return try format.reader(of: [path] + files, options: options)
    } catch {
      throw CommandError(reading: error)
    }
  }

  /// Finds countries among the places that come with the program, by their names as they are
  /// written there but for the order of words: `Korea, North`, `Iran (Islamic Republic of)`.
  ///
  /// A likely country is not enough, since it would be kept as a fact.
  private static func countryCodes() throws(CommandError) -> @Sendable (String) -> String? {
    let resolver: Resolver
    do {
      resolver = try Resolver()
    } catch {
      throw .internalError("\(error)")
    }
    return { name in
      let words = words(of: name)
      let places = resolver.resolve(name, options: Kunya.ResolveOptions(kind: .place, limit: 50))
      // The ID of a country is its code; that of a division has a hyphen behind it.
      let country = places.candidates.first {
        $0.id.hasPrefix("iso:") && $0.id.utf8.count == 6
          && [$0.alias, $0.label].contains { Self.words(of: $0) == words }
      }
      return country.map { String($0.id.dropFirst(4)) }
    }
  }

  private static func words(of name: String) -> Set<String> {
    Set(name.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init))
  }
}
