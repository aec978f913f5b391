internal import AliasIndex
internal import Kunya
internal import Learning
internal import Matching

/// Learns both calibrations from labelled sets and pairs, and measures them on folds held out.
struct Calibrator {
  /// What was learned and how it scored, a line each.
  let report: [String]

  private let resolution: CalibrationWeights
  private let pair: CalibrationWeights
  private let learnedFrom: [String]
  private let resolutionScores: [String]
  private let pairScores: [String]

  private static let folds = 5

  init(_ run: LabelledRun, _ pairs: LabelledPairs, threads: Int) {
    let workforce = Workforce.threads(threads)
    let examined = run.examine(folds: Self.folds)
    let contextual = Fitting(
      CalibrationTrainer(contextual: true), examined.map(\.observation), Self.folds, workforce)
    let comparison = PairExamination(run.knowledge, workforce)
    let alone = Fitting(
      CalibrationTrainer(contextual: false),
      comparison.observations(of: examined) + comparison.observations(of: pairs, Self.folds),
      Self.folds, workforce)
    resolution = contextual.weights
    pair = alone.weights
    learnedFrom = [
      "Learned from the first candidates of labelled queries, by set: "
        + Self.counts(run.sets.sets.sorted()) { set in examined.count { $0.query.set == set } }
    ]
    resolutionScores = Self.scores(run.sets.sets.sorted(), examined, contextual)
    let learned = pairs.pairs.count(where: \.isLearned)
    pairScores =
      (learned > 0 ? ["and from \(grouped(learned)) labelled pairs."] : []) + [
        "Held out, \(Self.folds) folds: calibration error of all candidates and pairs "
          + alone.calibrationError.thousandths + "."
      ]
    report =
      ["calibration.tsv: \(resolution.candidates) candidates"] + resolutionScores
      + ["calibration_pair.tsv: \(pair.candidates) pairs"] + pairScores
  }

  /// Both tables, by file name.
  func files() -> [(name: String, text: String)] {
    [
      (
        "calibration.tsv",
        resolution.text(
          comments: ["With the runner-up in view."] + learnedFrom + resolutionScores)
      ),
      (
        "corrections.tsv",
        resolution.corrections.text(
          comments: [
            "Decision tables: nats added to the weighted sum of calibration.tsv, by the answers to"
              + " questions, y for yes.",
            "Learned one after the other from the same candidates, and measured with it there.",
          ])
      ),
      (
        "calibration_pair.tsv",
        pair.text(
          comments: ["For a pair alone: nothing is known of other candidates."] + learnedFrom
            + pairScores)
      ),
    ]
  }

  private static func counts(_ sets: [String], _ count: (String) -> Int) -> String {
    sets.map { "\($0) \(grouped(count($0)))" }.joined(separator: ", ") + "."
  }

  /// Figures by set, each fold scored by weights that were learned from the others.
  private static func scores(
    _ sets: [String], _ examined: [LabelledRun.Examination], _ fitting: Fitting
  ) -> [String] {
    let answers = examined.map { fitting.answer($0) }
    let all = ResolutionFigures(answers)
    return ["Held out, \(folds) folds: R@1, best F1, recall at 95 % precision; by set:"]
      + sets.map { set in
        let figures = ResolutionFigures(
          zip(examined, answers).filter { $0.0.query.set == set }.map(\.1))
        return "  \(set) \(figures.topRecall.thousandths), \(figures.bestF1.thousandths), "
          + figures.recallAt95.thousandths
      } + ["Calibration error over all sets \(all.calibrationError.thousandths)."]
  }
}

/// Weights learned from everything, and those learned without each fold.
private struct Fitting {
  let weights: CalibrationWeights
  /// Over all candidates, each scored by the weights that did not see its fold.
  let calibrationError: Double

  private let held: [Calibration]

  init(
    _ trainer: CalibrationTrainer, _ observations: [CalibrationTrainer.Observation], _ folds: Int,
    _ workforce: Workforce
  ) {
    weights = trainer.fit(observations)
    let held = trainer.crossFit(observations, folds: folds, workforce).map(\.calibration)
    self.held = held
    let answers = observations.map { observation in
      Answer(
        candidates: observation.candidates.map {
          (held[observation.fold].probability($0.directions), $0.isRight)
        })
    }
    calibrationError = ResolutionFigures(answers).calibrationError
  }

