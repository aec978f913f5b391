internal import Kunya
internal import Records

/// `kunya batch`: resolves the names of a whole file, in the order of the file.
struct BatchCommand: Command {
  static let declaration = BatchOptions.declaration

  private let options: BatchOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try BatchOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let layout = options.format.layout
    var input = try RecordInput(options.input, layout.input, console)
    let column = layout.output == nil ? 0 : try input.column(options.column ?? "name")
    let (scopes, tablesAreClean) = try makeScopes(console)
    let output = try console.create(options.output, from: input.file)
    var rejects = try RejectLog(path: options.rejects, of: input.file, console)
    var tally = BatchTally()
    let progress = ProgressBar(console, totalBytes: input.file.size, isQuiet: options.isQuiet)
    defer { progress.finish() }

    if let table = layout.output {
      try output.write(BatchRow.header(input.columnNames, table, scopes))
    }
    let resolution = options.resolution
    let recordsPerBlock = options.isUnbuffered ? 1 : Self.recordsPerBlock
    try pipeline.run(
      read: { () throws(CommandError) in try input.next(recordsPerBlock) },
      makeScratch: { BatchWorker.make(scopes, resolution, column: column, layout.output) },
      work: { (block: RecordBlock, worker) throws(CommandError) in try worker.get().work(block) },
      write: { (result: BatchResult) throws(CommandError) in
        try output.write(result.bytes)
        try rejects.add(result.rejections)
        tally.add(result.tally)
        progress.advance(records: result.tally.records, bytes: result.inputBytes)
      })

    try output.close()
    progress.finish()
    try rejects.finish()
    report(tally, of: input.file.title, console)
    let isComplete = tablesAreClean && rejects.count == 0
    let isSatisfied = !resolution.requiresMatch || tally.matches == tally.answers
    return isComplete && isSatisfied ? .success : .incomplete
  }

  private func makeScopes(
    _ console: Console
  ) throws(CommandError) -> (scopes: BatchScopes, tablesAreClean: Bool) {
    if options.formerIndexes.isEmpty {
      let (scope, tablesAreClean) = try options.resolution.makeScope(console)
      return (BatchScopes(after: scope), tablesAreClean)
    }
    let (after, before, tablesAreClean) = try options.resolution.makeScopes(
      before: options.formerIndexes, console)
    return (BatchScopes(after: after, before: before), tablesAreClean)
  }

  /// Large enough that threads seldom meet, small enough that they all have work.
  private static let recordsPerBlock = 200

  private var pipeline: OrderedPipeline {
    OrderedPipeline(threads: options.isUnbuffered ? 1 : options.threads ?? processorCount())
  }

  private func report(_ tally: BatchTally, of title: String, _ console: Console) {
    if tally.repaired > 0 {
      console.messages.report(
        "\(title): \(grouped(tally.repaired)) "
          + "\(tally.repaired == 1 ? "record is" : "records are") not UTF-8, the first is record "
          + "\(tally.firstRepaired); U+FFFD stands for what could not be read")
    }
    if !options.isQuiet, console.messages.terminal.isInteractive {
      console.messages.report(tally.description)
    }
  }
}

extension BatchOptions.Format {
  /// How records are read, and how a table's answers are written; `nil` for answers in JSON.
  var layout: (input: RecordFormat, output: TableWriter.Format?) {
    switch self {
    case .jsonl: (.jsonLines, nil)
    case .lines: (.lines, nil)
    case .csv: (.csv, .csv)
    case .tsv: (.tsv, .tsv)
    }
  }
}
