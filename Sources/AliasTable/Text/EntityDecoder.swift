public import Records

/// Makes entities of JSON objects: the lines of the contract's format, with all that
/// `JSONWriter.line(_:engine:)` writes beyond it.
///
/// Every fault is a rejected record with the place of the value that is wrong.
public struct EntityDecoder: ~Copyable {
  private var document = JSONDocument()
  /// The ID of the record, once it is known.
  private var id = ""

  public init() {}

  /// The entity of a record.
  public mutating func entity(
    _ record: Record, of block: RecordBlock
  ) throws(RejectedRecord) -> TableEntity {
    id = ""
    do throws(RecordError) {
      try document.read(record, of: block)
    } catch {
      throw RejectedRecord(error)
    }
    return try entity(block.bytes)
  }

  /// The items that a change of the journal names.
  ///
  /// - Parameter json: what `JSONWriter.items(_:)` wrote.
  mutating func items(_ json: UnsafeBufferPointer<UInt8>) throws(RejectedRecord) -> [Item] {
    let block = RecordBlock(json: Array(json), file: "journal")
    do throws(RecordError) {
      try document.read(block.records[0], of: block)
    } catch {
      throw RejectedRecord(error)
    }
    var items: [Item] = []
    if try text("state", of: .root) != nil {
      items.append(.state(.live))
    } else if let state = try goneState() {
      items.append(.state(state))
    }
    items += (try claims(block.bytes) ?? []).map(Item.claim)
    items += try names(block.bytes).map(Item.name)
    items += try texts("denied", of: .root).map(Item.denied)
    items += try texts("denied_names", of: .root).map(Item.deniedName)
    items += try removed().map(Item.removed)
    return items
  }

  private mutating func entity(_ bytes: [UInt8]) throws(RejectedRecord) -> TableEntity {
    let node = try required("id", of: .root, as: .string)
    let id = document.string(of: node)
    if id.isEmpty { throw fault(at: node, "\"id\" is empty") }
    if !EntityID.isPossible(id) { throw fault(at: node, StoreError.Reason.badID(id).description) }
    self.id = id
    var entity: TableEntity
    if let state = try goneState() {
      entity = TableEntity(id: id, state: state)
    } else {
      entity = try live(bytes)
    }
    entity.denied = try texts("denied", of: .root)
    entity.deniedNames = try texts("denied_names", of: .root)
    entity.removed = try removed()
    entity.normalize()
    return entity
  }

  private func live(_ bytes: [UInt8]) throws(RejectedRecord) -> TableEntity {
    var whole = try claim(.root, bytes, known: EntityWord.entity)
    let list = try required("names", of: .root, as: .array)
    let names = try names(bytes)
    if names.isEmpty { throw fault(at: list, "\"names\" is empty") }
    let record = EntityRecord(
      id: id, kind: whole.kind, names: names, refs: whole.refs, countries: whole.countries,
      within: whole.within, born: whole.born, gender: whole.gender, extra: whole.extra)
    whole.source = try text("source", of: .root) ?? ""
    // `TableEntity` would give the names this source too, which they have to say themselves.
    var entity = TableEntity(inTheirOrder: record)
    entity.claims[0].source = whole.source
    if let claims = try claims(bytes) {
      entity.claims = claims
      entity.names = names
    }
    return entity
  }

  /// `nil` where the entity is live.
  private func goneState() throws(RejectedRecord) -> EntityState? {
    if let target = try text("merged_into", of: .root) { return .merged(into: target) }
    guard let node = try optional("retired", of: .root, as: .boolean), document.isTrue(node) else {
      return nil
    }
    return .retired(source: try text("retired_by", of: .root) ?? "")
  }

  private func claims(_ bytes: [UInt8]) throws(RejectedRecord) -> [Claim]? {
    guard let list = try optional("claims", of: .root, as: .array) else { return nil }
    return try elements(of: list, "claims", as: .object) { (node) throws(RejectedRecord) in
      var claim = try self.claim(node, bytes, known: EntityWord.claim)
      claim.source = try text("source", of: node) ?? ""
      claim.label = try text("label", of: node)
      return claim
    }
  }

  private func claim(
    _ object: JSONDocument.Node, _ bytes: [UInt8], known: [StaticString]
  ) throws(RejectedRecord) -> Claim {
    Claim(
      kind: try kind(of: object), born: try text("born", of: object),
      gender: try text("gender", of: object), countries: try texts("countries", of: object),
      within: try texts("within", of: object), refs: try refs(of: object),
      extra: extra(of: object, bytes, known: known))
  }

  private func kind(of object: JSONDocument.Node) throws(RejectedRecord) -> EntityKind? {
    guard let node = try optional("kind", of: object, as: .string) else { return nil }
    let word = document.string(of: node)
    guard let kind = EntityKind(rawValue: word) else {
      throw fault(
        at: node, "kind must be one of person, place, organization or name, got '\(word)'")
    }
    return kind
  }

  private func names(_ bytes: [UInt8]) throws(RejectedRecord) -> [NameRecord] {
    guard let list = try optional("names", of: .root, as: .array) else { return [] }
    return try elements(of: list, "names", as: .object) { (node) throws(RejectedRecord) in
      try name(node, bytes)
    }
  }

