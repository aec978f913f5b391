extension AliasStore {
  /// Puts proposals into the queue; those that are there already, decided or not, and those that
  /// have nothing to change are passed over.
  ///
  /// - Returns: how many are new.
  public func propose(_ proposals: [Proposal]) throws(StoreError) -> Int {
    try inTransaction { () throws(StoreError) in
      var count = 0
      for proposal in proposals where try isNews(proposal) {
        try insert(proposal)
        count += database.changeCount
      }
      return count
    }
  }

  private func isNews(_ proposal: Proposal) throws(StoreError) -> Bool {
    guard let entity = try entity(proposal.id) else { return true }
    switch proposal.subject {
    case .name(let name, _):
      return !entity.names.contains { $0.text.isSame(as: name.text) }
        && !entity.deniedNames.contains(where: name.text.isSame)
    case .merge(let other):
      return !entity.denied.contains(where: other.isSame) && !other.isSame(as: proposal.id)
    }
  }

  private func insert(_ proposal: Proposal) throws(StoreError) {
    var values: [Value]
    switch proposal.subject {
    case .name(let name, let kind):
      values = [
        .text(proposal.id), .null, .text(name.text), .text(name.lang), .text(name.role.rawValue),
        .text(kind?.rawValue), .text(name.source ?? ""),
      ]
    case .merge(let other):
      // One pair is one matter, whichever is named first.
      let (one, two) = proposal.id.precedes(other) ? (proposal.id, other) : (other, proposal.id)
      values = [.text(one), .text(two), .null, .null, .text("alias"), .null, .text("")]
    }
    values.append(proposal.score.map { .real($0) } ?? .null)
    values.append(.text(proposal.reason))
    let statement = try database.statement(
      """
      INSERT INTO proposal (entity, other, name, lang, role, kind, source, score, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """)
    statement.bind(values)
    try statement.run()
  }

  /// The proposals that wait, the surest first.
  public func openProposals() throws(StoreError) -> [Proposal] {
    let statement = try database.prepare(
      """
      SELECT key, entity, other, name, lang, role, kind, source, score, reason FROM proposal
      WHERE \(Self.isOpen) ORDER BY score IS NULL, score DESC, key
      """)
    var proposals: [Proposal] = []
    while try statement.step() { proposals.append(proposal(statement)) }
    return proposals
  }

  func openProposalCount() throws(StoreError) -> Int {
    try database.integer("SELECT count(*) FROM proposal WHERE \(Self.isOpen)") ?? 0
  }

  private static let isOpen = """
    (event IS NULL OR event IN (SELECT id FROM event WHERE undone_by IS NOT NULL))
    """

  private func proposal(_ statement: Statement) -> Proposal {
    let source = statement.text(7)
    let subject: Proposal.Subject =
      if let other = statement.optionalText(2) {
        .merge(other)
      } else {
        .name(
          NameRecord(
            text: statement.text(3), lang: statement.optionalText(4),
            role: NameRole(rawValue: statement.text(5)) ?? .alias,
            source: source.isEmpty ? nil : source),
          kind: statement.optionalText(6).flatMap(EntityKind.init))
      }
    return Proposal(
      number: statement.integer(0), id: statement.text(1), subject: subject,
      score: statement.isNull(8) ? nil : statement.real(8), reason: statement.text(9))
  }

  /// Decides a proposal: what is accepted is done, what is rejected is denied, so that it is never
  /// proposed again. Undoing the event opens the proposal again.
  ///
  /// - Throws: `StoreError` with `.unknownProposal`, or whatever keeps the change from being made.
  @discardableResult
  public func decide(
    _ proposal: Proposal, _ verdict: Verdict, by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    let change = try change("review", by: authorship, isTrial: isTrial) {
      (edit) throws(StoreError) in
      let isOpen = try database.integer(
        "SELECT 1 FROM proposal WHERE key = ? AND \(Self.isOpen)", .integer(proposal.number))
      guard isOpen != nil else { throw fault(.unknownProposal(proposal.number)) }
      switch (proposal.subject, verdict) {
      case (.name(let name, let kind), .accepted):
        try give(name, kind, to: proposal.id, edit)
      case (.name(let name, _), .rejected):
        let id = try standing(for: proposal.id) ?? proposal.id
        // A name for an entity that nobody made is simply not made.
        guard let old = try edit.entity(id) else { break }
        var new = old
        new.deniedNames.append(name.text)
        try edit.put(id, from: old, to: new)
      case (.merge(let other), .accepted):
        try merge(other, into: proposal.id, edit)
      case (.merge(let other), .rejected):
        try deny(proposal.id, other, edit)
      }
      try settle(proposal, verdict, event: edit.event)
    }
    return Change(event: change.event, id: proposal.id)
  }

  private func settle(
    _ proposal: Proposal, _ verdict: Verdict, event: Int?
  ) throws(StoreError) {
    if let event {
      try database.run(
        "UPDATE proposal SET verdict = ?, event = ? WHERE key = ?", .text(verdict.rawValue),
        .integer(event), .integer(proposal.number))
    } else {
      // There was nothing to change, so there is nothing to remember.
      try database.run("DELETE FROM proposal WHERE key = ?", .integer(proposal.number))
    }
  }

  private func give(
    _ name: NameRecord, _ kind: EntityKind?, to id: String, _ edit: Edit
  ) throws(StoreError) {
    let standing = try standing(for: id)
    if standing == nil, try edit.entity(id) != nil { throw fault(.retired(id)) }
    let old = try standing.map { (id) throws(StoreError) in try edit.live(id) }
    var new = old ?? TableEntity(id: id)
    if new.deniedNames.contains(where: name.text.isSame) {
      throw fault(.deniedName(name.text, of: new.id))
    }
    if old != nil, new.names.contains(where: { $0.text.isSame(as: name.text) }) { return }
    new.add(name)
    if old == nil { new.say(Claim(kind: kind), isFirst: true) }
    try edit.put(new.id, from: old, to: new)
  }

  private func deny(_ id: String, _ other: String, _ edit: Edit) throws(StoreError) {
    let (one, two) = (try standing(for: id) ?? id, try standing(for: other) ?? other)
    if one.isSame(as: two) { throw fault(.itself(one)) }
    try edit.putBoth(one, two) { entity, other in entity.denied.append(other) }
  }
}
