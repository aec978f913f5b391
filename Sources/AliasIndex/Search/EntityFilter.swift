import Sections

/// A set of entities of one index, by number.
package struct EntitySet: Sendable {
  private var isMember: [Bool]
  package private(set) var count = 0

  /// The empty set of an index with so many entities.
  package init(entityCount: Int) {
    isMember = [Bool](repeating: false, count: entityCount)
  }

  package mutating func insert(_ entity: Int) {
    guard isMember.indices.contains(entity), !isMember[entity] else { return }
    isMember[entity] = true
    count += 1
  }

  package func contains(_ entity: Int) -> Bool {
    entity >= 0 && entity < isMember.count && isMember[entity]
  }
}

/// Which entities a search wants.
struct EntityFilter {
  var kind: IndexEntity.Kind?
  var members: EntitySet?

  /// Whether it wants all of them.
  var isOpen: Bool { kind == nil && members == nil }

  @inline(__always)
  func admits(_ entity: UInt32, of index: AliasIndex) -> Bool {
    if let kind, index.entities[Int(entity)].kind != kind.rawValue { return false }
    return members?.contains(Int(entity)) ?? true
  }
}
