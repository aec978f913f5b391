/// What a name is a name of; the grammar takes it as a hint.
///
/// `Umm Qasr` is a mother of somebody if it is a person's, and a port if it is a place's name.
public enum NameKind: UInt8, Sendable, CaseIterable {
  case person
  case place
  case organization
  /// A name by itself: a given name, a surname.
  case name
}
