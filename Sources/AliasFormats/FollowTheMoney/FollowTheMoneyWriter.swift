public import AliasTable
internal import Records

/// Writes FollowTheMoney entities, one JSON object a line.
///
/// The schema is the one an entity came with, else that of its kind. Names of kind `name` are no
/// things and are passed over. Redirects become `referents`. A weak name is a `weakAlias` whatever
/// its role, since FollowTheMoney knows no weak former name.
public struct FollowTheMoneyWriter: ForeignWriter {
  public var bytes: [UInt8] {
    get { json.bytes }
    set { json.bytes = newValue }
  }
  public private(set) var passedOver = 0
  private var json = JSONWriter()

  public init() {}

  public mutating func begin() {}

  public mutating func write(_ entity: EntityRecord, redirects: [String]) {
    guard let schema = schema(of: entity), let caption = entity.names.first?.text else {
      passedOver += 1
      return
    }
    json.beginObject()
    json.key("id")
    json.string(entity.id)
    json.key("caption")
    json.string(caption)
    json.key("schema")
    json.string(schema)
    json.key("properties")
    json.beginObject()
    for (property, values) in properties(of: entity, schema: schema) where !values.isEmpty {
      json.key(property)
      strings(values)
    }
    json.endObject()
    if !redirects.isEmpty {
      json.key("referents")
      strings(redirects)
    }
    json.endObject()
    json.endLine()
  }

  private mutating func strings(_ values: [String]) {
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }

  private func schema(of entity: EntityRecord) -> String? {
    let kept = entity.extra.first { $0.key == "schema" }?.json
    if let kept, kept.count > 2, kept.first == "\"", kept.last == "\"" {
      let schema = String(kept.dropFirst().dropLast())
      if let kind = FollowTheMoneySchema.kind(of: schema), kind == entity.kind { return schema }
    }
    return FollowTheMoneySchema.schema(of: entity.kind)
  }

  /// The properties in a fixed order, each value once.
  private func properties(
    of entity: EntityRecord, schema: String
  ) -> [(property: StaticString, values: [String])] {
    var values: [(property: StaticString, values: [String])] = [
      ("name", []), ("alias", []), ("weakAlias", []), ("previousName", []),
    ]
    for (place, name) in entity.names.enumerated() {
      let property =
        switch name.role {
        case _ where name.weak: 2
        case .preferred: 0
        case .alias, .nickname: place == 0 ? 0 : 1
        case .former: place == 0 ? 0 : 3
        }
      if !values.contains(where: { $0.values.contains(name.text) }) {
        values[property].values.append(name.text)
      }
    }
    // What is shown must be a name, be it a weak one.
    if values[0].values.isEmpty, let first = entity.names.first?.text {
      values[0].values.append(first)
      values[2].values.removeAll { $0 == first }
    }
    if schema == "Address" { values.append(("full", values[0].values)) }
    let codes = entity.countries.map { $0.lowercased() }
    values.append((schema == "Person" ? "nationality" : "country", codes))
    if schema == "Person" {
      values.append(("birthDate", entity.born.map { [$0] } ?? []))
      values.append(("gender", entity.gender.flatMap(gender).map { [$0] } ?? []))
    }
    for (property, scheme) in FollowTheMoneySchema.identifiers
    where FollowTheMoneySchema.has(scheme, schema) {
      values.append((property, entity.refs.filter { $0.scheme == scheme }.map(\.value)))
    }
    return values
  }

  private func gender(_ code: String) -> String? {
    switch code {
    case "m": "male"
    case "f": "female"
    case "other": "other"
    default: nil
    }
  }
}