  private func name(
    _ object: JSONDocument.Node, _ bytes: [UInt8]
  ) throws(RejectedRecord) -> NameRecord {
    let node = try required("text", of: object, as: .string)
    let text = document.string(of: node)
    if let reason = NameText.fault(of: text) { throw fault(at: node, reason.description) }
    let weak = try optional("weak", of: object, as: .boolean)
    let isWeak = if let weak { document.isTrue(weak) } else { false }
    return NameRecord(
      text: text, lang: try self.text("lang", of: object).flatMap { $0.isEmpty ? nil : $0 },
      role: try role(of: object),
      source: try self.text("source", of: object).flatMap { $0.isEmpty ? nil : $0 },
      weak: isWeak,
      extra: extra(of: object, bytes, known: EntityWord.name))
  }

  private func role(of object: JSONDocument.Node) throws(RejectedRecord) -> NameRole {
    guard let node = try optional("role", of: object, as: .string) else { return .alias }
    let word = document.string(of: node)
    guard let role = NameRole(rawValue: word) else {
      throw fault(
        at: node, "role must be one of preferred, alias, former or nickname, got '\(word)'")
    }
    return role
  }

  private func refs(of object: JSONDocument.Node) throws(RejectedRecord) -> [Reference] {
    guard let node = try optional("refs", of: object, as: .object) else { return [] }
    var refs: [Reference] = []
    var child = document.firstChild(of: node)
    while let value = child {
      let scheme = document.withKey(of: value) { key in
        key.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      }
      if document.kind(of: value) == .array {
        refs += try elements(of: value, "refs", as: .string) { (node) throws(RejectedRecord) in
          Reference(scheme: scheme, value: document.string(of: node))
        }
      } else if document.kind(of: value) == .string {
        refs.append(Reference(scheme: scheme, value: document.string(of: value)))
      } else if document.kind(of: value) != .null {
        throw wrongKind("refs", at: value, .string)
      }
      child = document.next(after: value, in: node)
    }
    return refs
  }

  private func removed() throws(RejectedRecord) -> [RemovedName] {
    guard let list = try optional("removed", of: .root, as: .array) else { return [] }
    return try elements(of: list, "removed", as: .object) { (node) throws(RejectedRecord) in
      RemovedName(
        text: document.string(of: try required("text", of: node, as: .string)),
        source: try text("source", of: node) ?? "")
    }
  }

  // MARK: Values

  private func text(
    _ name: StaticString, of object: JSONDocument.Node
  ) throws(RejectedRecord) -> String? {
    guard let node = try optional(name, of: object, as: .string) else { return nil }
    return document.string(of: node)
  }

  private func texts(
    _ name: StaticString, of object: JSONDocument.Node
  ) throws(RejectedRecord) -> [String] {
    guard let list = try optional(name, of: object, as: .array) else { return [] }
    return try elements(of: list, name, as: .string) { (node) throws(RejectedRecord) in
      document.string(of: node)
    }
  }

  private func elements<Element>(
    of list: JSONDocument.Node, _ name: StaticString, as kind: JSONKind,
    _ make: (JSONDocument.Node) throws(RejectedRecord) -> Element
  ) throws(RejectedRecord) -> [Element] {
    var elements: [Element] = []
    var child = document.firstChild(of: list)
    while let node = child {
      guard document.kind(of: node) == kind else { throw wrongKind(name, at: node, kind) }
      elements.append(try make(node))
      child = document.next(after: node, in: list)
    }
    return elements
  }

  private func extra(
    of object: JSONDocument.Node, _ bytes: [UInt8], known: [StaticString]
  ) -> [Member] {
    var members: [Member] = []
    var child = document.firstChild(of: object)
    while let node = child {
      if !known.contains(where: { document.key(of: node, equals: $0) }) {
        let key = document.withKey(of: node) { key in
          key.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        }
        let json = String(decoding: bytes[document.range(of: node)], as: UTF8.self)
        members.append(Member(key: key, json: json))
      }
      child = document.next(after: node, in: object)
    }
    return members
  }

  private func optional(
    _ name: StaticString, of object: JSONDocument.Node, as kind: JSONKind
  ) throws(RejectedRecord) -> JSONDocument.Node? {
    do throws(RecordError) {
      return try document.optional(name, in: object, as: kind)
    } catch {
      throw RejectedRecord(error, key: id)
    }
  }

  private func required(
    _ name: StaticString, of object: JSONDocument.Node, as kind: JSONKind
  ) throws(RejectedRecord) -> JSONDocument.Node {
    do throws(RecordError) {
      return try document.require(name, in: object, as: kind)
    } catch {
      throw RejectedRecord(error, key: id)
    }
  }

  private func wrongKind(
    _ name: StaticString, at node: JSONDocument.Node, _ kind: JSONKind
  ) -> RejectedRecord {
    RejectedRecord(
      document.error(at: node, .wrongKind(member: "\(name)", expected: kind)), key: id)
  }

  private func fault(at node: JSONDocument.Node, _ reason: String) -> RejectedRecord {
    // Only the place of the error is used.
    var fault = RejectedRecord(document.error(at: node, .missingMember("")), key: id)
    fault.reason = reason
    return fault
  }
}
