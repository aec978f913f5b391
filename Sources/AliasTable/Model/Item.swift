/// The smallest thing that a change changes: one fact about an entity.
///
/// Undoing, comparing and merging of tables work on items: two changes are independent where they
/// touch different ones.
enum Item: Sendable {
  case state(EntityState)
  case claim(Claim)
  case name(NameRecord)
  case denied(String)
  case deniedName(String)
  case removed(RemovedName)

  /// What the item is about; one entity has one item of a key at most.
  struct Key: Hashable, Comparable, Sendable {
    let rank: Int
    let text: ExactText
    let lang: ExactText
    let source: ExactText

    init(_ rank: Int, _ text: String = "", lang: String = "", source: String = "") {
      self.rank = rank
      self.text = ExactText(text)
      self.lang = ExactText(lang)
      self.source = ExactText(source)
    }

    static func < (one: Key, other: Key) -> Bool {
      (one.rank, one.text, one.lang, one.source) < (
        other.rank, other.text, other.lang, other.source
      )
    }

    /// Whether it is about where the ID itself stands.
    var isState: Bool { rank == 0 }
  }

  var key: Key {
    switch self {
    case .state: Key(0)
    case .claim(let claim): Key(1, source: claim.source)
    case .name(let name): Key(2, name.text, lang: name.lang ?? "", source: name.source ?? "")
    case .denied(let id): Key(3, id)
    case .deniedName(let text): Key(4, text)
    case .removed(let name): Key(5, name.text, source: name.source)
    }
  }

  /// Whether both say the same, byte by byte.
  func isSame(as other: Item) -> Bool {
    switch (self, other) {
    case (.state(let one), .state(let two)): one.isSame(as: two)
    case (.claim(let one), .claim(let two)): one.isSame(as: two)
    case (.name(let one), .name(let two)): one.isSame(as: two)
    // The others are nothing but their key.
    default: key == other.key
    }
  }
}

extension EntityState {
  func isSame(as other: EntityState) -> Bool {
    switch (self, other) {
    case (.live, .live): true
    case (.merged(let one), .merged(let two)): one.isSame(as: two)
    case (.retired(let one), .retired(let two)): one.isSame(as: two)
    default: false
    }
  }
}

extension TableEntity {
  /// All that is said of the entity, sorted by key.
  var items: [Item] {
    [.state(state)] + claims.map(Item.claim) + names.map(Item.name) + denied.map(Item.denied)
      + deniedNames.map(Item.deniedName) + removed.map(Item.removed)
  }

  /// The entity that the items describe; `nil` where none says that it exists.
  init?(id: String, items: some Sequence<Item>) {
    self.init(id: id)
    var exists = false
    for item in items {
      switch item {
      case .state(let state):
        self.state = state
        exists = true
      case .claim(let claim): claims.append(claim)
      case .name(let name): names.append(name)
      case .denied(let id): denied.append(id)
      case .deniedName(let text): deniedNames.append(text)
      case .removed(let name): removed.append(name)
      }
    }
    guard exists else { return nil }
    normalize()
  }
}

extension Item {
  /// Whether it can only be said when another ID is there.
  var speaksOfOthers: Bool {
    switch self {
    case .denied, .state(.merged): true
    default: false
    }
  }
}
