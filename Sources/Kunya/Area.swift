import AliasIndex

/// The entities of a resolver that lie within a place, directly or in what lies within it.
///
/// ```swift
/// let syria = resolver.area(within: "iso:SY")
/// resolver.resolve("Tartus", options: ResolveOptions(area: syria))
/// ```
public struct Area: Sendable {
  /// One set for each index of the resolver, in their order.
  private let members: [EntitySet]

  /// The area in which nothing lies.
  public static let empty = Area(members: [])

  init(members: [EntitySet]) {
    self.members = members
  }

  /// Number of entities in it.
  public var count: Int { members.reduce(0) { $0 + $1.count } }

  /// Its entities in an index of the resolver.
  func members(ofIndex number: Int) -> EntitySet {
    members.indices.contains(number) ? members[number] : EntitySet(entityCount: 0)
  }
}

extension Resolver {
  /// The entities that lie within the place with an ID; the place itself is not one of them.
  ///
  /// Of a merged ID it is the place that stands for it. Where several indexes are searched as one,
  /// what one of them says of an ID holds for the entities of that ID in all.
  ///
  /// - Returns: `nil` where no entity has the ID, and none lies within it either.
  /// - Complexity: O(n) in the entities; made once for many mentions.
  public func area(within id: String) -> Area? {
    var id = id
    let place = id.withUTF8 { canonical($0) }
    var isKnown = false
    // By the place that they lie directly within.
    var inside: [[UInt8]: [[UInt8]]] = [:]
    for index in indexes {
      for entity in 0..<index.entityCount {
        let parents = index.within(ofEntity: entity)
        guard !parents.isEmpty || !isKnown else { continue }
        let own = canonical(index.id(ofEntity: entity))
        if own == place { isKnown = true }
        for parent in parents { inside[canonical(parent), default: []].append(own) }
      }
    }
    guard isKnown || inside[place] != nil else { return nil }
    return Area(members: sets(of: reached(from: place, inside)))
  }

  /// All that lies within a place, at any depth; each once, also where places lie in each other.
  private func reached(from place: [UInt8], _ inside: [[UInt8]: [[UInt8]]]) -> Set<[UInt8]> {
    var found: Set<[UInt8]> = []
    var next = [place]
    while let parent = next.popLast() {
      for id in inside[parent] ?? [] where id != place && found.insert(id).inserted {
        next.append(id)
      }
    }
    return found
  }

  private func sets(of ids: Set<[UInt8]>) -> [EntitySet] {
    indexes.map { index in
      var set = EntitySet(entityCount: index.entityCount)
      guard !ids.isEmpty else { return set }
      for entity in 0..<index.entityCount
      where ids.contains(canonical(index.id(ofEntity: entity))) {
        set.insert(entity)
      }
      return set
    }
  }

  /// The ID that stands for another: itself, unless an index has merged it.
  private func canonical(_ id: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    for index in indexes where index.hasFormerIDs {
      if let entity = index.entity(formerly: id) { return Array(index.id(ofEntity: entity)) }
    }
    return Array(id)
  }
}
