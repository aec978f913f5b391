internal import AliasIndex
internal import Records

extension JSONDocument {
  /// The record's `kind`; unknown where it has none.
  func kind(key: String) throws(Rejection) -> IndexEntity.Kind {
    guard let node = try possible("kind", in: .root, as: .string, key: key) else { return .unknown }
    let word = string(of: node)
    guard let kind = ResolutionOptions.Kind(rawValue: word) else {
      throw rejection(at: node, key: key, .unknownKind(word))
    }
    return kind.indexKind
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
