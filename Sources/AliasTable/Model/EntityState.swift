/// Where an ID stands. IDs stay for ever: one that is no longer used says what became of it.
public enum EntityState: Sendable, Equatable {
  case live
  /// Another ID, itself perhaps merged, stands for it.
  case merged(into: String)
  /// Nothing stands for it; by hand where `source` is empty, else by an import of that source, from
  /// which it had gone. Such a source may bring it back.
  case retired(source: String)
}
