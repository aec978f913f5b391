internal import AliasTable

/// One entry of the list with what the other files say of it.
struct SDNEntry {
  let number: String
  let kind: EntityKind?
  var alternates: [(type: String, name: String)] = []
  var remarks: String
  private let name: String
  private let type: String
  private let programs: [String]

  /// - Parameter fields: Of the entry's row, nothing where it has `-0-`.
  init(_ fields: [String]) {
    number = fields[0]
    name = fields[1]
    type = fields[2].lowercased()
    // `SDGT] [SDT`: the brackets around the whole are left out.
    programs = fields[3].split(separator: "] [").compactMap { SourceText.trimmed($0) }
    remarks = fields[11]
    kind =
      switch type {
      case "individual": .person
      case "": .organization
      default: nil
      }
  }

  /// - Throws: `ImportFault` where it has no name or one that is too long.
  func entity(prefix: String, _ options: ForeignOptions) throws(ImportFault) -> EntityRecord {
    var draft = EntityDraft(id: prefix + number, kind: kind)
    draft.add(name: name, role: .preferred)
    for alternate in alternates {
      draft.add(name: alternate.name, role: alternate.type.lowercased() == "fka" ? .former : .alias)
    }
    let remarks = SDNRemarks(remarks)
    for name in remarks.names { draft.add(name: name.text, role: name.role, weak: true) }
    draft.add(ref: number, scheme: "ofac")
    for birth in remarks.births { draft.add(born: birth) }
    draft.gender = remarks.gender
    draft.add(countryNames: remarks.countries, options.countryCode)
    if kind == nil { draft.keep(type, as: "sdnType") }
    draft.keep(programs, as: "programs")
    return try draft.finished()
  }
}
