internal import AliasTable

/// A row of a table whose columns have roles.
struct ColumnRow {
  let roles: [ColumnRole]
  /// Without blanks at their ends, by column.
  let texts: [String]

  /// What is wrong with a cell that is not empty; `nil` where nothing is.
  static func fault(of text: String, as role: ColumnRole) -> ImportFault? {
    switch role {
    case .kind where EntityKind(rawValue: text) == nil:
      .unknownWord(field: "kind", text: text, known: EntityKind.allCases.map(\.rawValue))
    case .role where NameRole(rawValue: text) == nil:
      .unknownWord(field: "role", text: text, known: NameRole.allCases.map(\.rawValue))
    case .weak where truth(text) == nil:
      .unknownWord(field: "weak", text: text, known: ["true", "false"])
    case .born where DateText.iso(text) == nil:
      .unknownWord(field: "born", text: text, known: ["1941", "1941-07", "1941-07-17"])
    default: nil
    }
  }

  /// Adds what the row says.
  ///
  /// - Throws: `ImportFault` where an earlier row gave another kind; nothing is added then.
  func add(to draft: inout EntityDraft, _ options: ForeignOptions) throws(ImportFault) {
    if let kind = text(.kind).flatMap(EntityKind.init) {
      if let first = draft.kind, first != kind {
        throw .contradiction(field: "kind", first: first.rawValue, second: kind.rawValue)
      }
      draft.kind = kind
    }
    addNames(to: &draft, options.languages)
    for (role, text) in zip(roles, texts) where !text.isEmpty {
      switch role {
      case .countries: addCountries(Self.list(text), to: &draft, options)
      case .within:
        for id in Self.list(text) { draft.add(within: (options.prefix ?? "") + id) }
      case .born: draft.add(born: DateText.iso(text))
      case .gender: draft.gender = draft.gender ?? Gender.code(text)
      case .ref(let scheme): draft.add(ref: text, scheme: scheme)
      case .id, .name, .alias, .lang, .role, .source, .weak, .kind, .label, .judgment: break
      }
    }
  }

  private func addNames(to draft: inout EntityDraft, _ languages: Set<String>?) {
    let isWanted = { (lang: String?) in
      guard let languages, let lang else { return true }
      return languages.contains(LanguageTag.primary(of: lang))
    }
    for (role, text) in zip(roles, texts) where !text.isEmpty {
      switch role {
      case .label: draft.add(name: text, role: .preferred)
      case .name(nil):
        let lang = self.text(.lang)
        guard isWanted(lang) else { continue }
        draft.add(
          name: text, lang: lang, role: self.text(.role).flatMap(NameRole.init) ?? .alias,
          source: self.text(.source),
          weak: self.text(.weak).flatMap(Self.truth) ?? false)
      case .name(let lang?) where isWanted(lang):
        draft.add(name: text, lang: lang, role: .preferred)
      case .alias(let lang) where isWanted(lang):
        for name in Self.list(text) { draft.add(name: name, lang: lang) }
      default: break
      }
    }
  }

  private func addCountries(
    _ texts: [String], to draft: inout EntityDraft, _ options: ForeignOptions
  ) {
    let names = texts.filter { !draft.add(countryCode: $0) }
    draft.add(countryNames: names, options.countryCode)
  }

  /// The text of the first column with this role; `nil` where it is empty.
  private func text(_ role: ColumnRole) -> String? {
    zip(roles, texts).first { $0.0 == role && !$0.1.isEmpty }?.1
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: "|").compactMap { SourceText.trimmed($0) }
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "1", "yes": true
    case "false", "0", "no": false
    default: nil
    }
  }
}
