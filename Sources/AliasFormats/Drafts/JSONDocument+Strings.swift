internal import Records

extension JSONDocument {
  /// Gives each member or element of a container to `body`.
  func forEachChild(of container: Node, _ body: (Node) -> Void) {
    var child = firstChild(of: container)
    while let node = child {
      body(node)
      child = next(after: node, in: container)
    }
  }

  /// The members or elements of a container.
  func children(of container: Node) -> [Node] {
    var children: [Node] = []
    forEachChild(of: container) { children.append($0) }
    return children
  }

  /// The strings of an array, or a string by itself; what is neither is passed over.
  func strings(of node: Node?) -> [String] {
    guard let node else { return [] }
    if kind(of: node) == .string { return [string(of: node)] }
    guard kind(of: node) == .array else { return [] }
    var strings: [String] = []
    forEachChild(of: node) { element in
      if kind(of: element) == .string { strings.append(string(of: element)) }
    }
    return strings
  }

  /// The string of a member, if it is there and is one.
  func text(_ name: StaticString, of object: Node) -> String? {
    guard let node = member(name, of: object), kind(of: node) == .string else { return nil }
    return string(of: node)
  }
}
