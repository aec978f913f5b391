/// The configuration of `kunya evaluate`.
struct EvaluateOptions: Sendable, Equatable {
  /// Folders of labelled sets.
  let labelled: [String]

  /// Tables of labelled pairs.
  let pairs: [String]

  /// Tables of names in two scripts that models of transliteration are learned from and measured on.
  let fullNames: [String]
  let names: [String]
  let words: [String]
  let places: [String]

  /// Labelled sets whose spellings the models' variants are measured by.
  let variants: [String]

  /// The fifth of the names, by hash, that is held out.
  let fold: Int

  /// A working copy of `Data`; `nil` for what is embedded.
  let data: String?

  /// Only these sets, tiers and types of queries; all sets and types where empty.
  let sets: [String]
  let tiers: [String]
  let types: [String]

  /// The calibration is fitted anew for each of so many folds from all others; 1 takes it as it is.
  let folds: Int

  /// From which score on a candidate counts as a match; `nil` for the engine's own.
  let matchAt: Double?

  /// So many misses of each set are shown.
  let misses: Int
  let format: Format
  let threads: Int?
  let isQuiet: Bool

  /// How the figures are written.
  enum Format: String, Sendable, CaseIterable {
    case text, jsonl
  }

  init(_ arguments: Arguments) throws(UsageError) {
    labelled = arguments.operands
    pairs = arguments.texts(Self.pairs)
    fullNames = arguments.texts(TrainOptions.fullNames)
    names = arguments.texts(TrainOptions.names)
    words = arguments.texts(TrainOptions.words)
    places = arguments.texts(TrainOptions.places)
    variants = arguments.texts(Self.variants)
    fold = arguments.integer(Self.fold) ?? 0
    data = arguments.text(DataFolder.option)
    sets = arguments.texts(Self.set)
    tiers = arguments.has(Self.tier) ? arguments.texts(Self.tier) : ["core"]
    types = arguments.texts(Self.type)
    folds = arguments.integer(Self.folds) ?? 5
    matchAt = arguments.number(ResolutionOptions.matchAt)
    misses = arguments.integer(Self.misses) ?? 0
    format = arguments.choice(Self.format, as: Format.self) ?? .text
    threads = arguments.integer(CommonOptions.threads)
    isQuiet = arguments.has(CommonOptions.quiet)
    if labelled.isEmpty, pairs.isEmpty, fullNames.isEmpty { throw .missingOperand("DIR") }
  }

  static let pairs = Option(
    "pairs", .file, "TSV", isRepeatable: true,
    help: "Measure how well pairs of one name are told from pairs of two.")

  static let variants = Option(
    "variants", .file, "DIR", isRepeatable: true,
    help: "Measure variants by the spellings of these labelled sets.")

  static let fold = Option(
    "fold", .integer(0...4), "N", help: "The fifth of the names that is held out (default: 0).")

  static let set = Option(
    "set", .text, "NAME", isRepeatable: true, help: "Only queries of this set.")

  static let tier = Option(
    "tier", .text, "NAME", isRepeatable: true, help: "Queries of this tier (default: core).")

  static let type = Option(
    "type", .text, "TYPE", isRepeatable: true,
    help: "Only queries of this type, as 'arab->latin'.")

  static let folds = Option(
    "folds", .integer(1...100), "N",
    help:
      "Fit the calibration N times, each fold from all others (default: 5); 1 takes it as it is.")

  static let misses = Option(
    "misses", .integer(0...100_000), "N", help: "Show N misses of each set, drawn by hash.")

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT", help: "How to answer (default: text).")

  static let declaration = CommandDeclaration(
    name: "evaluate",
    abstract: "Measure how well labelled names are resolved",
    discussion: """
      Each DIR holds labelled sets: table.jsonl, entities with their names 'latin' and 'arab', and \
      queries.jsonl, spellings 'q' with the ID 'gold' of the entity that is meant, or null.

      For each set and type, and for all sets together: recall of the best candidate (R@1), best \
      F1 over all thresholds, recall where 95 and 99 of 100 answers are right (R@95, R@99), recall \
      of the candidates before and after the cut to 60 entities (found, kept), calibration error \
      over the first candidates and over the best (ECE, top), precision and recall of matches \
      (match P, match R).

      With --pairs also: the share of pairs of one name that score higher than all but 2 % of the \
      pairs of two names, by half; 'held' is the half that nothing was learned from.

      With names in two scripts, the models of transliteration are learned anew from four fifths of \
      them and measured on the fifth that is held out.
      """,
    forms: [
      "DIR...", "--pairs TSV [DIR...]", "--full-names TSV --names TSV --words TSV",
    ],
    operands: [.any("DIR", .file)],
    optionGroups: [
      .init("What is measured", [pairs, set, tier, type]),
      .init(
        "Transliteration",
        [
          TrainOptions.fullNames, TrainOptions.names, TrainOptions.words, TrainOptions.places,
          variants, fold,
        ]),
      .init("Engine", [DataFolder.option, folds, ResolutionOptions.matchAt]),
      .init("Output", [misses, format]),
      .init("Work", [CommonOptions.threads, CommonOptions.quiet]),
    ],
    examples: [
      .init("kunya evaluate labelled", "All sets of a folder."),
      .init(
        "kunya evaluate --set sanctions --misses 20 labelled",
        "One set, and twenty of its misses with both sides."),
      .init(
        "kunya evaluate --data Data --pairs pairs.tsv labelled",
        "With tables that are not built in yet, and labelled pairs."),
    ])
}
