package import Matching
package import Onomastics

/// Groups the spellings of one name in a plain list, by the score of `compare`.
///
/// The pipeline's order: different spellings, sorted; read; words alike; pairs that could be one
/// name; their scores; average linkage. Nothing depends on the order of the list, on the number of
/// threads, or on how often a spelling stands in the list.
package struct NameClusterer: Sendable {
  private let knowledge: Knowledge
  private let joinAt: Double
  private let workforce: Workforce

  /// - Parameter joinAt: groups are joined as long as the mean probability that a spelling of one
  ///   and a spelling of the other are one name is at least this.
  package init(knowledge: Knowledge, joinAt: Double, workforce: Workforce = .alone) {
    self.knowledge = knowledge
    self.joinAt = joinAt
    self.workforce = workforce
  }

  /// Makes, for one thread, what tells the entity that a spelling means.
  package typealias Identifier =
    @Sendable () -> (UnsafeBufferPointer<UInt8>) -> NameCluster.Identity?

  /// Groups of two and more spellings, ordered by their first spelling.
  ///
  /// Spellings that mean one entity are one group, also where it is a single one; spellings that mean
  /// nothing known join such a group as they join others, and no group has two entities.
  ///
  /// - Parameters:
  ///   - kind: what all the names are names of; `nil` where that is not known.
  ///   - identifier: `nil` where no entities are known.
  /// - Complexity: O(n) in names that share little with others; quadratic in the number of names
  ///   whose telling parts are alike.
  package func clusters(
    _ names: [String], kind: NameKind?, identifier: Identifier? = nil
  ) -> [NameCluster] {
    // Swift holds differently composed letters for equal; spellings are told apart by bytes.
    let spellings = Set(names.map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
    let prepared = read(spellings, kind)
    let book = WordBook(prepared, knowledge, workforce)
    let edges = score(prepared, PairFinder(prepared, book, knowledge.prices), kind)
    let identities = identify(spellings, identifier)
    let groups = Linkage.groups(
      count: spellings.count, edges, joinAt: joinAt, known: sameEntity(identities))
    return assemble(
      groups.filter { $0.count > 1 || identities[$0[0]] != nil }, spellings, edges, identities)
  }

  private func identify(
    _ spellings: [[UInt8]], _ identifier: Identifier?
  ) -> [NameCluster.Identity?] {
    guard let identifier else { return spellings.map { _ in nil } }
    return map(spellings.count) { range in
      let identity = identifier()
      return range.map { spellings[$0].withUnsafeBufferPointer(identity) }
    }
  }

  /// The numbers of the spellings of each entity, ordered by the first of them.
  private func sameEntity(_ identities: [NameCluster.Identity?]) -> [[Int]] {
    var groups: [[Int]] = []
    var groupOfID: [[UInt8]: Int] = [:]
    for (number, identity) in identities.enumerated() {
      guard let id = identity.map({ Array($0.id.utf8) }) else { continue }
      if let group = groupOfID[id] {
        groups[group].append(number)
      } else {
        groupOfID[id] = groups.count
        groups.append([number])
      }
    }
    return groups
  }

  private func read(_ spellings: [[UInt8]], _ kind: NameKind?) -> [PreparedName] {
    map(spellings.count) { range in
      let scratch = NameScratch()
      return range.map { number in
        spellings[number].withUnsafeBufferPointer {
          knowledge.read($0, kind: kind, scratch: scratch)
        }
        return scratch.name
      }
    }
  }

  private func score(
    _ names: [PreparedName], _ finder: PairFinder, _ kind: NameKind?
  ) -> [Linkage.Edge] {
    let sides = map(names.count) { range in
      range.map { PairSide(names[$0], knowledge: knowledge) }
    }
    return map(names.count) { range in
      let scorer = PairScorer(knowledge: knowledge)
      var scratch = PairFinder.Scratch(count: names.count)
      return range.flatMap { name in
        finder.candidates(of: name, &scratch).compactMap { other in
          let score = scorer.score(sides[name], sides[other], kind: kind)
          return score < Self.leastScore
            ? nil : Linkage.Edge(a: Int32(name), b: Int32(other), score: score)
        }
      }
    }
  }

  /// Lower probabilities count as 0.
  private static let leastScore = 0.05

  private func map<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    workforce.map(stretchesOf: Self.namesPerPiece, count, body)
  }

  private static let namesPerPiece = 1000

  private func assemble(
    _ groups: [[Int]], _ spellings: [[UInt8]], _ edges: [Linkage.Edge],
    _ identities: [NameCluster.Identity?]
  ) -> [NameCluster] {
    var groupOf = [Int32](repeating: -1, count: spellings.count)
    for (number, group) in groups.enumerated() {
      for member in group { groupOf[member] = Int32(number) }
    }
    var inside = [[Linkage.Edge]](repeating: [], count: groups.count)
    for edge in edges where groupOf[Int(edge.a)] == groupOf[Int(edge.b)] {
      let group = groupOf[Int(edge.a)]
      if group >= 0 { inside[Int(group)].append(edge) }
    }
    return zip(groups, inside).map { group, edges in
      NameCluster(
        group.map { String(decoding: spellings[$0], as: UTF8.self) }, group, edges,
        group.map { identities[$0] })
    }
  }
}
