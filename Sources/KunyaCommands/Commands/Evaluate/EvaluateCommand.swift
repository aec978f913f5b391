internal import AliasIndex
internal import Kunya
internal import Learning
internal import Matching
internal import Records

/// `kunya evaluate`: measures how well labelled names are resolved.
struct EvaluateCommand: Command {
  static let declaration = EvaluateOptions.declaration

  private let options: EvaluateOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try EvaluateOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let knowledge = try DataFolder.knowledge(options.data, console)
    if !options.fullNames.isEmpty {
      return try TransliterationRun(options, knowledge).run(console)
    }
    var evaluation = Evaluation()
    if !options.labelled.isEmpty {
      try evaluateSets(knowledge, console, into: &evaluation)
    }
    if !options.pairs.isEmpty {
      evaluation.pairs = try evaluatePairs(knowledge, console)
    }
    switch options.format {
    case .text: try console.output.write(EvaluationText.text(evaluation))
    case .jsonl:
      var json = JSONWriter()
      json.lines(evaluation)
      try console.output.write(json.bytes)
    }
    return .success
  }

  private var threads: Int { options.threads ?? processorCount() }

  // MARK: Labelled sets

  private func evaluateSets(
    _ knowledge: Knowledge, _ console: Console, into evaluation: inout Evaluation
  ) throws(CommandError) {
    var sets = LabelledSets()
    for folder in options.labelled { try sets.read(folder, tiers: Set(options.tiers), console) }
    // The calibration is learned from all sets, whichever are measured.
    let run = try LabelledRun(sets, knowledge, threads: threads)
    let folds = options.folds
    let engines = folds == 1 ? [knowledge] : crossFitted(run, knowledge)
    sets.keep(sets: options.sets, types: options.types)
    let measured = try LabelledRun(sets, knowledge, threads: threads)
    let resolveOptions = resolveOptions
    let answers = measured.map(
      with: engines, choice: { $0.fold(among: folds) },
      { query, session, kind in MeasuredQuery(query, session, kind, resolveOptions) })
    for set in sets.sets {
      let own = answers.filter { $0.query.set == set }
      let types = Set(own.map(\.query.type)).sorted()
      for type in types.count > 1 ? types : [] {
        let figures = ResolutionFigures(own.filter { $0.query.type == type }.map(\.answer))
        evaluation.resolutions.append(.init(set: set, type: type, figures: figures))
      }
      evaluation.resolutions.append(
        .init(
          set: set, type: types.count == 1 ? types[0] : "all",
          figures: ResolutionFigures(own.map(\.answer))))
      // By hash: a sample that neither the file's order nor the scores have chosen.
      let misses = own.compactMap { answer in answer.miss.map { (answer.query.hash, $0) } }
        .sorted { $0.0 < $1.0 }
      evaluation.misses += misses.prefix(options.misses).map(\.1)
    }
    if sets.sets.count > 1 {
      evaluation.resolutions.append(
        .init(set: "all", type: "all", figures: ResolutionFigures(answers.map(\.answer))))
    }
  }

  private func crossFitted(_ run: LabelledRun, _ knowledge: Knowledge) -> [Knowledge] {
    let observations = run.examine(folds: options.folds).map(\.observation)
    return CalibrationTrainer(contextual: true)
      .crossFit(observations, folds: options.folds, .threads(threads))
      .map { knowledge.calibrated(by: $0.calibration, pair: knowledge.pairCalibration) }
  }

  private var resolveOptions: Kunya.ResolveOptions {
    let defaults = Kunya.ResolveOptions()
    let matchAt = options.matchAt ?? defaults.matchAt
    return Kunya.ResolveOptions(
      limit: defaults.limit, matchAt: matchAt, reviewAt: min(matchAt, defaults.reviewAt))
  }

  // MARK: Labelled pairs

  private func evaluatePairs(
    _ knowledge: Knowledge, _ console: Console
  ) throws(CommandError) -> [Evaluation.PairRow] {
    var labelled = LabelledPairs()
    for path in options.pairs { try labelled.read(path, console) }
    let pairs = labelled.pairs
    let pieces = (pairs.count + Self.pairsPerPiece - 1) / Self.pairsPerPiece
    let scores = Workforce.threads(threads).map(pieces) { piece in
      let comparer = Comparer(knowledge: knowledge)
      let start = piece * Self.pairsPerPiece
      return pairs[start..<min(pairs.count, start + Self.pairsPerPiece)].map { pair in
        comparer.compare(pair.a, pair.b, kind: pair.kind == .unknown ? nil : pair.kind).score
      }
    }.flatMap { $0 }
    var groups: [[String]: [(score: Double, isSame: Bool)]] = [:]
    for (pair, score) in zip(pairs, scores) {
      let half = pair.isLearned ? Evaluation.Half.learned : .held
      for type in [pair.type, "all"] {
        groups[[pair.scope, type, half.rawValue], default: []].append((score, pair.isSame))
      }
    }
    return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      Evaluation.PairRow(
        scope: key[0], type: key[1], half: key[2] == "held" ? .held : .learned,
        figures: PairFigures(groups[key] ?? []))
    }
  }

  private static let pairsPerPiece = 200
}

/// One query with its answer, and what went wrong with it.
private struct MeasuredQuery: Sendable {
  let query: LabelledSets.Query
  let answer: Answer
  let miss: Evaluation.Miss?

  init(
    _ query: LabelledSets.Query, _ session: ResolverSession, _ kind: IndexEntity.Kind?,
    _ options: Kunya.ResolveOptions
  ) {
    self.query = query
    var options = options
    options.kind = kind
    let reach = query.gold.map { Self.reach(ofEntity: $0, query, session, options) } ?? .none
    let resolution = session.resolve(query.name, options: options)
    let best = resolution.candidates.first
    let isRight = query.gold != nil && best?.id == query.gold
    let isMatch = resolution.decision == .match
    answer = Answer(
      isAnswerable: query.gold != nil, isRight: isRight, score: best?.score ?? 0,
      isMatch: isMatch, isFound: reach != .none, isAligned: reach == .aligned,
      candidates: resolution.candidates.prefix(LabelledRun.Examination.learned).map {
        ($0.score, $0.id == query.gold)
      })
    guard query.gold != nil ? !isRight : isMatch else {
      miss = nil
      return
    }
    let rank = resolution.candidates.firstIndex { $0.id == query.gold }
    miss = Evaluation.Miss(
      set: query.set, type: query.type, name: query.name, gold: (query.gold, query.target),
      rank: rank.map { $0 + 1 }, score: rank.map { resolution.candidates[$0].score },
      reach: "\(reach)", got: best.map { ($0.id, $0.alias, $0.score) },
      decision: resolution.decision.rawValue)
  }

  /// How far the search comes with an entity when it is asked for more than users are shown: what it
  /// finds at all, not what it passes over because others are better.
  private static func reach(
    ofEntity id: String, _ query: LabelledSets.Query, _ session: ResolverSession,
    _ options: Kunya.ResolveOptions
  ) -> CandidateSearch.Reach {
    var options = options
    options.limit = cut
    _ = session.resolve(query.name, options: options)
    return session.reach(ofEntity: id)
  }

  /// How many entities the search is asked for to tell which it finds.
  private static let cut = 60
}

extension LabelledSets.Query {
  fileprivate var hash: UInt64 { Fold.hash("\(type)\t\(name)\t\(target)") }
}
