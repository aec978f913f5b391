internal import Records

/// Lists in one field of the canonical text: words with spaces between, so that a person can read
/// and edit them; JSON where a word would not survive that.
enum ListText {
  static func text(_ texts: [String]) -> String {
    if texts.allSatisfy(isWord) { return texts.joined(separator: " ") }
    return StoredJSON.column(texts) ?? ""
  }

  static func text(_ references: [Reference]) -> String {
    let words = references.map { $0.scheme + ":" + $0.value }
    let areWords = references.allSatisfy { !$0.scheme.isEmpty && !$0.scheme.contains(":") }
    if areWords, words.allSatisfy(isWord) { return words.joined(separator: " ") }
    return StoredJSON.column(references) ?? ""
  }

  /// The words of a field; `nil` where it is broken JSON.
  static func texts(_ field: String) -> [String]? {
    field.hasPrefix("[") ? stored(field)?.texts : field.split(separator: " ").map(String.init)
  }

  /// The references of a field; `nil` where a word has no colon, or where it is broken JSON.
  static func references(_ field: String) -> [Reference]? {
    if field.hasPrefix("[") { return stored(field)?.references }
    var references: [Reference] = []
    for word in field.split(separator: " ") {
      guard let colon = word.firstIndex(of: ":") else { return nil }
      references.append(
        Reference(scheme: String(word[..<colon]), value: String(word[word.index(after: colon)...])))
    }
    return references
  }

  /// The unknown members of a field; `nil` where it is no object.
  static func members(_ field: String) -> [Member]? {
    if field.isEmpty { return [] }
    return field.hasPrefix("{") ? stored(field)?.members : nil
  }

  static func text(_ members: [Member]) -> String { StoredJSON.column(members) ?? "" }

  private static func stored(_ field: String) -> StoredJSON? {
    var field = field
    return field.withUTF8 { StoredJSON($0) }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.first != UInt8(ascii: "[")
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }
}
