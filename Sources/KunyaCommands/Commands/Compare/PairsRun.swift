internal import Kunya
internal import Records

/// `kunya compare --pairs`: one row in, one row out, with score and decision appended.
struct PairsRun {
  private let options: CompareOptions
  private let path: String

  init(_ options: CompareOptions, _ path: String) {
    self.options = options
    self.path = path
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    var input = try RecordInput(path, .tsv, console)
    let columns = (try input.column("name_a"), try input.column("name_b"))
    let resolver = try options.makeResolver(console)
    let output = try console.create(options.output, from: input.file)
    var rejects = RejectLog(console)
    let progress = ProgressBar(console, totalBytes: input.file.size, isQuiet: options.isQuiet)
    defer { progress.finish() }

    try output.write(header(input.columnNames))
    try OrderedPipeline(threads: options.threads ?? processorCount()).run(
      read: { () throws(CommandError) in try input.next(Self.rowsPerBlock) },
      makeScratch: { PairsWorker(Comparer(of: resolver), columns) },
      work: { (block: RecordBlock, worker) throws(CommandError) in worker.work(block) },
      write: { (result: BatchResult) throws(CommandError) in
        try output.write(result.bytes)
        try rejects.add(result.rejections)
        progress.advance(records: result.tally.records, bytes: result.inputBytes)
      })
    try output.close()
    progress.finish()
    try rejects.finish()
    return rejects.count == 0 ? .success : .incomplete
  }

  private static let rowsPerBlock = 500

  private func header(_ names: [String]) -> [UInt8] {
    var writer = TableWriter(.tsv)
    for name in names + ["score", "decision"] { writer.field(name) }
    writer.endRow()
    return writer.bytes
  }
}

/// Compares the names of rows; one for each thread.
final class PairsWorker {
  private let comparer: Comparer
  private let columns: (a: Int, b: Int)
  private var fields = Fields()

  init(_ comparer: Comparer, _ columns: (a: Int, b: Int)) {
    self.comparer = comparer
    self.columns = columns
  }

  /// Compares the rows of a block, in their order.
  func work(_ block: RecordBlock) -> BatchResult {
    var result = BatchResult()
    result.inputBytes = block.bytes.count + block.records.count
    result.tally.count(records: block.records.count)
    for record in block.records {
      do throws(Rejection) {
        try append(record, of: block, to: &result.bytes)
      } catch {
        result.rejections.append(error)
      }
    }
    return result
  }

  private func append(
    _ record: Record, of block: RecordBlock, to bytes: inout [UInt8]
  ) throws(Rejection) {
    do throws(RecordError) {
      try fields.read(record, of: block)
    } catch {
      throw Rejection(error, key: String(record.number))
    }
    let comparison = comparer.compare(
      try name(columns.a, record, block), try name(columns.b, record, block))
    WellFormedUTF8.append(block.bytes.span.extracting(record.range), to: &bytes)
    bytes.append(UInt8(ascii: "\t"))
    bytes.append(contentsOf: scoreText(comparison.score).utf8)
    bytes.append(UInt8(ascii: "\t"))
    bytes.append(contentsOf: comparison.decision.rawValue.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  private func name(
    _ column: Int, _ record: Record, _ block: RecordBlock
  ) throws(Rejection) -> String {
    let range = fields[column]
    if range.count > ResolverSession.longestName {
      let place = block.place(ofField: column, in: record)
      throw Rejection(
        file: block.file, record: record.number, line: place.line, column: place.column,
        key: String(record.number), reason: .longName(range.count))
    }
    return String(decoding: fields.bytes[range], as: UTF8.self)
  }
}
