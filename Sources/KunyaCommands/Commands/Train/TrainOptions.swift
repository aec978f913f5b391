internal import Learning

/// The configuration of `kunya train`.
struct TrainOptions: Sendable, Equatable {
  /// A working copy of the project's `Data`.
  let data: String

  /// Tables of names in two scripts, by what they hold.
  let fullNames: [String]
  let names: [String]
  let words: [String]
  let places: [String]

  /// Folders of labelled sets, and tables of labelled pairs.
  let labelled: [String]
  let pairs: [String]

  /// What is learned.
  let steps: Set<Step>

  /// What the tables' headers say of where the names come from.
  let origin: String?

  /// The folder that the tables are written to; `nil` for `model` in the data folder.
  let output: String?
  let threads: Int?
  let isQuiet: Bool

  /// What can be learned apart from the rest.
  enum Step: String, Sendable, CaseIterable {
    case edit, letters, parts, calibration, transliteration
  }

  init(_ arguments: Arguments) throws(UsageError) {
    data = arguments.operands.first ?? ""
    fullNames = arguments.texts(Self.fullNames)
    names = arguments.texts(Self.names)
    words = arguments.texts(Self.words)
    places = arguments.texts(Self.places)
    labelled = arguments.texts(Self.labelled)
    pairs = arguments.texts(Self.pairs)
    origin = arguments.text(Self.origin)
    output = arguments.text(Self.output)
    threads = arguments.integer(CommonOptions.threads)
    isQuiet = arguments.has(CommonOptions.quiet)
    let wanted = arguments.texts(Self.only).compactMap(Step.init(rawValue:))
    let (hasNames, hasLabels) = (!fullNames.isEmpty, !labelled.isEmpty)
    let hasAll = hasNames && !words.isEmpty && !names.isEmpty
    let possible = Step.allCases.filter { step in
      switch step {
      case .calibration: hasLabels
      case .transliteration: hasAll
      case .edit, .letters, .parts: hasNames
      }
    }
    steps = Set(wanted.isEmpty ? possible : wanted)
    if steps.isEmpty {
      throw .requires("train", "\(Self.fullNames.spelling) or \(Self.labelled.spelling)")
    }
    if steps.contains(.calibration), labelled.isEmpty {
      throw .requires("\(Self.only.spelling) calibration", Self.labelled.spelling)
    }
    if steps.contains(.transliteration), names.isEmpty || words.isEmpty {
      throw .requires(
        "\(Self.only.spelling) transliteration",
        "\(Self.names.spelling) and \(Self.words.spelling)")
    }
    if steps.contains(where: { $0 != .calibration }), fullNames.isEmpty {
      throw .requires(Self.only.spelling, Self.fullNames.spelling)
    }
  }

  /// The steps of the model trainer among them.
  var modelSteps: Set<ModelTrainer.Step> {
    Set(steps.compactMap { ModelTrainer.Step(rawValue: $0.rawValue) })
  }

  static let fullNames = Option(
    "full-names", .file, "TSV", isRepeatable: true,
    help: "Full names of people: columns arabic_script and latin.")

  static let names = Option(
    "names", .file, "TSV", isRepeatable: true,
    help: "Single names, many of them foreign: columns arabic_script and latin.")

  static let words = Option(
    "words", .file, "TSV", isRepeatable: true,
    help: "Words with their library romanization: columns arabic_script, alalc and count.")

  static let places = Option(
    "places", .file, "TSV", isRepeatable: true,
    help: "Names of places: columns arabic_script and latin.")

  static let labelled = Option(
    "labelled", .file, "DIR", isRepeatable: true,
    help: "Labelled sets for the calibration; see 'kunya evaluate'.")

  static let pairs = Option(
    "pairs", .file, "TSV", isRepeatable: true,
    help: "Labelled pairs for the calibration; one half is learned from.")

  static let only = Option(
    "only", .choice(of: Step.self), "STEP", isRepeatable: true,
    help: "Learn only this (default: all that the inputs allow).")

  static let origin = Option(
    "origin", .text, "TEXT", help: "What the headers say of where the names come from.")

  static let output = Option(
    "output", .file, "DIR", help: "Write the tables to DIR (default: DATA/model).")

  static let declaration = CommandDeclaration(
    name: "train",
    abstract: "Learn the weights of the matching model",
    discussion: """
      Reads rules and hand-made graphemes from DATA, a working copy of the project's Data, learns \
      from the names that the options give, and writes the tables of DATA/model:

      edit: edit_arabic_latin.tsv and edit_latin_latin.tsv, by expectation–maximization over all \
      alignments. letters: letters_arabic.tsv and letters_latin.tsv. parts: parts.tsv. \
      calibration: calibration.tsv and calibration_pair.tsv, by logistic regression, and \
      corrections.tsv, by gradient boosting. \
      transliteration: units_*.tsv, part_words.tsv, part_spellings.tsv, clitics.tsv, conventions.tsv \
      and readings.tsv, from full names with a column language, single names, words, places, and \
      the cities of DATA.

      The calibration is learned with the tables of the same run, or those already there. The same \
      inputs give the same bytes, whatever the order of their rows and the number of threads.
      """,
    operands: [.one("DATA", .file)],
    optionGroups: [
      .init("Names in two scripts", [fullNames, names, words, places]),
      .init("Labelled names", [labelled, pairs]),
      .init("Output", [only, origin, output]),
      .init("Work", [CommonOptions.threads, CommonOptions.quiet]),
    ],
    examples: [
      .init(
        "kunya train Data --full-names people.tsv --places iran.tsv",
        "Letter groups, letters and parts."),
      .init(
        "kunya train Data --only calibration --labelled sets --pairs pairs.tsv",
        "The calibration alone, after a change of prices or grammar."),
    ])
}
