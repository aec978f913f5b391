internal import AliasTable

/// Proposes what an import may have brought in twice: new entities whose names others have too.
struct ImportReview {
  private let store: AliasStore

  init(_ store: AliasStore) {
    self.store = store
  }

  /// Looks at the entities that an event made.
  func propose(_ event: Int, _ console: Console) throws(CommandError) {
    let finder = try SimilarNames(store)
    var failure: CommandError?
    var made: [String] = []
    try storing { () throws(StoreError) in
      guard let event = try store.event(event) else { return }
      try store.forEachChange(of: event) { (change) throws(StoreError) in
        if change.isCreation { made.append(change.id) }
        return true
      }
    }
    var proposals: [Proposal] = []
    for id in made {
      do throws(CommandError) {
        proposals += try similar(to: id, finder)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    let found = proposals
    let count = try storing { () throws(StoreError) in try store.propose(found) }
    console.messages.report("\(counted(count, "proposal")) to review")
  }

  private func similar(
    to id: String, _ finder: SimilarNames
  ) throws(CommandError) -> [Proposal] {
    let entity = try storing { () throws(StoreError) in try store.entity(id) }
    guard let entity, entity.isLive else { return [] }
    var best: [String: (SimilarName, String)] = [:]
    for name in entity.names {
      for other in try finder.find(name.text, kind: entity.kind, otherThan: entity)
      where other.score > best[other.id]?.0.score ?? 0 {
        best[other.id] = (other, name.text)
      }
    }
    return best.values.map { other, name in
      Proposal(
        id: other.id, subject: .merge(id), score: other.score,
        reason: "imported with '\(name)', there is '\(other.name)'")
    }
  }
}
