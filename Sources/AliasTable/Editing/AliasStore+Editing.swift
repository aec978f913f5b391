/// To what a name is given: an entity that there is, or one to be made.
public enum EntityTarget: Sendable, Equatable {
  /// The entity with this ID; made where there is none.
  case id(String)
  /// A new entity with an ID made for it.
  case new
}

/// What a command has done.
public struct Change: Sendable {
  /// The event; `nil` where nothing has changed, or where it was only tried.
  public let event: Int?
  /// The entity that the command was about.
  public let id: String
}

extension AliasStore {
  /// Gives names, and facts, to an entity, which is made where there is none.
  ///
  /// What is there already stays as it is.
  ///
  /// - Parameter facts: what is said by hand beside the names; its label and source do not count.
  /// - Throws: `StoreError` with `.badID`, `.merged`, `.retired`, `.blankName`, `.longName` or
  ///   `.deniedName`.
  @discardableResult
  public func add(
    _ names: [NameRecord], to target: EntityTarget, facts: Claim = Claim(),
    by authorship: Authorship,
    isTrial: Bool = false
  ) throws(StoreError) -> Change {
    for name in names {
      if let reason = NameText.fault(of: name.text) { throw fault(reason) }
    }
    let change = try change("add", by: authorship, isTrial: isTrial) {
      (edit) throws(StoreError) in
      let id = try makeID(target)
      let old = try edit.entity(id) == nil ? nil : try edit.live(id)
      var entity = old ?? TableEntity(id: id)
      for name in names {
        if entity.deniedNames.contains(where: name.text.isSame) {
          throw fault(.deniedName(name.text, of: id))
        }
        entity.add(name)
      }
      guard !entity.names.isEmpty else { throw fault(.blankName) }
      var claim = facts
      claim.source = ""
      claim.label = nil
      entity.say(claim, isFirst: old == nil)
      try edit.put(id, from: old, to: entity)
      return id
    }
    return Change(event: change.event, id: change.result)
  }

  private func makeID(_ target: EntityTarget) throws(StoreError) -> String {
    switch target {
    case .id(let id):
      guard EntityID.isPossible(id) else { throw fault(.badID(id)) }
      return id
    case .new:
      var random = SystemRandomNumberGenerator()
      let prefix = try setting("id_prefix") ?? "id"
      return GeneratedID.make(
        prefix: prefix, milliseconds: Timestamp.millisecondsSinceEpoch(), random: &random)
    }
  }

  /// Takes names off an entity, in every language and from every source.
  ///
  /// What a source gave is remembered as removed, so that its next version does not bring it back.
  ///
  /// - Throws: `StoreError` with `.unknownID`, `.merged`, `.retired`, `.noSuchName` or `.lastName`.
  @discardableResult
  public func remove(
    _ names: [String], from id: String, by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    try edit("remove", id, by: authorship, isTrial) { (entity) throws(StoreError) in
      for name in names { _ = try take(name, from: &entity) }
    }
  }

  /// Makes a name the one to show; it is added where the entity does not have it.
  ///
  /// The names preferred by hand until then become aliases.
  @discardableResult
  public func rename(
    _ id: String, to name: NameRecord, by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    if let reason = NameText.fault(of: name.text) { throw fault(reason) }
    return try edit("rename", id, by: authorship, isTrial) { (entity) throws(StoreError) in
      if entity.deniedNames.contains(where: name.text.isSame) {
        throw fault(.deniedName(name.text, of: id))
      }
      for index in entity.names.indices
      where entity.names[index].source == nil && entity.names[index].role == .preferred {
        entity.names[index].role = .alias
      }
      let known = entity.names.first { $0.text.isSame(as: name.text) }
      var preferred = name
      preferred.lang = name.lang ?? known?.lang
      preferred.role = .preferred
      entity.names.removeAll { $0.order(against: preferred) == 0 }
      entity.names.append(preferred)
      entity.say(Claim(label: name.text))
    }
  }

  /// Puts the second and further entities into the first; their IDs stand for it from now on.
  ///
  /// - Throws: `StoreError` with `.unknownID`, `.merged`, `.retired`, `.itself`, or `.denied` where
  ///   two of them are never the same.
  @discardableResult
  public func merge(
    _ losers: [String], into keeper: String, by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    let change = try change("merge", by: authorship, isTrial: isTrial) {
      (edit) throws(StoreError) in
      let ids = [keeper] + losers
      for (index, id) in ids.enumerated() where ids[..<index].contains(where: id.isSame) {
        throw fault(.itself(id))
      }
      for loser in losers { try merge(loser, into: keeper, edit) }
    }
    return Change(event: change.event, id: keeper)
  }

