/// All that a table holds of one ID.
///
/// An ID that is merged or retired has neither names nor claims left; the journal has them.
public struct TableEntity: Sendable {
  public var id: String
  public var state: EntityState
  public var claims: [Claim]
  public var names: [NameRecord]
  /// IDs that are never the same as this one; each of them says so of this one too.
  public var denied: [String]
  /// Spellings that never mean this entity.
  public var deniedNames: [String]
  /// Names that a source gives and that were taken off by hand: its next version does not bring
  /// them back.
  public var removed: [RemovedName]

  public init(
    id: String, state: EntityState = .live, claims: [Claim] = [], names: [NameRecord] = [],
    denied: [String] = [], deniedNames: [String] = [], removed: [RemovedName] = []
  ) {
    self.id = id
    self.state = state
    self.claims = claims
    self.names = names
    self.denied = denied
    self.deniedNames = deniedNames
    self.removed = removed
  }
}

/// A name of a source that was taken off by hand.
public struct RemovedName: Sendable, Equatable {
  public var text: String
  public var source: String

  public init(text: String, source: String) {
    self.text = text
    self.source = source
  }
}

extension TableEntity {
  public var isLive: Bool { state == .live }

  /// The name to show: of the first claim that has one, else the first name; the ID where there
  /// is none.
  public var label: String {
    for claim in claims {
      if let label = claim.label, names.contains(where: { $0.text.isSame(as: label) }) {
        return label
      }
    }
    return (names.first { $0.role == .preferred } ?? names.first)?.text ?? id
  }

  /// What the claims say together; by hand wins.
  var whole: Claim {
    var whole = Claim()
    for claim in claims { whole.fill(from: claim) }
    return whole
  }

  public var kind: EntityKind? { claims.lazy.compactMap(\.kind).first }

  /// The entity without its history, the name to show first.
  public var record: EntityRecord {
    let whole = whole
    return EntityRecord(
      id: id, kind: whole.kind, names: namesLabelFirst, refs: whole.refs,
      countries: whole.countries, within: whole.within, born: whole.born, gender: whole.gender,
      extra: whole.extra)
  }

  /// The names, that to show first, the others in their order.
  var namesLabelFirst: [NameRecord] {
    let label = label
    // Several sources may give the name; the one that prefers it says more.
    let first =
      names.firstIndex { $0.text.isSame(as: label) && $0.role == .preferred }
      ?? names.firstIndex { $0.text.isSame(as: label) }
    guard let first, first > 0 else { return names }
    var ordered = names
    ordered.insert(ordered.remove(at: first), at: 0)
    return ordered
  }

  /// The entity of a record; its claim, and names that have no source of their own, are those of
  /// `source`.
  public init(_ record: EntityRecord, source: String = "") {
    self.init(inTheirOrder: record, source: source)
    normalize()
  }

  /// The same with its lists as they stand in the record, for who normalizes it later.
  init(inTheirOrder record: EntityRecord, source: String = "") {
    let preferred = record.names.first { $0.role == .preferred } ?? record.names.first
    var names = record.names
    if let first = names.indices.first, !names.contains(where: { $0.role == .preferred }) {
      names[first].role = .preferred
    }
    for index in names.indices where names[index].source == nil && !source.isEmpty {
      names[index].source = source
    }
    self.init(
      id: record.id,
      claims: [
        Claim(
          source: source, label: preferred?.text, kind: record.kind, born: record.born,
          gender: record.gender, countries: record.countries, within: record.within,
          refs: record.refs, extra: record.extra)
      ],
      names: names)
  }

  /// Brings all lists into the order of the canonical text, and drops what comes twice.
  mutating func normalize() {
    // A source that says nothing still has the entity; a hand that says nothing is nobody's.
    claims.removeAll { $0.source.isEmpty && $0.isEmpty }
    claims.sort { $0.source.precedes($1.source) }
    names = Self.unique(names, by: { $0.order(against: $1) })
    denied = Self.unique(denied, by: { $0.order(against: $1) })
    deniedNames = Self.unique(deniedNames, by: { $0.order(against: $1) })
    removed = Self.unique(removed, by: { $0.order(against: $1) })
    for index in claims.indices {
      claims[index].refs = Self.unique(claims[index].refs, by: { $0.order(against: $1) })
      claims[index].countries = Self.unique(
        claims[index].countries, by: { $0.order(against: $1) })
      claims[index].within = Self.unique(claims[index].within, by: { $0.order(against: $1) })
    }
  }

  /// Sorted, of equal elements the first.
  private static func unique<Element>(
    _ elements: [Element], by order: (Element, Element) -> Int
  ) -> [Element] {
    if zip(elements, elements.dropFirst()).allSatisfy({ order($0, $1) < 0 }) { return elements }
    // The position makes the sort stable, which the library does not promise.
    let sorted = elements.enumerated().sorted {
      let found = order($0.element, $1.element)
      return found == 0 ? $0.offset < $1.offset : found < 0
    }
    var kept: [Element] = []
    kept.reserveCapacity(elements.count)
    for (_, element) in sorted {
      if let last = kept.last, order(last, element) == 0 { continue }
      kept.append(element)
    }
    return kept
  }
}

extension NameRecord {
  /// The order of the canonical text; 0 for what may stand only once on an entity.
  func order(against other: NameRecord) -> Int {
    let byText = text.order(against: other.text)
    if byText != 0 { return byText }
    let byLanguage = (lang ?? "").order(against: other.lang ?? "")
    return byLanguage != 0 ? byLanguage : (source ?? "").order(against: other.source ?? "")
  }
}

extension Reference {
  func order(against other: Reference) -> Int {
    let byScheme = scheme.order(against: other.scheme)
    return byScheme != 0 ? byScheme : value.order(against: other.value)
  }
}

extension RemovedName {
  func order(against other: RemovedName) -> Int {
    let byText = text.order(against: other.text)
    return byText != 0 ? byText : source.order(against: other.source)
  }
}
