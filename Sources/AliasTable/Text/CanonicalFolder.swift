/// The text form of a table, for review and version control: a folder of three TSV files, sorted by
/// the bytes of the ID, with `\t`, `\n`, `\r` and `\\` escaped.
///
/// | file | a row |
/// |---|---|
/// | `entities.tsv` | what a source says of an entity; no source: by hand |
/// | `aliases.tsv` | a name |
/// | `relations.tsv` | what became of an ID, and what is denied of it |
///
/// The relations are `merged` (into `value`), `retired` (gone from `source`, or by hand), `denied`
/// (never the same as `value`; with the ID that sorts first), `denied-name` (never meant by `value`),
/// and `removed` (`source` gives the name `value`, and it was taken off by hand).
enum CanonicalFolder {
  static let entities = "entities.tsv"
  static let aliases = "aliases.tsv"
  static let relations = "relations.tsv"

  static let entityColumns = [
    "id", "source", "label", "kind", "born", "gender", "countries", "within", "refs", "extra",
  ]
  static let aliasColumns = ["id", "name", "lang", "role", "weak", "source", "extra"]
  static let relationColumns = ["id", "relation", "value", "source"]

  /// The words of the column `relation`.
  enum Relation: String, CaseIterable {
    case denied
    case deniedName = "denied-name"
    case merged
    case removed
    case retired
  }
}