  func merge(
    _ loserID: String, into keeperID: String, _ edit: Edit
  ) throws(StoreError) {
    let keeper = try edit.live(keeperID)
    let loser = try edit.live(loserID)
    if keeper.denied.contains(where: loserID.isSame) { throw fault(.denied(keeperID, loserID)) }
    var merged = keeper
    merged.takeIn(loser)
    // The other side of each denial says so too.
    for other in loser.denied {
      guard let old = try edit.entity(other) else { continue }
      var new = old
      new.denied.removeAll { $0.isSame(as: loserID) }
      new.denied.append(keeperID)
      try edit.put(other, from: old, to: new)
    }
    try edit.put(
      loserID, from: loser, to: TableEntity(id: loserID, state: .merged(into: keeperID)))
    try edit.put(keeperID, from: keeper, to: merged)
  }

  /// Moves names of an entity to another one, new or not.
  ///
  /// The names are kept by hand from then on: no version of the source that gave them knows where
  /// they have gone.
  ///
  /// - Throws: `StoreError` with `.noSuchName`, or `.allNamesMoved` where none would stay.
  @discardableResult
  public func split(
    _ names: [String], from id: String, to target: EntityTarget, by authorship: Authorship,
    isTrial: Bool = false
  ) throws(StoreError) -> Change {
    let change = try change("split", by: authorship, isTrial: isTrial) {
      (edit) throws(StoreError) in
      let newID = try makeID(target)
      if newID.isSame(as: id) { throw fault(.itself(id)) }
      let old = try edit.live(id)
      if try edit.entity(newID) != nil { throw fault(.idExists(newID)) }
      var (rest, part) = (old, TableEntity(id: newID))
      for name in names {
        let taken: [NameRecord]
        do throws(StoreError) {
          taken = try take(name, from: &rest)
        } catch {
          if case .lastName = error.reason { throw fault(.allNamesMoved(of: id)) }
          throw error
        }
        for record in taken {
          var moved = record
          moved.source = nil
          moved.role = moved.role == .preferred ? .alias : moved.role
          part.add(moved)
        }
      }
      part.say(Claim(kind: old.kind), isFirst: true)
      try edit.put(id, from: old, to: rest)
      try edit.put(newID, from: nil, to: part)
      return newID
    }
    return Change(event: change.event, id: change.result)
  }

  /// Ends the use of an ID; it is never used again.
  @discardableResult
  public func retire(
    _ id: String, by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    try edit("retire", id, by: authorship, isTrial) { (entity) throws(StoreError) in
      entity.retire(source: "")
    }
  }

  /// Says that entities are never the same: the first and each of the others.
  @discardableResult
  public func deny(
    _ id: String, _ others: [String], by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    try pair("deny", id, others, by: authorship, isTrial) { (ids, other) throws(StoreError) in
      if !ids.contains(where: other.isSame) { ids.append(other) }
    }
  }

  /// Takes back what `deny` said of entities.
  ///
  /// - Throws: `StoreError` with `.notDenied`.
  @discardableResult
  public func allow(
    _ id: String, _ others: [String], by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    try pair("allow", id, others, by: authorship, isTrial) { (ids, other) throws(StoreError) in
      guard let index = ids.firstIndex(where: other.isSame) else {
        throw fault(.notDenied("'\(id)' and '\(other)'"))
      }
      ids.remove(at: index)
    }
  }

  /// Says that a spelling never means an entity; a name so written is taken off it.
  @discardableResult
  public func deny(
    name: String, of id: String, by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    if let reason = NameText.fault(of: name) { throw fault(reason) }
    return try edit("deny", id, by: authorship, isTrial) { (entity) throws(StoreError) in
      if entity.names.contains(where: { $0.text.isSame(as: name) }) {
        _ = try take(name, from: &entity)
      }
      entity.deniedNames.append(name)
    }
  }

