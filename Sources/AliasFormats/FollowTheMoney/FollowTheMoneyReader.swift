public import AliasTable
public import Records

/// Reads FollowTheMoney entities, one JSON object a line: OpenSanctions' `entities.ftm.json`.
///
/// The caption is the preferred name where it is one of the names, else the first name is.
/// `referents`, the IDs of the records an entity was merged from, are its former IDs; a schema that its kind does not tell is kept as
/// `schema`. An ID that is `PREFIX:LOCAL` already gets no other prefix, so that what was exported
/// comes back.
public final class FollowTheMoneyReader: ForeignReader {
  public private(set) var passedOver = 0
  private var cursor: RecordCursor
  private var document = JSONDocument()
  private let options: ForeignOptions

  /// The most bytes of a line.
  static let lineLimit = 8 << 20

  /// - Throws: `RecordError` of the source.
  public init(_ source: consuming ByteSource, options: ForeignOptions) throws(RecordError) {
    cursor = RecordCursor(
      try RecordReader(source, format: .jsonLines, limit: Self.lineLimit))
    self.options = options
  }

  public func next() throws(RecordError) -> EntityReading? {
    while try cursor.advance() {
      if let reading = reading() { return reading }
      passedOver += 1
    }
    return nil
  }

  /// What the record is; `nil` where it is passed over.
  private func reading() -> EntityReading? {
    var key = ""
    do throws(RecordError) {
      try document.read(cursor.record, of: cursor.block)
      key = document.string(of: try document.require("id", in: .root, as: .string))
      let schema = document.string(of: try document.require("schema", in: .root, as: .string))
      guard let kind = FollowTheMoneySchema.kind(of: schema) else { return nil }
      if let kinds = options.kinds, kind.map(kinds.contains) != true { return nil }
      let properties = try document.require("properties", in: .root, as: .object)
      let draft = draft(id: key, kind: kind, schema: schema, properties)
      do throws(ImportFault) {
        return .entity(try draft.finished())
      } catch {
        return cursor.rejection(error, key: key)
      }
    } catch {
      return .rejected(RejectedRecord(error, key: key))
    }
  }

  private func draft(
    id: String, kind: EntityKind?, schema: String, _ properties: JSONDocument.Node
  ) -> EntityDraft {
    var draft = EntityDraft(id: prefixed(id), kind: kind)
    addNames(to: &draft, properties)
    for (property, scheme) in FollowTheMoneySchema.identifiers {
      for value in values(property, properties) { draft.add(ref: value, scheme: scheme) }
    }
    for property in FollowTheMoneySchema.countries {
      for code in values(property, properties) { draft.add(countryCode: code) }
    }
    for date in values("birthDate", properties) { draft.add(born: DateText.iso(date)) }
    draft.gender = values("gender", properties).lazy.compactMap(Gender.code).first
    if schema != FollowTheMoneySchema.schema(of: kind) { draft.keep(schema, as: "schema") }
    let referents = document.strings(of: document.member("referents", of: .root))
    for referent in referents { draft.add(formerID: prefixed(referent)) }
    return draft
  }

  private func prefixed(_ id: String) -> String {
    if id.isEmpty || EntityID.isRegular(id) { return id }
    return (options.prefix ?? ForeignFormat.followTheMoney.prefix) + id
  }

  private func addNames(to draft: inout EntityDraft, _ properties: JSONDocument.Node) {
    var names = values("name", properties)
    if names.isEmpty { names = wholeNames(properties) }
    let caption = document.text("caption", of: .root)
    let preferred = names.first { $0 == caption } ?? names.first
    for name in names { draft.add(name: name, role: name == preferred ? .preferred : .alias) }
    for other in FollowTheMoneySchema.otherNames {
      for name in values(other.property, properties) {
        draft.add(name: name, role: other.role, weak: other.isWeak)
      }
    }
  }

  /// The name put together, where only its parts are given; an address as a whole.
  private func wholeNames(_ properties: JSONDocument.Node) -> [String] {
    let full = values("full", properties)
    if !full.isEmpty { return full }
    let parts = FollowTheMoneySchema.nameParts.compactMap { values($0, properties).first }
    return parts.isEmpty ? [] : [parts.joined(separator: " ")]
  }

  private func values(_ property: StaticString, _ properties: JSONDocument.Node) -> [String] {
    document.strings(of: document.member(property, of: properties))
  }
}
