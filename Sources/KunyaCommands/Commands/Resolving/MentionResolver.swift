internal import AliasIndex
internal import Kunya
internal import Matching

/// What one thread needs to resolve mentions: sessions and scratch memory over a shared resolver.
final class MentionResolver {
  private let session: ResolverSession
  private let normalizer: Normalizer
  /// Explains; there is none where nobody asks for it, since it takes longer to set up than a search.
  private let comparer: Comparer?
  private let options: Kunya.ResolveOptions

  /// - Parameter pairScores: whether candidates get the score of the pair alone, too.
  init(
    _ scope: ResolutionScope, _ options: ResolutionOptions, pairScores: Bool
  ) throws(CommandError) {
    session = scope.resolver.makeSession()
    do {
      normalizer = try Normalizer()
      comparer = options.explains ? try Comparer() : nil
    } catch {
      throw .internalError("\(error)")
    }
    self.options = options.engineOptions(
      pairScores: pairScores || options.explains, area: scope.area)
  }

  /// Resolves a mention, a name of `kind` where that is known.
  func resolve(key: String, name: [UInt8], kind: IndexEntity.Kind = .unknown) -> ResolvedMention {
    answer(key: key, name: name, resolution(of: name, kind: kind))
  }

  /// What is found for a mention, a name of `kind` where that is known.
  func resolution(of name: [UInt8], kind: IndexEntity.Kind = .unknown) -> Resolution {
    var options = options
    if kind != .unknown { options.kind = kind }
    return name.withUnsafeBufferPointer { session.resolve($0, options: options) }
  }

  /// All that is said of a mention for which something was found.
  func answer(key: String, name: [UInt8], _ resolution: Resolution) -> ResolvedMention {
    let text = String(decoding: name, as: UTF8.self)
    return ResolvedMention(
      key: key, name: text, resolution: resolution, form: normalizer.form(text),
      explanations: explain(text, resolution.candidates))
  }

  private func explain(_ name: String, _ candidates: [Candidate]) -> [Explanation] {
    guard let comparer else { return [] }
    return candidates.compactMap {
      comparer.compare(name, $0.alias, kind: $0.kind, explain: true).explanation
    }
  }
}

extension ResolutionOptions {
  /// What the engine is asked for.
  func engineOptions(pairScores: Bool, area: Area? = nil) -> Kunya.ResolveOptions {
    let defaults = Kunya.ResolveOptions()
    // A threshold given alone must not end up on the wrong side of the other's default.
    let matchAt = matchAt ?? max(defaults.matchAt, reviewAt ?? 0)
    let reviewAt = reviewAt ?? min(defaults.reviewAt, matchAt)
    return Kunya.ResolveOptions(
      kind: kind?.indexKind, limit: limit, matchAt: matchAt, reviewAt: reviewAt,
      pairScores: pairScores, area: area)
  }

  /// Opens the indexes, loads the tables, and makes the resolver over them and the entities that
  /// come with the program.
  ///
  /// - Returns: what to resolve against, and whether every row of the tables could be used.
  func makeScope(
    _ console: Console
  ) throws(CommandError) -> (scope: ResolutionScope, tablesAreClean: Bool) {
    let (resolver, tablesAreClean) = try Self.makeResolver(
      indexes: indexes, tables: tables, usesBuiltin: usesBuiltin, console)
    guard let within else { return (ResolutionScope(resolver: resolver), tablesAreClean) }
    guard let area = resolver.area(within: within) else { throw Self.unknownPlace(within) }
    return (ResolutionScope(resolver: resolver, area: area), tablesAreClean)
  }

  /// The same twice: over the indexes, and over former ones in their place.
  ///
  /// Tables take part in both; what their rows lack is reported once. A place may be new, or gone.
  func makeScopes(
    before formerIndexes: [String], _ console: Console
  ) throws(CommandError) -> (after: ResolutionScope, before: ResolutionScope, tablesAreClean: Bool)
  {
    let (entities, tablesAreClean) = try Self.readTables(tables, console)
    let (after, before) = (
      try Self.makeResolver(entities, indexes: indexes, usesBuiltin: usesBuiltin),
      try Self.makeResolver(entities, indexes: formerIndexes, usesBuiltin: usesBuiltin)
    )
    guard let within else {
      return (
        ResolutionScope(resolver: after), ResolutionScope(resolver: before), tablesAreClean
      )
    }
    let (now, then) = (after.area(within: within), before.area(within: within))
    guard now != nil || then != nil else { throw Self.unknownPlace(within) }
    return (
      ResolutionScope(resolver: after, area: now ?? .empty),
      ResolutionScope(resolver: before, area: then ?? .empty), tablesAreClean
    )
  }

  private static func unknownPlace(_ id: String) -> CommandError {
    .badData(
      DataProblem(
        source: Self.within.spelling,
        problem: "no entity has the ID '\(id)', and none lies within it"))
  }

  /// The same, for commands that have only these options.
  static func makeResolver(
    indexes: [String], tables: [String], usesBuiltin: Bool, _ console: Console
  ) throws(CommandError) -> (resolver: Resolver, tablesAreClean: Bool) {
    let (entities, tablesAreClean) = try readTables(tables, console)
    let resolver = try makeResolver(entities, indexes: indexes, usesBuiltin: usesBuiltin)
    return (resolver, tablesAreClean)
  }

  private static func readTables(
    _ paths: [String], _ console: Console
  ) throws(CommandError) -> (entities: [IndexEntity], areClean: Bool) {
    var table = EntityTable()
    var rejects = RejectLog(console)
    for path in paths { try table.read(path, console, rejects: &rejects) }
    table.followMerges()
    try rejects.finish()
    return (table.entities, rejects.count == 0)
  }

  private static func makeResolver(
    _ entities: [IndexEntity], indexes: [String], usesBuiltin: Bool
  ) throws(CommandError) -> Resolver {
    do throws(ResolverFault) {
      return try Resolver(entities: entities, indexFiles: indexes, builtin: usesBuiltin)
    } catch {
      switch error {
      case .embeddedData(let fault): throw .internalError("\(fault)")
      case .index(let fault): throw CommandError(fault)
      }
    }
  }
}
