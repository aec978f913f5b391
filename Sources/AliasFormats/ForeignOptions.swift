public import AliasTable

/// What to read of a foreign file, and how.
///
/// Each format uses what has a meaning for it; `ForeignFormat.options` says which.
public struct ForeignOptions: Sendable {
  /// What the IDs begin with, instead of the format's own prefix.
  public var prefix: String?

  /// Only entities of these kinds; `nil` for all, also those of unknown kind.
  public var kinds: Set<EntityKind>?

  /// Only names in these languages, by the first part of the tag (`zh` includes `zh-hans`), and
  /// names without a language; `nil` for all.
  public var languages: Set<String>?

  /// GeoNames' feature classes: `A` administrative, `P` populated, `H` water, `L` areas, `R` roads,
  /// `S` buildings, `T` mountains, `U` undersea, `V` woods.
  public var featureClasses: Set<String> = ["A", "P"]

  /// Which column of a table holds what.
  public var columns = ColumnMap()

  /// Whether a table has tabs between its fields instead of commas.
  public var isTabSeparated = false

  /// The ISO 3166-1 code of a country that a source names in English, `Syrian Arab Republic`; `nil`
  /// where it is not known. The name is then kept in the member `countryNames`.
  public var countryCode: @Sendable (String) -> String? = { _ in nil }

  public init() {}
}
