/// One written name of an entity.
public struct NameRecord: Sendable, Equatable {
  public var text: String
  /// BCP 47 tag; `nil` where it is not known.
  public var lang: String?
  public var role: NameRole
  /// Who says so; `nil` for names kept by hand.
  public var source: String?
  /// A weak name alone never gives more than a review.
  public var weak: Bool
  /// Members of the name's JSON object that are not known.
  public var extra: [Member]

  public init(
    text: String, lang: String? = nil, role: NameRole = .alias, source: String? = nil,
    weak: Bool = false, extra: [Member] = []
  ) {
    self.text = text
    self.lang = lang
    self.role = role
    self.source = source
    self.weak = weak
    self.extra = extra
  }
}
