/// Spellings that are taken for one name.
package struct NameCluster: Sendable, Equatable {
  /// The spellings, the most typical first: the one whose mean score with the others is highest.
  package let members: [Member]

  /// What some of the spellings are known to mean; `nil` where none of them is known.
  package var identity: Identity? { members.lazy.compactMap(\.identity).first }

  /// An entity that a spelling means.
  package struct Identity: Sendable, Equatable {
    package let id: String
    /// What it is, in the caller's words; empty where that is not known.
    package let kind: String
    /// The entity's name that the spelling is nearest to.
    package let alias: String
    /// Probability that the spelling means the entity.
    package let score: Double

    package init(id: String, kind: String, alias: String, score: Double) {
      self.id = id
      self.kind = kind
      self.alias = alias
      self.score = score
    }
  }

  /// One spelling and how it fits in.
  package struct Member: Sendable, Equatable {
    package let text: String
    /// Mean probability that it and another member are spellings of one name; that it means the
    /// entity, where that is known.
    package let score: Double
    /// The member that fits best with it, and the one that fits worst.
    package let nearest: Neighbour
    package let farthest: Neighbour
    /// What it means by itself; `nil` where that is not known.
    package let identity: Identity?
  }

  /// Another member of the group.
  package struct Neighbour: Sendable, Equatable {
    package let text: String
    /// Probability that the two are spellings of one name; 0 stands for next to none.
    package let score: Double
  }

  /// Mean probability over all pairs of members.
  package var score: Double {
    members.reduce(0) { $0 + $1.score } / Double(max(1, members.count))
  }

  /// - Parameters:
  ///   - items: numbers of the spellings, as the edges name them.
  ///   - identities: of the spellings, in their order.
  init(
    _ texts: [String], _ items: [Int], _ edges: [Linkage.Edge], _ identities: [Identity?]
  ) {
    let positions = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    var rows = [[(other: Int, score: Double)]](repeating: [], count: texts.count)
    for edge in edges {
      guard let a = positions[Int(edge.a)], let b = positions[Int(edge.b)] else { continue }
      rows[a].append((b, edge.score))
      rows[b].append((a, edge.score))
    }
    let members = rows.enumerated().map { own, row in
      Self.member(own, row.sorted { $0.other < $1.other }, texts, identities[own])
    }
    // Sorting is not stable; the texts decide between equals.
    self.members = members.sorted {
      $0.score != $1.score
        ? $0.score > $1.score : $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
    }
  }

  /// - Parameter row: the members that share something with this one, in their order.
  private static func member(
    _ own: Int, _ row: [(other: Int, score: Double)], _ texts: [String], _ identity: Identity?
  ) -> Member {
    // The first of equals, so that the answer depends on nothing else.
    let nearest = row.max { $0.score < $1.score }
    var farthest = row.min { $0.score < $1.score }
    if row.count < texts.count - 1 {
      let met = Set(row.map(\.other))
      farthest = texts.indices.first { $0 != own && !met.contains($0) }.map { ($0, 0) }
    }
    return Member(
      text: texts[own],
      score: identity?.score
        ?? row.reduce(0) { $0 + $1.score } / Double(max(1, texts.count - 1)),
      nearest: Neighbour(nearest, texts), farthest: Neighbour(farthest, texts),
      identity: identity)
  }
}

extension NameCluster.Neighbour {
  fileprivate init(_ entry: (other: Int, score: Double)?, _ texts: [String]) {
    text = entry.map { texts[$0.other] } ?? ""
    score = entry?.score ?? 0
  }
}
