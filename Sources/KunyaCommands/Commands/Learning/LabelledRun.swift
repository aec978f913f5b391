internal import AliasIndex
internal import Kunya
internal import Learning
internal import Matching

/// Labelled sets, indexed and ready to be asked.
struct LabelledRun: Sendable {
  let sets: LabelledSets
  private let threads: Int
  let knowledge: Knowledge
  private let grounds: [LabelledSets.Ground: Ground]

  private struct Ground: Sendable {
    let index: AliasIndex
    let kind: IndexEntity.Kind
  }

  init(_ sets: LabelledSets, _ knowledge: Knowledge, threads: Int) throws(CommandError) {
    self.sets = sets
    self.threads = threads
    self.knowledge = knowledge
    var grounds: [LabelledSets.Ground: Ground] = [:]
    for query in sets.queries {
      let ground = LabelledSets.Ground(of: query)
      if grounds[ground] != nil { continue }
      let entities = sets.entities(of: ground)
      do {
        grounds[ground] = Ground(
          index: try AliasIndex(of: entities, knowledge), kind: entities.first?.kind ?? .unknown)
      } catch {
        throw .internalError("\(error)")
      }
    }
    self.grounds = grounds
  }

  /// Asks every query, and gives what `body` makes of each, in the order of the queries.
  ///
  /// - Parameters:
  ///   - knowledge: with which each query is asked, by its place in the list.
  ///   - limits: how widely it is searched for.
  ///   - choice: the place for a query.
  func map<Result: Sendable>(
    with knowledge: [Knowledge], limits: CandidateSearch.Limits = CandidateSearch.Limits(),
    choice: @escaping @Sendable (LabelledSets.Query) -> Int = { _ in 0 },
    _ body: @escaping @Sendable (LabelledSets.Query, ResolverSession, IndexEntity.Kind?) -> Result
  ) -> [Result] {
    let queries = sets.queries
    var start = 0
    var results: [Result] = []
    OrderedPipeline(threads: threads).run(
      read: { () -> Range<Int>? in
        guard start < queries.count else { return nil }
        defer { start += Self.queriesPerBlock }
        return start..<min(queries.count, start + Self.queriesPerBlock)
      },
      makeScratch: { Sessions(self, knowledge, limits) },
      work: { (block: Range<Int>, sessions: inout Sessions) -> [Result] in
        block.map { number in
          let query = queries[number]
          let (session, kind) = sessions.session(for: query, choice(query))
          return body(query, session, kind)
        }
      },
      write: { results += $0 })
    return results
  }

  private static let queriesPerBlock = 100

  /// One thread's sessions, made when first needed.
  private struct Sessions {
    private let run: LabelledRun
    private let knowledge: [Knowledge]
    private let limits: CandidateSearch.Limits
    private var sessions: [Key: (ResolverSession, IndexEntity.Kind?)] = [:]

    private struct Key: Hashable {
      var ground: LabelledSets.Ground
      var choice: Int
    }

    init(_ run: LabelledRun, _ knowledge: [Knowledge], _ limits: CandidateSearch.Limits) {
      self.run = run
      self.knowledge = knowledge
      self.limits = limits
    }

    mutating func session(
      for query: LabelledSets.Query, _ choice: Int
    ) -> (ResolverSession, IndexEntity.Kind?) {
      let key = Key(ground: LabelledSets.Ground(of: query), choice: choice)
      if let known = sessions[key] { return known }
      let ground = run.grounds[key.ground]
      let resolver = Resolver(
        knowledge: knowledge[choice], indexes: ground.map { [$0.index] } ?? [])
      let kind = ground?.kind ?? .unknown
      let made = (resolver.makeSession(limits: limits), kind == .unknown ? nil : kind)
      sessions[key] = made
      return made
    }
  }
}

extension LabelledRun {
  /// What calibration learns from and what is known of candidates, for one query.
  struct Examination: Sendable {
    let query: LabelledSets.Query
    let fold: Int
    let isPlace: Bool
    let candidates: [ExaminedCandidate]
    let reach: CandidateSearch.Reach

    /// The first candidates, as the calibration learns from them.
    var observation: CalibrationTrainer.Observation {
      CalibrationTrainer.Observation(
        candidates: candidates.prefix(Self.learned).map {
          .init([$0.features], isRight: $0.id == query.gold)
        },
        fold: fold)
    }

    /// So many candidates of a query are learned from; those behind them are easy.
    static let learned = 4
  }

  /// Looks at the candidates of every query, in the order of their alignments.
  func examine(folds: Int) -> [Examination] {
    let none = CalibrationWeights.none.calibration
    // Those far behind the best teach, too, what is none.
    var limits = CandidateSearch.Limits()
    limits.within = .infinity
    limits.withinSettled = .infinity
    limits.withinNamesakes = .infinity
    return map(with: [knowledge.calibrated(by: none, pair: none)], limits: limits) {
      query, session, kind in
      var name = query.name
      let candidates = name.withUTF8 { session.examine($0, kind: kind, limit: 6) }
      return Examination(
        query: query, fold: query.fold(among: folds), isPlace: kind == .place,
        candidates: candidates,
        reach: query.gold.map { session.reach(ofEntity: $0) } ?? .none)
    }
  }
}

extension LabelledSets.Query {
  /// Queries for one name are in one fold.
  func fold(among count: Int) -> Int {
    Fold.of(target, among: count)
  }
}
