/// How an entity is called by a name.
public enum NameRole: String, Sendable, CaseIterable {
  /// The name to show; one for each language and source at most.
  case preferred
  case alias
  /// A name that is no longer used.
  case former
  case nickname
}
