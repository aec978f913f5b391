internal import AliasIndex
internal import Records

extension JSONDocument {
  /// The entity that the record describes.
  func entity() throws(Rejection) -> IndexEntity {
    let idNode = try required("id", in: .root, as: .string, key: "")
    let id = string(of: idNode)
    if id.isEmpty { throw rejection(at: idNode, key: "", .empty("id")) }
    let kind = try self.kind(key: id)
    let (names, preferred) = try names(key: id)
    return IndexEntity(
      id: id, kind: kind, label: preferred, names: names,
      countries: try strings("countries", key: id), within: try strings("within", key: id))
  }

  /// The record's `kind`; unknown where it has none.
  func kind(key: String) throws(Rejection) -> IndexEntity.Kind {
    guard let node = try possible("kind", in: .root, as: .string, key: key) else { return .unknown }
    let word = string(of: node)
    guard let kind = ResolutionOptions.Kind(rawValue: word) else {
      throw rejection(at: node, key: key, .unknownKind(word))
    }
    return kind.indexKind
  }

  /// All names, and the one that is preferred by its role, if any is.
  private func names(
    key: String
  ) throws(Rejection) -> (all: [IndexEntity.Name], preferred: String?) {
    let list = try required("names", in: .root, as: .array, key: key)
    var names: [IndexEntity.Name] = []
    var preferred: String?
    var child = firstChild(of: list)
    while let node = child {
      let (name, isPreferred) = try name(node, key: key)
      names.append(name)
      if isPreferred, preferred == nil { preferred = name.text }
      child = next(after: node, in: list)
    }
    if names.isEmpty { throw rejection(at: list, key: key, .empty("names")) }
    return (names, preferred)
  }

  private func name(
    _ node: Node, key: String
  ) throws(Rejection) -> (name: IndexEntity.Name, isPreferred: Bool) {
    guard kind(of: node) == .object else {
      throw Rejection(
        error(at: node, .wrongKind(member: "names", expected: .object)), key: key)
    }
    let text = try required("text", in: node, as: .string, key: key)
    if let fault = withText(of: text, { Rejection.Reason.fault(ofName: $0) }) {
      throw rejection(at: text, key: key, fault)
    }
    let role = try possible("role", in: node, as: .string, key: key)
    let weak = try possible("weak", in: node, as: .boolean, key: key)
    let isWeak = if let weak { isTrue(weak) } else { false }
    let isPreferred = if let role { string(of: role) == "preferred" } else { false }
    return (IndexEntity.Name(string(of: text), weak: isWeak), isPreferred)
  }

  /// The strings of an array; none where it is not there.
  private func strings(_ member: StaticString, key: String) throws(Rejection) -> [String] {
    guard let list = try possible(member, in: .root, as: .array, key: key) else { return [] }
    var strings: [String] = []
    var child = firstChild(of: list)
    while let node = child {
      guard kind(of: node) == .string else {
        throw Rejection(
          error(at: node, .wrongKind(member: "\(member)", expected: .string)), key: key)
      }
      strings.append(string(of: node))
      child = next(after: node, in: list)
    }
    return strings
  }

  // MARK: Members, with the key of the record they belong to

  /// The member with this name, which must be there.
  func required(
    _ name: StaticString, in object: Node, as kind: JSONKind, key: String
  ) throws(Rejection) -> Node {
    do throws(RecordError) {
      return try require(name, in: object, as: kind)
    } catch {
      throw Rejection(error, key: key)
    }
  }

  /// The member with this name if there is one.
  func possible(
    _ name: StaticString, in object: Node, as kind: JSONKind, key: String
  ) throws(Rejection) -> Node? {
    do throws(RecordError) {
      return try optional(name, in: object, as: kind)
    } catch {
      throw Rejection(error, key: key)
    }
  }

  /// A rejection at a value.
  func rejection(at node: Node, key: String, _ reason: Rejection.Reason) -> Rejection {
    // Only the place of the error is used.
    Rejection(error(at: node, .missingMember("")), key: key, reason: reason)
  }
}

extension ResolutionOptions.Kind {
  /// The kind as the index knows it.
  var indexKind: IndexEntity.Kind {
    switch self {
    case .person: .person
    case .place: .place
    case .organization: .organization
    case .name: .name
    }
  }
}
