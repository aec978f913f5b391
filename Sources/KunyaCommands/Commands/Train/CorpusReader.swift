internal import Learning
internal import Matching
internal import Orthography
internal import Records

/// Reads the tables of names in two scripts that `train` learns from.
struct CorpusReader {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func corpus(_ options: TrainOptions, _ data: DataFolder) throws(CommandError)
    -> ModelTrainer.Corpus
  {
    var corpus = ModelTrainer.Corpus()
    corpus.fullNames = try rows(options.fullNames)
    corpus.tokens = try rows(options.names)
    corpus.words = try words(options.words)
    corpus.places = try rows(options.places, place: true)
    if options.steps.contains(.edit) { corpus.graphemes = try graphemes(data) }
    return corpus
  }

  /// Rows of the columns `arabic_script` and `latin`.
  private func rows(
    _ paths: [String], place: Bool = false
  ) throws(CommandError) -> [TrainingSource.Row] {
    var rows: [TrainingSource.Row] = []
    for path in paths {
      try forEachRow(of: path, ["arabic_script", "latin"]) { fields in
        rows.append(
          TrainingSource.Row(arabic: fields[0], latin: fields[1], weight: 1, place: place))
      }
    }
    return rows
  }

  /// Words that are names: library romanization writes them, and nothing else, with a capital.
  private func words(_ paths: [String]) throws(CommandError) -> [TrainingSource.Row] {
    var rows: [TrainingSource.Row] = []
    for path in paths {
      try forEachRow(of: path, ["arabic_script", "alalc", "count"]) { fields in
        guard fields[1].contains(where: \.isUppercase), let count = Double(fields[2]) else {
          return
        }
        rows.append(TrainingSource.Row(arabic: fields[0], latin: fields[1], weight: count))
      }
    }
    return rows
  }

  func forEachRow(
    of path: String, _ names: [String], _ body: ([String]) -> Void
  ) throws(CommandError) {
    var input = try RecordInput(path, .tsv, console)
    var columns: [Int] = []
    for name in names { columns.append(try input.column(name)) }
    var fields = Fields()
    while let block = try input.next(1000) {
      for record in block.records {
        do throws(RecordError) {
          try fields.read(record, of: block)
        } catch {
          throw CommandError(reading: error)
        }
        body(columns.map { String(decoding: fields.bytes[fields[$0]], as: UTF8.self) })
      }
    }
  }

  /// The hand-made prior of the edit model.
  private func graphemes(
    _ data: DataFolder
  ) throws(CommandError) -> [(letter: [UInt8], latin: [UInt8], weight: Double)] {
    let table = try data.table("model/graphemes.tsv")
    do throws(DataTable.Fault) {
      let (letter, latin) = (try table.column("letter"), try table.column("latin"))
      let weight = try table.column("weight")
      var rows: [(letter: [UInt8], latin: [UInt8], weight: Double)] = []
      for row in table.rows {
        guard let left = EditTable.letters(row[letter], .arabic),
          let right = EditTable.letters(row[latin], .latin), let share = Double(row[weight])
        else { throw table.fault(row, "a grapheme is letters, Latin letters and a weight") }
        rows.append((left, right, share))
      }
      return rows
    } catch {
      throw CommandError(error)
    }
  }
}
