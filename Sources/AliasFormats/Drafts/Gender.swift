/// Genders in one letter, as entities have them, and in the words of sources.
enum Gender {
  /// `m`, `f` or `other` for an English word or its letter, in either case; `nil` for what says
  /// nothing.
  static func code(_ word: String) -> String? {
    switch word.lowercased() {
    case "m", "male": "m"
    case "f", "female": "f"
    case "o", "other": "other"
    default: nil
    }
  }
}