  /// What becomes of a query whose first candidates are put in the order of their probabilities.
  func answer(_ examination: LabelledRun.Examination) -> Answer {
    let candidates = examination.candidates.map { candidate in
      (
        score: held[examination.fold].probability([candidate.features]),
        isRight: candidate.id == examination.query.gold
      )
    }
    let order = candidates.sorted { $0.score > $1.score }
    return Answer(
      isAnswerable: examination.query.gold != nil, isRight: order.first?.isRight ?? false,
      score: order.first?.score ?? 0,
      candidates: Array(candidates.prefix(LabelledRun.Examination.learned)))
  }
}

/// Aligns labelled names without a table around them, in both directions, as `compare` does.
private struct PairExamination {
  private let knowledge: Knowledge
  private let workforce: Workforce

  init(_ knowledge: Knowledge, _ workforce: Workforce) {
    self.knowledge = knowledge
    self.workforce = workforce
  }

  /// Queries against the aliases of their first candidates.
  func observations(
    of examined: [LabelledRun.Examination]
  ) -> [CalibrationTrainer.Observation] {
    map(examined) { examination, scorer in
      let kind: IndexEntity.Kind = examination.isPlace ? .place : .person
      return CalibrationTrainer.Observation(
        candidates: examination.candidates.prefix(LabelledRun.Examination.learned).compactMap {
          candidate(
            examination.query.name, $0.alias, kind, isRight: $0.id == examination.query.gold,
            scorer)
        },
        fold: examination.fold)
    }
  }

  /// The half of the pairs that may be learned from.
  func observations(
    of labelled: LabelledPairs, _ folds: Int
  ) -> [CalibrationTrainer.Observation] {
    map(labelled.pairs.filter(\.isLearned)) { pair, scorer in
      CalibrationTrainer.Observation(
        candidates: [candidate(pair.a, pair.b, pair.kind, isRight: pair.isSame, scorer)]
          .compactMap { $0 },
        fold: Fold.of(pair.subject, among: folds), weight: Self.weightOfPair)
    }
  }

  /// Labelled pairs are few beside the candidates of labelled queries, and harder: with this weight
  /// they shape the probabilities without ruling them.
  private static let weightOfPair = 3.0

  /// `nil` where the two share nothing, which needs no calibration.
  private func candidate(
    _ a: String, _ b: String, _ kind: IndexEntity.Kind, isRight: Bool, _ scorer: PairScorer
  ) -> CalibrationTrainer.Candidate? {
    let there = compare(a, b, kind, scorer)
    let back = compare(b, a, kind, scorer)
    guard !there.alignment.matches.isEmpty, !back.alignment.matches.isEmpty else { return nil }
    return CalibrationTrainer.Candidate([there.features, back.features], isRight: isRight)
  }

  private func compare(
    _ a: String, _ b: String, _ kind: IndexEntity.Kind, _ scorer: PairScorer
  ) -> PairScorer.Result {
    var (a, b) = (a, b)
    return a.withUTF8 { first in
      b.withUTF8 { second in scorer.compare(first, second, kind: kind.nameKind) }
    }
  }

  private func map<Item: Sendable>(
    _ items: [Item],
    _ body: @escaping @Sendable (Item, PairScorer) -> CalibrationTrainer.Observation
  ) -> [CalibrationTrainer.Observation] {
    let size = 500
    return workforce.map((items.count + size - 1) / size) { [knowledge] piece in
      let scorer = PairScorer(knowledge: knowledge)
      return items[piece * size..<min(items.count, (piece + 1) * size)].map { body($0, scorer) }
    }.flatMap { $0 }
  }
}

extension Calibration {
  /// Probability of a candidate whose log-odds are averaged over these directions.
  fileprivate func probability(_ directions: [Features]) -> Double {
    let odds = directions.reduce(0) { $0 + logOdds($1) } / Double(max(1, directions.count))
    return PairScorer.probability(odds)
  }
}
