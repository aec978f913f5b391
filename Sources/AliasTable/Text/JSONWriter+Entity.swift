public import Records

extension JSONWriter {
  /// One entity as a line of JSON, complete: `Data/schemas/entity.schema.json`.
  ///
  /// - Parameter engine: the program's versions, where the line is an answer and no export.
  public mutating func line(_ entity: TableEntity, engine: String? = nil) {
    beginObject()
    key("id")
    string(entity.id)
    switch entity.state {
    case .live: live(entity)
    default: state(entity.state)
    }
    texts("denied", entity.denied)
    texts("denied_names", entity.deniedNames)
    removed(entity.removed)
    if let engine {
      key("engine")
      string(engine)
    }
    endObject()
    endLine()
  }

  private mutating func live(_ entity: TableEntity) {
    let whole = entity.whole
    optional("kind", whole.kind?.rawValue)
    names(entity.namesLabelFirst)
    facts(whole)
    // Where one source says all, and prefers the name that comes first, nothing more is needed.
    if entity.claims.count == 1, let label = entity.claims[0].label,
      let first = entity.namesLabelFirst.first, first.role == .preferred,
      label.isSame(as: first.text)
    {
      if !entity.claims[0].source.isEmpty { optional("source", entity.claims[0].source) }
    } else {
      claims(entity.claims)
    }
  }

  /// Items of the journal as one object.
  mutating func items(_ items: [Item]) {
    var (claims, names, removed) = ([Claim](), [NameRecord](), [RemovedName]())
    var (denied, deniedNames) = ([String](), [String]())
    beginObject()
    for item in items {
      switch item {
      case .state(let state):
        if state == .live {
          optional("state", "live")
        } else {
          self.state(state)
        }
      case .claim(let claim): claims.append(claim)
      case .name(let name): names.append(name)
      case .denied(let id): denied.append(id)
      case .deniedName(let text): deniedNames.append(text)
      case .removed(let name): removed.append(name)
      }
    }
    if !claims.isEmpty { self.claims(claims) }
    if !names.isEmpty { self.names(names) }
    texts("denied", denied)
    texts("denied_names", deniedNames)
    self.removed(removed)
    endObject()
  }

  private mutating func state(_ state: EntityState) {
    switch state {
    case .live: break
    case .merged(let target): optional("merged_into", target)
    case .retired(let source):
      key("retired")
      boolean(true)
      if !source.isEmpty { optional("retired_by", source) }
    }
  }

  private mutating func claims(_ claims: [Claim]) {
    key("claims")
    beginArray()
    for claim in claims {
      beginObject()
      if !claim.source.isEmpty { optional("source", claim.source) }
      optional("label", claim.label)
      optional("kind", claim.kind?.rawValue)
      facts(claim)
      endObject()
    }
    endArray()
  }

  private mutating func facts(_ claim: Claim) {
    refs(claim.refs)
    texts("countries", claim.countries)
    texts("within", claim.within)
    optional("born", claim.born)
    optional("gender", claim.gender)
    extra(claim.extra)
  }

  private mutating func names(_ names: [NameRecord]) {
    key("names")
    beginArray()
    for name in names {
      beginObject()
      key("text")
      string(name.text)
      optional("lang", name.lang)
      optional("role", name.role.rawValue)
      optional("source", name.source)
      if name.weak {
        key("weak")
        boolean(true)
      }
      extra(name.extra)
      endObject()
    }
    endArray()
  }

  /// An object; a scheme with several values has an array of them.
  private mutating func refs(_ refs: [Reference]) {
    guard !refs.isEmpty else { return }
    key("refs")
    beginObject()
    var index = 0
    while index < refs.count {
      let scheme = refs[index].scheme
      let values = refs[index...].prefix { $0.scheme.isSame(as: scheme) }
      key(Array(scheme.utf8).span)
      if values.count == 1 {
        string(refs[index].value)
      } else {
        beginArray()
        for reference in values { string(reference.value) }
        endArray()
      }
      index += values.count
    }
    endObject()
  }

  private mutating func removed(_ names: [RemovedName]) {
    guard !names.isEmpty else { return }
    key("removed")
    beginArray()
    for name in names {
      beginObject()
      key("text")
      string(name.text)
      key("source")
      string(name.source)
      endObject()
    }
    endArray()
  }

  mutating func extra(_ members: [Member]) {
    for member in members {
      key(Array(member.key.utf8).span)
      raw(Array(member.json.utf8).span)
    }
  }

  private mutating func texts(_ name: StaticString, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    key(name)
    array(texts)
  }

  mutating func array(_ texts: [String]) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  private mutating func optional(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }
}
