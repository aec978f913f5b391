internal import AliasTable
internal import Records

/// `kunya alias diff`: how two tables differ.
struct AliasDiffCommand: Command {
  static let declaration = CommandDeclaration(
    name: "diff", abstract: "Show how two tables differ",
    discussion: """
      Compares two tables, each the file of one or a canonical folder. Shows for each ID what only A \
      has ('-') and what only B has ('+').
      """,
    operands: [.one("A", .file), .one("B", .file)],
    optionGroups: [.init("Output", [AliasOptions.format, AliasOptions.wait])],
    examples: [
      .init("kunya alias diff names.kunya table", "What edits in the folder would change."),
      .init("kunya alias diff --format jsonl old new", "Two folders, in JSON."),
    ])

  private let paths: [String]
  private let format: AliasOptions.Format
  private let patience: Int

  init(_ arguments: Arguments) throws(UsageError) {
    paths = arguments.operands
    format = arguments.choice(AliasOptions.format, as: AliasOptions.Format.self) ?? .text
    patience = arguments.integer(AliasOptions.wait) ?? 60
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    var lines = LineBuffer(console.output)
    var failure: CommandError?
    let (one, other) = (try source(paths[0]), try source(paths[1]))
    try storing { () throws(StoreError) in
      try compareTables(one, other) { difference in
        guard failure == nil else { return }
        do throws(CommandError) {
          try lines.add(bytes(difference, format))
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    try lines.finish()
    return .success
  }

  private func source(_ path: String) throws(CommandError) -> TableSource {
    if OpenFile.isDirectory(path) { return .folder(path) }
    return .store(
      try storing { () throws(StoreError) in
        try AliasStore.open(path: path, patience: patience)
      })
  }
}

/// A difference as `diff` and `apply` show it.
func bytes(_ difference: TableDifference, _ format: AliasOptions.Format) -> [UInt8] {
  switch format {
  case .text:
    let lines = [difference.id] + difference.lines.map { "  " + $0 }
    return Array((lines.map(printable).joined(separator: "\n") + "\n").utf8)
  case .jsonl:
    var json = JSONWriter()
    json.line(difference)
    return json.bytes
  }
}

extension JSONWriter {
  /// How two tables differ in an ID: `Data/schemas/table-difference.schema.json`.
  mutating func line(_ difference: TableDifference) {
    beginObject()
    key("id")
    string(difference.id)
    key("before")
    raw(Array(difference.json.before.utf8).span)
    key("after")
    raw(Array(difference.json.after.utf8).span)
    engine()
    endObject()
    endLine()
  }
}
