internal import AliasTable
internal import Records

/// An entity while its record is being read.
struct EntityDraft {
  let id: String
  var kind: EntityKind?
  var gender: String?
  private(set) var names: [NameRecord] = []
  private var placeOfName: [NameKey: Int] = [:]
  private var refs: [Reference] = []
  private var countries: [String] = []
  private var within: [String] = []
  private var births: [String] = []
  private var extra: [Member] = []
  private(set) var formerIDs: [String] = []
  private var fault: ImportFault?

  init(id: String, kind: EntityKind? = nil) {
    self.id = id
    self.kind = kind
  }

  /// Names are the same if they agree byte for byte, in one language.
  private struct NameKey: Hashable {
    let text: [UInt8]
    let lang: String?
  }

  /// Adds a name; a text that says nothing is passed over.
  ///
  /// Of a name that comes twice the stronger statement stays: the one with the earlier role of
  /// `NameRole`, and the one that is not weak. A second preferred name of a language is an alias.
  mutating func add(
    name text: String, lang: String? = nil, role: NameRole = .alias, source: String? = nil,
    weak: Bool = false
  ) {
    let role = role == .preferred && hasPreferred(lang) ? .alias : role
    guard let text = SourceText.cleaned(text) else { return }
    guard text.utf8.count <= NameText.mostBytes else {
      fault = fault ?? .longName(text.utf8.count)
      return
    }
    let key = NameKey(text: Array(text.utf8), lang: lang)
    guard let place = placeOfName[key] else {
      placeOfName[key] = names.count
      names.append(NameRecord(text: text, lang: lang, role: role, source: source, weak: weak))
      return
    }
    if role.strength < names[place].role.strength { names[place].role = role }
    if !weak { names[place].weak = false }
  }

  /// Whether a name has this text, in whatever language.
  func has(name text: String) -> Bool {
    guard let text = SourceText.cleaned(text) else { return false }
    return names.contains { $0.text.utf8.elementsEqual(text.utf8) }
  }

  private func hasPreferred(_ lang: String?) -> Bool {
    names.contains { $0.role == .preferred && $0.lang == lang }
  }

  /// Adds an identifier of another system; blanks around it are dropped.
  mutating func add(ref value: String, scheme: String) {
    guard let value = SourceText.trimmed(value) else { return }
    let reference = Reference(scheme: scheme, value: value)
    if !refs.contains(reference) { refs.append(reference) }
  }

  /// Adds a country by its two-letter code, in either case; a part of one (`gb-sct`) counts for it.
  ///
  /// - Returns: Whether it was a code.
  @discardableResult
  mutating func add(countryCode text: String) -> Bool {
    guard let code = text.split(separator: "-").first, code.utf8.count == 2,
      code.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) })
    else { return false }
    let upper = code.uppercased()
    if !countries.contains(upper) { countries.append(upper) }
    return true
  }

  /// Adds countries by their English names; names without a code are kept as `countryNames`.
  mutating func add(countryNames: [String], _ code: (String) -> String?) {
    var unknown: [String] = []
    for name in countryNames {
      if let code = code(name), add(countryCode: code) { continue }
      if !unknown.contains(name) { unknown.append(name) }
    }
    keep(unknown, as: "countryNames")
  }

  mutating func add(within id: String) {
    if id != self.id, !within.contains(id) { within.append(id) }
  }

  /// Adds a statement of the birth, in ISO 8601.
  mutating func add(born date: String?) {
    if let date, !births.contains(date) { births.append(date) }
  }

  /// Adds an ID under which the entity was known before.
  mutating func add(formerID id: String) {
    if id != self.id, EntityID.isPossible(id), !formerIDs.contains(id) { formerIDs.append(id) }
  }

  /// Keeps strings under a key of their own, where there are any.
  mutating func keep(_ values: [String], as key: String) {
    guard !values.isEmpty else { return }
    var json = JSONWriter()
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
    extra.append(Member(key: key, json: String(decoding: json.bytes, as: UTF8.self)))
  }

  /// Keeps a string under a key of its own.
  mutating func keep(_ value: String, as key: String) {
    var json = JSONWriter()
    json.string(value)
    extra.append(Member(key: key, json: String(decoding: json.bytes, as: UTF8.self)))
  }

  /// The entity.
  ///
  /// - Throws: `ImportFault` where it has no ID or no name, or one that cannot be one.
  consuming func finished() throws(ImportFault) -> EntityRecord {
    if let fault { throw fault }
    guard EntityID.isPossible(id) else { throw id.isEmpty ? .missing("ID") : .badID(id) }
    if names.isEmpty { throw .noName }
    let birth = DateText.best(of: births)
    if !birth.others.isEmpty { keep(birth.others, as: "bornAlso") }
    // The name to show stands first.
    if names[0].role != .preferred,
      let preferred = names.firstIndex(where: { $0.role == .preferred })
    {
      names.insert(names.remove(at: preferred), at: 0)
    }
    return EntityRecord(
      id: id, kind: kind, names: names, refs: refs, countries: countries, within: within,
      born: birth.date, gender: gender, extra: extra, formerIDs: formerIDs)
  }
}

extension NameRole {
  /// The place among statements of one name: 0 wins.
  fileprivate var strength: Int {
    switch self {
    case .preferred: 0
    case .alias: 1
    case .former: 2
    case .nickname: 3
    }
  }
}
