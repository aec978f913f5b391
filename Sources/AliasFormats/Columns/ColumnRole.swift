internal import AliasTable

/// What a column of a table may hold.
///
/// In words: `id`, `name`, `name:LANG`, `alias`, `alias:LANG`, `lang`, `role`, `source`, `weak`,
/// `kind`, `countries`, `within`, `born`, `gender`, `ref:SCHEME`, `label`, `judgment`.
public enum ColumnRole: Sendable, Equatable {
  case id
  /// One name; in the column's language, or in that of the row's `lang`.
  case name(lang: String?)
  /// Several names with `|` between them.
  case alias(lang: String?)
  /// Language, role, source and weakness of the row's `name`.
  case lang, role, source, weak
  case kind
  /// Two-letter codes, or names in English, with `|` between them.
  case countries
  /// IDs with `|` between them.
  case within
  case born, gender
  /// An identifier of another system: `ref:pcode`, `ref:viaf`.
  case ref(scheme: String)
  /// In a reconciled table the name of the entity that was matched.
  case label
  /// In a reconciled table what was decided; rows other than `matched` are passed over.
  case judgment

  /// The words of all roles, with what they may be followed by.
  public static let words = [
    "id", "name", "name:LANG", "alias", "alias:LANG", "lang", "role", "source", "weak", "kind",
    "countries", "within", "born", "gender", "ref:SCHEME", "label", "judgment",
  ]

  /// The role a word stands for; `nil` for other words.
  public init?(_ word: String) {
    let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let detail = parts.count > 1 ? String(parts[1]) : nil
    switch (parts[0], detail) {
    case ("name", let lang) where lang.map(LanguageTag.isWellFormed) != false:
      self = .name(lang: lang)
    case ("alias", let lang) where lang.map(LanguageTag.isWellFormed) != false:
      self = .alias(lang: lang)
    case ("ref", let scheme?) where !scheme.isEmpty: self = .ref(scheme: scheme)
    case ("id", nil): self = .id
    case ("lang", nil): self = .lang
    case ("role", nil): self = .role
    case ("source", nil): self = .source
    case ("weak", nil): self = .weak
    case ("kind", nil): self = .kind
    case ("countries", nil): self = .countries
    case ("within", nil): self = .within
    case ("born", nil): self = .born
    case ("gender", nil): self = .gender
    case ("label", nil): self = .label
    case ("judgment", nil): self = .judgment
    default: return nil
    }
  }

  /// Whether it holds names.
  var isName: Bool {
    switch self {
    case .name, .alias, .label: true
    default: false
    }
  }
}
