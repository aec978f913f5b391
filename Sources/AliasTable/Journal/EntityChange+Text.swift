internal import Records

extension EntityChange {
  /// Items as the journal keeps them.
  static func json(_ items: [Item]) -> String {
    String(decoding: jsonBytes(items), as: UTF8.self)
  }

  static func jsonBytes(_ items: [Item]) -> [UInt8] {
    var json = JSONWriter()
    json.items(items)
    return json.bytes
  }

  /// One line an item, with `-` for what goes and `+` for what comes.
  var lines: [String] {
    let gone = before.map { (key: $0.key, sign: 0, text: "- \($0.sentence)") }
    let come = after.map { (key: $0.key, sign: 1, text: "+ \($0.sentence)") }
    return (gone + come)
      .sorted { $0.key == $1.key ? $0.sign < $1.sign : $0.key < $1.key }
      .map(\.text)
  }
}

extension Item {
  /// The item for people: `alias Walid Muallem (en, wikidata)`.
  var sentence: String {
    switch self {
    case .state(.live): return "live"
    case .state(.merged(let target)): return "merged into \(target)"
    case .state(.retired(let source)):
      return source.isEmpty ? "retired" : "retired, gone from \(source)"
    case .claim(let claim): return claim.sentence
    case .name(let name):
      let details = [name.lang, name.source, name.weak ? "weak" : nil].compactMap { $0 }
      return "\(name.role.rawValue) \(name.text)"
        + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    case .denied(let id): return "never the same as \(id)"
    case .deniedName(let text): return "never meant by \(text)"
    case .removed(let name): return "without \(name.text) of \(name.source)"
    }
  }
}

extension Claim {
  /// What is said, for people: `label Homs, kind place, countries SY`.
  var sentence: String {
    var parts: [String] = []
    if let label { parts.append("label \(label)") }
    if let kind { parts.append("kind \(kind.rawValue)") }
    if let born { parts.append("born \(born)") }
    if let gender { parts.append("gender \(gender)") }
    if !countries.isEmpty { parts.append("countries \(countries.joined(separator: " "))") }
    if !within.isEmpty { parts.append("within \(within.joined(separator: " "))") }
    parts += refs.map { "\($0.scheme) \($0.value)" }
    parts += extra.map { "\($0.key) \($0.json)" }
    return (source.isEmpty ? "by hand: " : "\(source): ")
      + (parts.isEmpty ? "nothing" : parts.joined(separator: ", "))
  }
}
