import AliasIndex
import Kunya

/// What the tests share, since loading takes longer than any of them.
enum Shared {
  static let resolver: Resolver = {
    do { return try Resolver() } catch { preconditionFailure("\(error)") }
  }()

  /// A resolver over entities of a test's own, without the embedded ones.
  static func resolver(_ entities: [IndexEntity]) throws -> Resolver {
    try Resolver(entities: entities, builtin: false)
  }
}

extension IndexEntity {
  static func person(_ id: String, _ names: String..., weak: [String] = []) -> IndexEntity {
    IndexEntity(
      id: id, kind: .person, names: names.map { Name($0) } + weak.map { Name($0, weak: true) })
  }

  static func place(_ id: String, _ names: String...) -> IndexEntity {
    IndexEntity(id: id, kind: .place, names: names.map { Name($0) })
  }
}

extension Resolution {
  /// The answer in one line, for failures.
  var summary: String {
    let candidates = candidates.prefix(3).map { candidate in
      let score = (candidate.score * 1000).rounded() / 1000
      return "\(candidate.id) \(score) by “\(candidate.alias)”"
    }
    let reason = reason.map { " (\($0.rawValue))" } ?? ""
    return "\(decision)\(reason): \(candidates.joined(separator: ", "))"
  }
}
