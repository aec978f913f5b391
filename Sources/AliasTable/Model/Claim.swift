/// What one source says of an entity, names apart.
///
/// Each source has one claim at most on an entity, so that a newer version of the source replaces
/// what it said and nothing of others. What is kept by hand is the claim of the source `""`, which
/// wins over all others.
public struct Claim: Sendable {
  /// Empty for what is kept by hand.
  public var source: String
  /// The name to show; `nil` where the source leaves that to others.
  public var label: String?
  public var kind: EntityKind?
  public var born: String?
  public var gender: String?
  public var countries: [String]
  public var within: [String]
  public var refs: [Reference]
  public var extra: [Member]

  public init(
    source: String = "", label: String? = nil, kind: EntityKind? = nil, born: String? = nil,
    gender: String? = nil, countries: [String] = [], within: [String] = [],
    refs: [Reference] = [], extra: [Member] = []
  ) {
    self.source = source
    self.label = label
    self.kind = kind
    self.born = born
    self.gender = gender
    self.countries = countries
    self.within = within
    self.refs = refs
    self.extra = extra
  }

  /// Whether it says nothing.
  public var isEmpty: Bool {
    label == nil && kind == nil && born == nil && gender == nil && countries.isEmpty
      && within.isEmpty && refs.isEmpty && extra.isEmpty
  }

  /// Takes over what `other` says where this one says nothing.
  mutating func fill(from other: Claim) {
    kind = kind ?? other.kind
    born = born ?? other.born
    gender = gender ?? other.gender
    for country in other.countries where !countries.contains(where: country.isSame) {
      countries.append(country)
    }
    for id in other.within where !within.contains(where: id.isSame) { within.append(id) }
    for ref in other.refs where !refs.contains(where: ref.isSame) { refs.append(ref) }
    for member in other.extra
    where !extra.contains(where: { $0.key.isSame(as: member.key) }) {
      extra.append(member)
    }
  }
}

extension Claim {
  /// Whether both say the same, byte by byte.
  func isSame(as other: Claim) -> Bool {
    source.isSame(as: other.source) && label.isSame(as: other.label) && kind == other.kind
      && born.isSame(as: other.born) && gender.isSame(as: other.gender)
      && countries.elementsEqual(other.countries) { $0.isSame(as: $1) }
      && within.elementsEqual(other.within) { $0.isSame(as: $1) }
      && refs.elementsEqual(other.refs) { $0.isSame(as: $1) }
      && extra.elementsEqual(other.extra) { $0.isSame(as: $1) }
  }
}

extension Reference {
  func isSame(as other: Reference) -> Bool {
    scheme.isSame(as: other.scheme) && value.isSame(as: other.value)
  }
}

extension Member {
  func isSame(as other: Member) -> Bool {
    key.isSame(as: other.key) && json.isSame(as: other.json)
  }
}

extension NameRecord {
  /// Whether both are the same, byte by byte.
  func isSame(as other: NameRecord) -> Bool {
    text.isSame(as: other.text) && lang.isSame(as: other.lang) && role == other.role
      && source.isSame(as: other.source) && weak == other.weak
      && extra.elementsEqual(other.extra) { $0.isSame(as: $1) }
  }
}