  /// Takes back what `deny` said of a spelling.
  @discardableResult
  public func allow(
    name: String, of id: String, by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> Change {
    try edit("allow", id, by: authorship, isTrial) { (entity) throws(StoreError) in
      guard let index = entity.deniedNames.firstIndex(where: name.isSame) else {
        throw fault(.notDenied("'\(name)' and '\(id)'"))
      }
      entity.deniedNames.remove(at: index)
    }
  }

  // MARK: Shared steps

  private func edit(
    _ command: String, _ id: String, by authorship: Authorship, _ isTrial: Bool,
    _ body: (inout TableEntity) throws(StoreError) -> Void
  ) throws(StoreError) -> Change {
    let change = try change(command, by: authorship, isTrial: isTrial) {
      (edit) throws(StoreError) in
      let old = try edit.live(id)
      var new = old
      try body(&new)
      try edit.put(id, from: old, to: new)
    }
    return Change(event: change.event, id: id)
  }

  private func pair(
    _ command: String, _ id: String, _ others: [String], by authorship: Authorship,
    _ isTrial: Bool, _ body: (inout [String], String) throws(StoreError) -> Void
  ) throws(StoreError) -> Change {
    let change = try change(command, by: authorship, isTrial: isTrial) {
      (edit) throws(StoreError) in
      for other in others {
        if id.isSame(as: other) { throw fault(.itself(id)) }
        try edit.putBoth(id, other) { (one, two) throws(StoreError) in
          try body(&one.denied, two)
        }
      }
    }
    return Change(event: change.event, id: id)
  }

  /// Takes a name off, wherever it came from.
  private func take(
    _ name: String, from entity: inout TableEntity
  ) throws(StoreError) -> [NameRecord] {
    let taken = entity.names.filter { $0.text.isSame(as: name) }
    guard !taken.isEmpty else { throw fault(.noSuchName(name, of: entity.id)) }
    guard taken.count < entity.names.count else { throw fault(.lastName(name, of: entity.id)) }
    entity.names.removeAll { $0.text.isSame(as: name) }
    for record in taken {
      if let source = record.source {
        entity.removed.append(RemovedName(text: name, source: source))
      }
    }
    entity.mendLabels()
    return taken
  }
}

extension TableEntity {
  /// Adds a name unless it is there already, in the same language and from the same source.
  mutating func add(_ name: NameRecord) {
    if !names.contains(where: { $0.order(against: name) == 0 }) { names.append(name) }
  }

  /// Adds to what is said by hand; values given replace values that are there, lists grow.
  ///
  /// - Parameter isFirst: whether the entity is new, and needs a name to show.
  mutating func say(_ facts: Claim, isFirst: Bool = false) {
    var said = facts
    if let index = claims.firstIndex(where: { $0.source.isEmpty }) {
      said.label = said.label ?? claims[index].label
      said.fill(from: claims.remove(at: index))
    }
    if isFirst, let first = (names.first { $0.role == .preferred } ?? names.first) {
      said.label = first.text
      if let index = names.firstIndex(where: { $0.order(against: first) == 0 }) {
        names[index].role = .preferred
      }
    }
    if isFirst || !said.isEmpty { claims.append(said) }
  }

  /// Takes in what is said of another entity; what is said of this one wins.
  mutating func takeIn(_ other: TableEntity) {
    for name in other.names {
      var name = name
      if name.role == .preferred { name.role = .alias }
      if !deniedNames.contains(where: name.text.isSame) { add(name) }
    }
    for claim in other.claims {
      if let index = claims.firstIndex(where: { $0.source.isSame(as: claim.source) }) {
        claims[index].fill(from: claim)
      } else {
        var claim = claim
        claim.label = nil
        claims.append(claim)
      }
    }
    denied += other.denied
    for name in other.deniedNames where !names.contains(where: { $0.text.isSame(as: name) }) {
      deniedNames.append(name)
    }
    removed += other.removed
  }

  /// Leaves nothing but what became of the ID, and what is denied of it.
  mutating func retire(source: String) {
    state = .retired(source: source)
    names = []
    claims = []
    removed = []
  }

  /// Gives each claim that shows a name that is not there another one of the same source.
  mutating func mendLabels() {
    for index in claims.indices {
      guard let label = claims[index].label,
        !names.contains(where: { $0.text.isSame(as: label) })
      else { continue }
      let own = names.filter { ($0.source ?? "").isSame(as: claims[index].source) }
      let next = own.first { $0.role == .preferred } ?? own.first
      claims[index].label = next?.text
      // A source's names stay as it gives them, else its next version would be a change.
      if let next, next.source == nil,
        let position = names.firstIndex(where: { $0.order(against: next) == 0 })
      {
        names[position].role = .preferred
      }
    }
  }
}
