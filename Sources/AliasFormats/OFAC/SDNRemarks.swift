internal import AliasTable

/// What stands in the remarks of an entry: statements with semicolons between them and a full stop
/// at the end. `DOB 31 Aug 1960; alt. DOB 1955; Gender Male; nationality Lebanon; a.k.a. 'ABU ALI'.`
struct SDNRemarks {
  private(set) var names: [(text: String, role: NameRole)] = []
  /// In ISO 8601, the main one first.
  private(set) var births: [String] = []
  private(set) var gender: String?
  /// English names of nationalities and citizenships.
  private(set) var countries: [String] = []

  init(_ remarks: String) {
    for part in remarks.split(separator: ";") {
      guard var statement = SourceText.trimmed(part) else { continue }
      if statement.hasPrefix("alt. ") { statement.removeFirst(5) }
      take(statement)
    }
  }

  private mutating func take(_ statement: String) {
    if let text = Self.value("DOB ", of: statement) {
      if let date = DateText.english(text) { births.append(date) }
    } else if let text = Self.value("Gender ", of: statement) {
      gender = gender ?? Gender.code(text)
    } else if let text = Self.value("nationality ", of: statement)
      ?? Self.value("citizen ", of: statement)
    {
      countries.append(text)
    } else if let name = Self.quoted("a.k.a. ", in: statement)
      ?? Self.quoted("n.k.a. ", in: statement)
    {
      names.append((name, .alias))
    } else if let name = Self.quoted("f.k.a. ", in: statement) {
      names.append((name, .former))
    }
  }

  /// What stands behind a word, without the full stop of the last statement.
  private static func value(_ word: String, of statement: String) -> String? {
    guard statement.hasPrefix(word) else { return nil }
    var value = statement.dropFirst(word.count)
    if value.hasSuffix(".") { value.removeLast() }
    return SourceText.trimmed(value)
  }

  /// What stands behind a word in single quotes; the text may have quotes too: `'ABU-'UMAR'.`
  private static func quoted(_ word: String, in statement: String) -> String? {
    guard statement.hasPrefix(word) else { return nil }
    let text = statement.dropFirst(word.count)
    guard text.first == "'", let end = text.lastIndex(of: "'"), end > text.startIndex else {
      return nil
    }
    return String(text[text.index(after: text.startIndex)..<end])
  }
}
