/// From which state an edited folder started.
public enum ApplyBase: Sendable, Equatable {
  /// The state in which the folder was last exported from this store.
  case lastExport
  /// The state after an event.
  case event(Int)
  /// An unedited copy of the folder.
  case folder(String)
}

/// Something that both sides have changed since they were one, each in its own way.
public struct Conflict: Sendable {
  public let id: String
  /// What the folder says, and what the store has, for people.
  public let sentence: String
}

/// What applying a folder has done, or what kept it from being done.
public struct ApplyResult: Sendable {
  /// The event; `nil` where nothing has changed, where there were conflicts, or in a trial.
  public var event: Int?
  public var differences: [TableDifference] = []
  public var conflicts: [Conflict] = []
}

extension AliasStore {
  /// Takes the edits of a canonical folder over, all of them or none: three-way, so that what was
  /// changed in the store since the folder was exported stays.
  ///
  /// - Throws: `StoreError` of the folder, or `.noBase`. Conflicts are no errors: nothing is applied
  ///   then, and the result tells them.
  public func apply(
    folder: String, base: ApplyBase = .lastExport, by authorship: Authorship, isTrial: Bool = false
  ) throws(StoreError) -> ApplyResult {
    let since = try baseEvent(folder, base)
    let change = try change("apply", by: authorship, isTrial: isTrial) {
      (edit) throws(StoreError) in
      var merge = ThreeWayMerge(self)
      var streams: [any EntityStream] = [
        try CanonicalReader(folder: folder), try StoreStream(self),
      ]
      if case .folder(let path) = base { streams.append(try CanonicalReader(folder: path)) }
      var aligned = AlignedStreams(streams)
      while let (id, versions) = try aligned.next() {
        let old: TableEntity?
        if versions.count > 2 {
          old = versions[2]
        } else if EntityChange(id: id, from: versions[0], to: versions[1]).isEmpty {
          continue
        } else {
          old = try entity(id, after: since)?.half
        }
        merge.take(id, base: old, edited: versions[0], current: versions[1])
      }
      guard merge.conflicts.isEmpty else { return merge }
      try merge.perform(edit)
      return merge
    }
    return ApplyResult(
      event: change.event, differences: change.result.changes.map(TableDifference.init),
      conflicts: change.result.conflicts)
  }

  private func baseEvent(_ folder: String, _ base: ApplyBase) throws(StoreError) -> Int {
    switch base {
    case .folder: return 0
    case .event(let number):
      if number != 0, try event(number) == nil { throw fault(.unknownEvent(number)) }
      return number
    case .lastExport:
      let known = try database.integer(
        "SELECT event FROM snapshot WHERE path = ?", .text(Self.absolute(folder)))
      guard let known else { throw fault(.noBase(folder)) }
      return known
    }
  }

  /// Remembers in which state a folder was exported.
  func noteSnapshot(_ folder: String, _ event: Int) throws(StoreError) {
    try database.run(
      "INSERT INTO snapshot VALUES (?, ?) ON CONFLICT DO UPDATE SET event = excluded.event",
      .text(Self.absolute(folder)), .integer(event))
  }
}

/// A three-way merge of two tables, item by item.
struct ThreeWayMerge {
  private let store: AliasStore
  /// What the folder has that the store has not.
  private(set) var changes: [EntityChange] = []
  private(set) var conflicts: [Conflict] = []

  init(_ store: AliasStore) {
    self.store = store
  }

  mutating func take(
    _ id: String, base: TableEntity?, edited: TableEntity?, current: TableEntity?
  ) {
    let theirs = EntityChange(id: id, from: base, to: edited)
    guard !theirs.isEmpty else { return }
    if edited == nil {
      return conflict(id, "gone from the folder; an ID is ended with the relation 'retired'")
    }
    let ours = EntityChange(id: id, from: base, to: current)
    let wanted = EntityChange(id: id, from: current, to: theirs.applied(to: current))
    if wanted.isEmpty { return }
    let clashing = theirs.keys.intersection(ours.keys)
    let differing = wanted.keys.intersection(clashing)
    // Where one side ended or made the ID, nothing else can be said of it beside.
    let states = [theirs, ours].contains { $0.keys.contains { $0.isState } }
    if !differing.isEmpty || (states && !ours.isEmpty) {
      let lines = EntityChange(id: id, from: current, to: edited).lines
      return conflict(id, lines.joined(separator: "; "))
    }
    if let merged = wanted.applied(to: current), merged.isLive, merged.names.isEmpty {
      return conflict(id, "no name would be left")
    }
    changes.append(wanted)
  }

  private mutating func conflict(_ id: String, _ sentence: String) {
    conflicts.append(Conflict(id: id, sentence: sentence))
  }

  /// Makes the changes: first what stands for itself, then what speaks of other IDs.
  func perform(_ edit: Edit) throws(StoreError) {
    for change in changes {
      let first = change.filtered { !$0.speaksOfOthers }
      // A new ID that is merged from the start has nothing else that would make it.
      if !first.isEmpty { try edit.put(first) }
    }
    for change in changes {
      let second = change.filtered { $0.speaksOfOthers }
      guard !second.isEmpty else { continue }
      for item in second.after { try check(item, edit) }
      try edit.put(second)
      for mirrored in second.mirroredDenials { try edit.put(mirrored) }
    }
  }

  private func check(_ item: Item, _ edit: Edit) throws(StoreError) {
    switch item {
    case .denied(let id), .state(.merged(let id)):
      guard try edit.entity(id) != nil else { throw edit.fault(.unknownID(id)) }
    default: break
    }
  }
}

extension EntityChange {
  /// The same denials, said of the other side.
  fileprivate var mirroredDenials: [EntityChange] {
    let gone = before.compactMap { if case .denied(let other) = $0 { other } else { nil } }
    let come = after.compactMap { if case .denied(let other) = $0 { other } else { nil } }
    return gone.map { EntityChange(id: $0, before: [.denied(id)]) }
      + come.map { EntityChange(id: $0, after: [.denied(id)]) }
  }
}
