/// What an entity is.
public enum EntityKind: String, Sendable, CaseIterable {
  case person, place, organization, name
}
