internal import AliasTable

/// Why a record is no entity, beyond what breaks its format.
enum ImportFault: Error, Equatable {
  /// The field that is needed has nothing in it.
  case missing(String)
  /// A text that cannot be an ID: too long, or with control characters.
  case badID(String)
  case noName
  case longName(Int)
  case notUTF8
  case longRecord(limit: Int)
  case fieldCount(expected: [Int], found: Int)
  /// A field that must be a number.
  case notNumber(field: String, text: String)
  case unknownWord(field: String, text: String, known: [String])
  /// Two rows of one entity differ in a field that it has once.
  case contradiction(field: String, first: String, second: String)
  /// A second row of an entity that has one.
  case duplicate(String)
  /// A row about an entity that is not there.
  case orphan(String)
}

extension ImportFault: CustomStringConvertible {
  /// The sentences for people; nowhere else is a fault put into words.
  var description: String {
    switch self {
    case .missing(let field): "no \(field)"
    case .badID(let id): "'\(quoted(id))' cannot be an ID"
    case .noName: "no name"
    case .longName(let count):
      "a name has \(count) bytes, at most \(NameText.mostBytes) are allowed"
    case .notUTF8: "not UTF-8"
    case .longRecord(let limit): "longer than \(limit) bytes"
    case .fieldCount(let expected, let found):
      "expected \(expected.map(String.init).joined(separator: " or ")) fields, found \(found)"
    case .notNumber(let field, let text): "\(field) must be a number, got '\(quoted(text))'"
    case .unknownWord(let field, let text, let known):
      "\(field) must be one of \(known.joined(separator: ", ")), got '\(quoted(text))'"
    case .contradiction(let field, let first, let second):
      "\(field) is '\(quoted(second))', and '\(quoted(first))' on an earlier row"
    case .duplicate(let key): "entry \(quoted(key)) comes twice"
    case .orphan(let key): "no entry \(quoted(key))"
    }
  }

  /// The beginning of a text, without what would break the line.
  private func quoted(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.prefix(40).map { $0.value < 32 ? " " : $0 }))
  }
}
