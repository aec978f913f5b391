internal import Kunya

/// What mentions are resolved against: entities, and which of them are wanted.
struct ResolutionScope: Sendable {
  let resolver: Resolver

  /// The entities wanted; `nil` for all.
  var area: Area?
}
