internal import AliasTable

/// One entry of the list while it is being read.
struct UnitedNationsEntry {
  let kind: EntityKind
  var isTooLong = false
  private(set) var dataID: String?
  private(set) var reference: String?
  private var nameParts: [String] = []
  private var originalName: String?
  private var aliases: [(text: String, quality: String)] = []
  private var nationalities: [String] = []
  private var births: [String] = []
  private var birthRange: [String] = []
  private var gender: String?
  private var listType: String?
  // What is known of the alias that is open.
  private var aliasText: String?
  private var aliasQuality: String?

  init(isIndividual: Bool) {
    kind = isIndividual ? .person : .organization
  }

  /// Takes an element at its end.
  mutating func end(_ element: String, in parent: String, text: String?) {
    if element == "INDIVIDUAL_ALIAS" || element == "ENTITY_ALIAS" {
      if let aliasText { aliases.append((aliasText, aliasQuality ?? "")) }
      (aliasText, aliasQuality) = (nil, nil)
      return
    }
    guard let text else { return }
    switch (parent, element) {
    case ("INDIVIDUAL_ALIAS", "ALIAS_NAME"), ("ENTITY_ALIAS", "ALIAS_NAME"): aliasText = text
    case ("INDIVIDUAL_ALIAS", "QUALITY"), ("ENTITY_ALIAS", "QUALITY"): aliasQuality = text
    case ("NATIONALITY", "VALUE"): nationalities.append(text)
    case ("INDIVIDUAL_DATE_OF_BIRTH", "DATE"), ("INDIVIDUAL_DATE_OF_BIRTH", "YEAR"):
      if let date = DateText.iso(text) { births.append(date) }
    case ("INDIVIDUAL_DATE_OF_BIRTH", "FROM_YEAR"), ("INDIVIDUAL_DATE_OF_BIRTH", "TO_YEAR"):
      birthRange.append(text)
    case ("INDIVIDUAL", _), ("ENTITY", _): take(element, text)
    default: break
    }
  }

  private mutating func take(_ element: String, _ text: String) {
    switch element {
    case "DATAID": dataID = text
    case "REFERENCE_NUMBER": reference = text
    case "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME": nameParts.append(text)
    case "NAME_ORIGINAL_SCRIPT": originalName = text
    case "GENDER": gender = text
    case "UN_LIST_TYPE": listType = text
    default: break
    }
  }

  /// - Throws: `ImportFault` where the entry has no `DATAID` or no name, or is too long.
  func entity(
    prefix: String, _ options: ForeignOptions
  ) throws(ImportFault) -> EntityRecord {
    if isTooLong { throw .longRecord(limit: UnitedNationsReader.entryLimit) }
    guard let dataID else { throw .missing("DATAID") }
    var draft = EntityDraft(id: prefix + dataID, kind: kind)
    draft.add(name: nameParts.joined(separator: " "), role: .preferred)
    if let originalName { draft.add(name: originalName) }
    for alias in aliases {
      for text in alias.text.split(separator: ";") {
        draft.add(
          name: String(text), role: alias.quality.lowercased() == "f.k.a." ? .former : .alias,
          weak: alias.quality.lowercased() == "low")
      }
    }
    if let reference { draft.add(ref: reference, scheme: "un") }
    for birth in births { draft.add(born: birth) }
    draft.gender = gender.flatMap(Gender.code)
    draft.add(countryNames: nationalities, options.countryCode)
    draft.keep(birthRange, as: "bornBetween")
    if let listType { draft.keep(listType, as: "listType") }
    return try draft.finished()
  }
}
