/// How one entity changes: the items that go, those that come, and those that become others.
struct EntityChange: Sendable {
  let id: String
  /// Items as they were; those that come are not among them.
  var before: [Item] = []
  /// Items as they are then; those that go are not among them.
  var after: [Item] = []

  init(id: String, before: [Item] = [], after: [Item] = []) {
    self.id = id
    self.before = before
    self.after = after
  }

  /// What makes `old` into `new`; either may be missing.
  ///
  /// - Precondition: both are normalized.
  init(id: String, from old: TableEntity?, to new: TableEntity?) {
    self.id = id
    let old = old?.items ?? []
    let new = new?.items ?? []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if j == new.count || (i < old.count && old[i].key < new[j].key) {
        before.append(old[i])
        i += 1
      } else if i == old.count || new[j].key < old[i].key {
        after.append(new[j])
        j += 1
      } else {
        if !old[i].isSame(as: new[j]) {
          before.append(old[i])
          after.append(new[j])
        }
        i += 1
        j += 1
      }
    }
  }

  var isEmpty: Bool { before.isEmpty && after.isEmpty }

  /// The change that takes this one back.
  var reversed: EntityChange { EntityChange(id: id, before: after, after: before) }

  /// The keys of all items that it touches.
  var keys: Set<Item.Key> { Set(before.map(\.key)).union(after.map(\.key)) }

  /// This change and then another one, as one.
  func followed(by next: EntityChange) -> EntityChange {
    var first: [Item.Key: Item] = [:]
    for item in before { first[item.key] = item }
    var last: [Item.Key: Item] = [:]
    for item in after { last[item.key] = item }
    let touched = keys
    for item in next.before {
      if !touched.contains(item.key) { first[item.key] = item }
      last[item.key] = nil
    }
    for item in next.after { last[item.key] = item }
    let unchanged = first.filter { key, item in last[key].map(item.isSame) ?? false }.map(\.key)
    for key in unchanged {
      first[key] = nil
      last[key] = nil
    }
    return EntityChange(
      id: id, before: first.values.sorted { $0.key < $1.key },
      after: last.values.sorted { $0.key < $1.key })
  }

  /// `entity` with this change made to it, whatever it was in the items concerned.
  func applied(to entity: TableEntity?) -> TableEntity? {
    var items: [Item.Key: Item] = [:]
    for item in entity?.items ?? [] { items[item.key] = item }
    for item in before { items[item.key] = nil }
    for item in after { items[item.key] = item }
    return TableEntity(id: id, items: items.values)
  }

  /// The part of the change that concerns some of its items.
  func filtered(_ isWanted: (Item) -> Bool) -> EntityChange {
    // An item that becomes another one goes and comes in the same step.
    let wanted = Set(after.filter(isWanted).map(\.key))
    let coming = Set(after.map(\.key))
    return EntityChange(
      id: id,
      before: before.filter { coming.contains($0.key) ? wanted.contains($0.key) : isWanted($0) },
      after: after.filter(isWanted))
  }
}
