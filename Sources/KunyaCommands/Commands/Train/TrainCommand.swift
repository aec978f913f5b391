internal import Learning
internal import Matching
internal import Orthography
internal import Transliteration

/// `kunya train`: learns the weights of the matching model.
struct TrainCommand: Command {
  static let declaration = TrainOptions.declaration

  private let options: TrainOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try TrainOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let data = DataFolder(options.data, model: options.output, console)
    if !options.modelSteps.isEmpty { try trainModel(data, console) }
    if options.steps.contains(.transliteration) { try trainTransliteration(data, console) }
    if options.steps.contains(.calibration) { try calibrate(data, console) }
    return .success
  }

  private var threads: Int { options.threads ?? processorCount() }

  private func trainModel(_ data: DataFolder, _ console: Console) throws(CommandError) {
    let corpus = try CorpusReader(console).corpus(options, data)
    let reading = try data.reading()
    let output = ModelTrainer(
      folder: reading.folder, grammar: reading.grammar, origin: origin(corpus),
      workforce: .threads(threads)
    ).train(corpus, steps: options.modelSteps)
    for file in output.files { try write(file.text, to: file.name, data, console) }
    if !options.isQuiet { for line in output.report { console.messages.report(line) } }
  }

  private func trainTransliteration(
    _ data: DataFolder, _ console: Console
  ) throws(CommandError) {
    let rows = try TransliterationRows(
      fullNames: options.fullNames, names: options.names, words: options.words,
      places: options.places, data: data, console)
    let source = TransliterationTrainer().train(rows.corpus(try data.reading()))
    let origin = rows.summary + (options.origin.map { " (\($0))" } ?? "")
    for file in NameModels.File.allCases {
      let name = file.rawValue.split(separator: "/").last.map(String.init) ?? file.rawValue
      try write(source.text(file, origin: origin), to: name, data, console)
    }
  }

  /// `58,897 full names, 1,272 places (Wikidata …)`
  private func origin(_ corpus: ModelTrainer.Corpus) -> String {
    let kinds = [
      (corpus.fullNames.count, "full names"), (corpus.tokens.count, "single names"),
      (corpus.words.count, "romanized words"), (corpus.places.count, "places"),
    ]
    let counts = kinds.filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    return counts.joined(separator: ", ") + (options.origin.map { " (\($0))" } ?? "")
  }

  private func calibrate(_ data: DataFolder, _ console: Console) throws(CommandError) {
    var sets = LabelledSets()
    for folder in options.labelled { try sets.read(folder, tiers: ["core"], console) }
    var pairs = LabelledPairs()
    for path in options.pairs { try pairs.read(path, console) }
    let run = try LabelledRun(sets, try data.knowledge(calibrated: false), threads: threads)
    let calibrator = Calibrator(run, pairs, threads: threads)
    for file in calibrator.files() {
      try write(file.text, to: file.name, data, console)
    }
    if !options.isQuiet { for line in calibrator.report { console.messages.report(line) } }
  }

  private func write(
    _ text: String, to name: String, _ data: DataFolder, _ console: Console
  ) throws(CommandError) {
    let file = try console.create("\(data.model)/\(name)")
    try file.write(text)
    try file.close()
  }
}
