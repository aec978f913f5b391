extension JSONDocument {
  /// The member of an object with this name.
  ///
  /// - Complexity: O(n) in the object's members.
  public func member(_ name: StaticString, of object: Node) -> Node? {
    var child = firstChild(of: object)
    while let node = child {
      if key(of: node, equals: name) { return node }
      child = next(after: node, in: object)
    }
    return nil
  }

  /// The member with this name if there is one; `null` counts as none.
  ///
  /// - Throws: `RecordError` with `.wrongKind`, at the value.
  public func optional(
    _ name: StaticString, in object: Node, as expected: JSONKind
  ) throws(RecordError) -> Node? {
    guard let node = member(name, of: object) else { return nil }
    let kind = kind(of: node)
    if kind == .null, expected != .null { return nil }
    if kind != expected {
      throw error(at: node, .wrongKind(member: "\(name)", expected: expected))
    }
    return node
  }

  /// The member with this name, which must be there.
  ///
  /// - Throws: `RecordError` with `.missingMember`, at the object, or `.wrongKind`, at the value.
  public func require(
    _ name: StaticString, in object: Node, as expected: JSONKind
  ) throws(RecordError) -> Node {
    guard let node = try optional(name, in: object, as: expected) else {
      throw error(at: object, .missingMember("\(name)"))
    }
    return node
  }
}
