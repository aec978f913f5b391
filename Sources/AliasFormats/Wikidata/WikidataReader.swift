public import AliasTable
public import Records

/// Reads Wikidata's JSON dump: an array with one entity a line, or those lines by themselves.
///
/// Labels are the preferred names of their languages, aliases aliases; `mul`, the label of all
/// languages, is a name without one where no language has it. Properties and lexemes are passed
/// over, and so are items without a name in the languages asked for. Of statements those of the best
/// rank count, as in Wikidata's own queries. The kind comes from the commonest classes
/// (`WikidataItem`); an item of another class has none.
///
/// In the whole dump most items are no names anybody looks for: `ForeignOptions.kinds` keeps them
/// out.
public final class WikidataReader: ForeignReader {
  public private(set) var passedOver = 0
  private var cursor: RecordCursor
  private var document = JSONDocument()
  private let options: ForeignOptions

  /// The most bytes of a line; Wikidata limits an item to a few MB.
  static let lineLimit = 8 << 20

  /// - Throws: `RecordError` of the source.
  public init(_ source: consuming ByteSource, options: ForeignOptions) throws(RecordError) {
    cursor = RecordCursor(
      try RecordReader(source, format: .jsonLines, limit: Self.lineLimit))
    self.options = options
  }

  public func next() throws(RecordError) -> EntityReading? {
    while try cursor.advance() {
      let element = element
      if element.isEmpty { continue }
      if let reading = reading(of: cursor.record.narrowed(to: element)) { return reading }
      passedOver += 1
    }
    return nil
  }

  /// The bytes of the record without the comma behind it; none for the array's brackets.
  private var element: Range<Int> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let bytes = cursor.block.bytes[cursor.record.range]
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      var last = bytes.lastIndex(where: { !isBlank($0) })
    else { return 0..<0 }
    if first == last, bytes[first] == 0x5B || bytes[first] == 0x5D { return 0..<0 }
    if bytes[last] == 0x2C { last -= 1 }
    return first..<max(first, last + 1)
  }

  /// What the record is; `nil` where it is passed over.
  private func reading(of record: Record) -> EntityReading? {
    var key = ""
    do throws(RecordError) {
      try document.read(record, of: cursor.block)
      key = document.string(of: try document.require("id", in: .root, as: .string))
      if let type = document.text("type", of: .root), type != "item" { return nil }
    } catch {
      return .rejected(RejectedRecord(error, key: key))
    }
    guard Self.isItem(key) else {
      return cursor.rejection(.badID(key), key: key)
    }
    guard let draft = draft(key), !draft.names.isEmpty else { return nil }
    do throws(ImportFault) {
      return .entity(try draft.finished())
    } catch {
      return cursor.rejection(error, key: key)
    }
  }

  private static func isItem(_ id: String) -> Bool {
    id.utf8.first == 0x51 && id.utf8.count > 1
      && id.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The entity; `nil` where it is of none of the kinds asked for.
  private func draft(_ item: String) -> EntityDraft? {
    let prefix = options.prefix ?? ForeignFormat.wikidata.prefix
    let kind = items(WikidataItem.instanceOf).lazy.compactMap(WikidataItem.kind).first
    if let kinds = options.kinds, kind.map(kinds.contains) != true { return nil }
    var draft = EntityDraft(id: prefix + item, kind: kind)
    addNames(to: &draft)
    draft.add(ref: item, scheme: "wikidata")
    for (property, scheme) in WikidataItem.identifiers {
      for value in statements(property) where document.kind(of: value) == .string {
        draft.add(ref: document.string(of: value), scheme: scheme)
      }
    }
    var otherCountries: [String] = []
    for country in WikidataItem.countries.flatMap(items) {
      if let code = WikidataItem.countryCodes[country] {
        draft.add(countryCode: code)
      } else if !otherCountries.contains(country) {
        otherCountries.append(country)
      }
    }
    draft.keep(otherCountries, as: "countryItems")
    if kind == .place {
      for place in WikidataItem.locations.flatMap(items) { draft.add(within: prefix + place) }
    }
    for time in statements(WikidataItem.dateOfBirth) { draft.add(born: date(time)) }
    draft.gender = items(WikidataItem.sexOrGender).first.map(WikidataItem.gender)
    return draft
  }

  // MARK: Names

  private func addNames(to draft: inout EntityDraft) {
    var common: [String] = []
    let lists: [(StaticString, NameRole)] = [("labels", .preferred), ("aliases", .alias)]
    for (list, role) in lists {
      // Nothing is written as an empty array instead of an empty object.
      guard let terms = document.member(list, of: .root), document.kind(of: terms) == .object
      else { continue }
      document.forEachChild(of: terms) { language in
        let isTerm = document.kind(of: language) == .object
        for term in isTerm ? [language] : document.children(of: language) {
          guard let lang = document.text("language", of: term),
            let text = document.text("value", of: term)
          else { continue }
          if lang == "mul" {
            common.append(text)
          } else if isWanted(lang) {
            draft.add(name: text, lang: lang, role: role)
          }
        }
      }
    }
    for text in common where !draft.has(name: text) { draft.add(name: text, role: .preferred) }
  }

  private func isWanted(_ lang: String) -> Bool {
    options.languages?.contains(LanguageTag.primary(of: lang)) ?? true
  }

  // MARK: Statements

  /// The items that are the values of a property.
  private func items(_ property: StaticString) -> [String] {
    statements(property).compactMap { value in
      document.kind(of: value) == .object ? document.text("id", of: value) : nil
    }
  }

  /// The values of a property's statements of the best rank, without deprecated ones and those that
  /// say that there is none or that it is unknown.
  private func statements(_ property: StaticString) -> [JSONDocument.Node] {
    guard let claims = document.member("claims", of: .root),
      let statements = document.member(property, of: claims)
    else { return [] }
    var preferred: [JSONDocument.Node] = []
    var normal: [JSONDocument.Node] = []
    document.forEachChild(of: statements) { statement in
      guard let snak = document.member("mainsnak", of: statement),
        let data = document.member("datavalue", of: snak),
        let value = document.member("value", of: data)
      else { return }
      switch document.text("rank", of: statement) {
      case "preferred": preferred.append(value)
      case "deprecated": break
      default: normal.append(value)
      }
    }
    return preferred.isEmpty ? normal : preferred
  }

  /// A time value in ISO 8601, as far as its precision goes; `nil` before our era and where not even
  /// the year is known.
  ///
  /// Of a date in the Julian calendar only the year is taken.
  private func date(_ value: JSONDocument.Node) -> String? {
    guard let time = document.text("time", of: value), time.hasPrefix("+"),
      let precisionNode = document.member("precision", of: value),
      let precision = Int(document.string(of: precisionNode)), precision >= 9
    else { return nil }
    let numbers = time.dropFirst().prefix { $0 != "T" }.split(separator: "-").map { Int($0) ?? 0 }
    guard numbers.count == 3 else { return nil }
    let isJulian = document.text("calendarmodel", of: value)?.hasSuffix("/Q1985786") == true
    return DateText.iso(
      year: numbers[0], month: precision >= 10 && !isJulian ? numbers[1] : nil,
      day: precision >= 11 && !isJulian ? numbers[2] : nil)
  }
}
