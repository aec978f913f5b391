/// The words of the JSON forms, those of entities and those of the journal.
enum EntityWord {
  /// Members of an entity's object that are understood; all others are `extra`.
  static let entity: [StaticString] = [
    "id", "kind", "names", "refs", "countries", "within", "born", "gender", "source", "claims",
    "denied", "denied_names", "removed", "merged_into", "retired", "retired_by", "engine",
  ]
  static let name: [StaticString] = ["text", "lang", "role", "source", "weak"]
  static let claim: [StaticString] = [
    "source", "label", "kind", "born", "gender", "countries", "within", "refs",
  ]
}
