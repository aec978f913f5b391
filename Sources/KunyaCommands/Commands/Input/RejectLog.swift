internal import Records

/// What becomes of records that cannot be used: rows of a file, or messages, and a count.
struct RejectLog {
  private(set) var count = 0

  private let path: String?
  private let file: ByteOutput?
  private let messages: Messages
  private var table = TableWriter(.tsv)

  /// So many are said one by one where no file takes them; a person reads no more.
  private static let saidAtMost = 20

  /// A log to the console's messages.
  init(_ console: Console) {
    path = nil
    file = nil
    messages = console.messages
  }

  /// A log of what is rejected of `input`: to the file at `path`, or to the console's messages.
  init(path: String?, of input: ByteInput, _ console: Console) throws(CommandError) {
    let file = try path.map { (path) throws(CommandError) in
      try console.create(path, from: input)
    }
    self.init(path, file, console)
  }

  /// The same, of an input that only its reader holds open.
  init(path: String?, _ console: Console) throws(CommandError) {
    self.init(
      path, try path.map { (path) throws(CommandError) in try console.create(path) }, console)
  }

  private init(_ path: String?, _ file: ByteOutput?, _ console: Console) {
    self.path = path
    self.file = file
    messages = console.messages
    guard file != nil else { return }
    for name in ["record", "line", "column", "key", "reason"] { table.field(name) }
    table.endRow()
  }

  mutating func add(_ rejections: [Rejection]) throws(CommandError) {
    for rejection in rejections {
      count += 1
      if file != nil {
        append(rejection)
      } else if count <= Self.saidAtMost {
        messages.report(rejection.description)
      }
    }
    try write()
  }

  /// Ends the log, with a word about records that were not mentioned one by one.
  mutating func finish() throws(CommandError) {
    try write()
    try file?.close()
    if let path, count > 0 {
      messages.report(
        "\(grouped(count)) \(count == 1 ? "record" : "records") rejected, see \(path)")
    } else if count > Self.saidAtMost {
      messages.report("\(grouped(count - Self.saidAtMost)) more rejected")
    }
  }

  private mutating func append(_ rejection: Rejection) {
    table.field(String(rejection.record))
    table.field(place(rejection.line))
    table.field(place(rejection.column))
    table.field(rejection.key)
    table.field(rejection.reason.description)
    table.endRow()
  }

  private func place(_ number: Int) -> String {
    number > 0 ? String(number) : ""
  }

  private mutating func write() throws(CommandError) {
    guard let file, !table.bytes.isEmpty else { return }
    try file.write(table.bytes)
    table.bytes.removeAll(keepingCapacity: true)
  }
}
