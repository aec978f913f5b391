internal import AliasIndex
internal import Kunya
internal import Matching

/// What one thread needs to resolve mentions: sessions and scratch memory over a shared resolver.
final class MentionResolver {
  private let session: ResolverSession
  private let normalizer: Normalizer
  private let comparer: Comparer
  private let options: Kunya.ResolveOptions
  private let explains: Bool

  /// - Parameter pairScores: whether candidates get the score of the pair alone, too.
  init(
    _ resolver: Resolver, _ options: ResolutionOptions, pairScores: Bool
  ) throws(CommandError) {
    session = resolver.makeSession()
    do {
      normalizer = try Normalizer()
      comparer = try Comparer()
    } catch {
      throw .internalError("\(error)")
    }
    self.options = options.engineOptions(pairScores: pairScores || options.explains)
    explains = options.explains
  }

  /// Resolves a mention, a name of `kind` where that is known.
  func resolve(key: String, name: [UInt8], kind: IndexEntity.Kind = .unknown) -> ResolvedMention {
    var options = options
    if kind != .unknown { options.kind = kind }
    let resolution = name.withUnsafeBufferPointer { session.resolve($0, options: options) }
    let text = String(decoding: name, as: UTF8.self)
    return ResolvedMention(
      key: key, name: text, resolution: resolution, form: normalizer.form(text),
      explanations: explains ? explain(text, resolution.candidates) : [])
  }

  private func explain(_ name: String, _ candidates: [Candidate]) -> [Explanation] {
    candidates.compactMap {
      comparer.compare(name, $0.alias, kind: $0.kind, explain: true).explanation
    }
  }
}

extension ResolutionOptions {
  /// What the engine is asked for.
  func engineOptions(pairScores: Bool) -> Kunya.ResolveOptions {
    let defaults = Kunya.ResolveOptions()
    // A threshold given alone must not end up on the wrong side of the other's default.
    let matchAt = matchAt ?? max(defaults.matchAt, reviewAt ?? 0)
    let reviewAt = reviewAt ?? min(defaults.reviewAt, matchAt)
    return Kunya.ResolveOptions(
      kind: kind?.indexKind, limit: limit, matchAt: matchAt, reviewAt: reviewAt,
      pairScores: pairScores)
  }

  /// Opens the indexes, loads the tables, and makes the resolver over them and the entities that
  /// come with the program.
  ///
  /// - Returns: the resolver, and whether every row of the tables could be used.
  func makeResolver(
    _ console: Console
  ) throws(CommandError) -> (resolver: Resolver, tablesAreClean: Bool) {
    try Self.makeResolver(
      indexes: indexes, tables: tables, usesBuiltin: usesBuiltin, console)
  }

  /// The same, for commands that have only these options.
  static func makeResolver(
    indexes: [String], tables: [String], usesBuiltin: Bool, _ console: Console
  ) throws(CommandError) -> (resolver: Resolver, tablesAreClean: Bool) {
    var table = EntityTable()
    var rejects = RejectLog(console)
    for path in tables { try table.read(path, console, rejects: &rejects) }
    table.followMerges()
    try rejects.finish()
    do throws(ResolverFault) {
      let resolver = try Resolver(
        entities: table.entities, indexFiles: indexes, builtin: usesBuiltin)
      return (resolver, rejects.count == 0)
    } catch {
      switch error {
      case .embeddedData(let fault): throw .internalError("\(fault)")
      case .index(let fault): throw CommandError(fault)
      }
    }
  }
}
