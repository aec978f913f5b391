internal import AliasFormats
internal import AliasTable
internal import Records

/// `kunya alias export`: writes a table out.
struct AliasExportCommand: Command {
  /// What `export` writes.
  enum Format: String, Sendable, CaseIterable {
    case jsonl, folder, tsv, csv
    case ftm, synonyms, skos
  }

  private static let format = Option(
    "format", .choice(of: Format.self), "FORMAT", help: "How to write it (default: jsonl).")
  private static let output = Option(
    "output", .file, "PATH",
    help: "Write to the file PATH, or the folder PATH, instead of standard output.")
  private static let base = Option(
    "base", .text, "IRI", help: "What the addresses of skos concepts belong to.")

  static let declaration = CommandDeclaration(
    name: "export", abstract: "Write a table out",
    discussion: """
      'jsonl' and 'folder' hold all of the table but its history: importing one into an empty table \
      and exporting that gives the same bytes. The folder has three sorted TSV files, made to be \
      kept under version control; edit them, and 'apply' takes the edits over.

      'tsv' and 'csv' are for people: one name a row, with the columns id, kind, name, lang, role and \
      source.

      'ftm' is FollowTheMoney, with merged IDs as referents. 'synonyms' is a file for Elasticsearch \
      and Solr: the names of an entity on one line, without weak ones. 'skos' is Turtle, weak names \
      as hidden labels. They hold what is alive.
      """,
    optionGroups: [
      .init("Table", [AliasOptions.store, AliasOptions.wait]),
      .init("Output", [format, output, base]),
    ],
    examples: [
      .init("kunya alias export --store t > table.jsonl", "All of it in JSON."),
      .init("kunya alias export --store t --format folder --output table", "The folder 'table'."),
      .init("kunya alias export --store t --format synonyms", "For a search engine."),
    ])

  private let options: AliasOptions
  private let format: Format
  private let output: String
  private let base: String?

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    format = arguments.choice(Self.format, as: Format.self) ?? .jsonl
    output = arguments.text(Self.output) ?? "-"
    base = arguments.text(Self.base)
    if base != nil, format != .skos { throw .requires(Self.base.spelling, "--format skos") }
    if format == .folder, output == "-" {
      throw .requires("--format folder", Self.output.spelling)
    }
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    guard format != .folder else {
      try storing { () throws(StoreError) in try store.export(folder: output) }
      return .success
    }
    var sink = try sink()
    switch format {
    case .jsonl, .folder: break
    case .ftm, .synonyms, .skos: return try runForeign(store, &sink, console)
    case .tsv: try write(header(.tsv), to: &sink, console)
    case .csv: try write(header(.csv), to: &sink, console)
    }
    try stream(store, to: &sink, console) { entity in lines(of: entity) }
    try finish(sink)
    return .success
  }

  /// Writes what `bytes` makes of each entity.
  private func stream(
    _ store: AliasStore, to sink: inout FileSink?, _ console: Console,
    _ bytes: (TableEntity) throws(StoreError) -> [UInt8]
  ) throws(CommandError) {
    var failure: CommandError?
    var pending: [UInt8] = []
    try storing { () throws(StoreError) in
      try store.forEachTableEntity { (entity) throws(StoreError) in
        pending.append(contentsOf: try bytes(entity))
        guard pending.count > 1 << 16 else { return true }
        do throws(CommandError) {
          try write(pending, to: &sink, console)
          pending.removeAll(keepingCapacity: true)
          return true
        } catch {
          failure = error
          return false
        }
      }
    }
    if let failure { throw failure }
    try write(pending, to: &sink, console)
  }

  // MARK: Formats of others

  private func runForeign(
    _ store: AliasStore, _ sink: inout FileSink?, _ console: Console
  ) throws(CommandError) -> ExitCode {
    guard var writer = makeWriter() else { return .success }
    writer.begin()
    try stream(store, to: &sink, console) { (entity) throws(StoreError) in
      if entity.isLive {
        writer.write(entity.record, redirects: try store.redirects(to: entity.id))
      }
      defer { writer.bytes.removeAll(keepingCapacity: true) }
      return writer.bytes
    }
    // What a table without entities has besides them.
    try write(writer.bytes, to: &sink, console)
    try finish(sink)
    if writer.passedOver > 0 {
      console.messages.report(
        "left out, for which \(format.rawValue) has no place: \(grouped(writer.passedOver))")
    }
    return .success
  }

  private func makeWriter() -> (any ForeignWriter)? {
    format == .skos ? SKOSWriter(base: base) : ForeignFormat(rawValue: format.rawValue)?.writer()
  }

  // MARK: A file that appears only when it is whole, or standard output

  private func sink() throws(CommandError) -> FileSink? {
    guard output != "-" else { return nil }
    do throws(RecordError) {
      return FileSink(try ByteSink(path: output))
    } catch {
      throw CommandError(writing: error)
    }
  }

  private func write(
    _ bytes: [UInt8], to sink: inout FileSink?, _ console: Console
  ) throws(CommandError) {
    guard let sink else { return try console.output.write(bytes) }
    try sink.write(bytes)
  }

  private func finish(_ sink: FileSink?) throws(CommandError) {
    try sink?.finish()
  }

  private func header(_ format: TableWriter.Format) -> [UInt8] {
    var table = TableWriter(format)
    for column in ["id", "kind", "name", "lang", "role", "source"] { table.field(column) }
    table.endRow()
    return table.bytes
  }

  private func lines(of entity: TableEntity) -> [UInt8] {
    switch format {
    case .jsonl, .folder, .ftm, .synonyms, .skos:
      var json = JSONWriter()
      json.line(entity.half)
      return json.bytes
    case .tsv: return rows(of: entity, .tsv)
    case .csv: return rows(of: entity, .csv)
    }
  }

  private func rows(of entity: TableEntity, _ format: TableWriter.Format) -> [UInt8] {
    var table = TableWriter(format)
    let record = entity.record
    for name in record.names {
      for field in [
        record.id, record.kind?.rawValue ?? "", name.text, name.lang ?? "", name.role.rawValue,
        name.source ?? "",
      ] {
        table.field(field)
      }
      table.endRow()
    }
    return table.bytes
  }
}

/// A file on its way; it appears when it is finished, and not at all otherwise.
final class FileSink {
  private var sink: ByteSink?

  init(_ sink: consuming ByteSink) {
    self.sink = consume sink
  }

  func write(_ bytes: [UInt8]) throws(CommandError) {
    do throws(RecordError) {
      // A sink can be written only where it stands.
      guard var open = sink.take() else { return }
      try open.write(bytes)
      sink = consume open
    } catch {
      throw CommandError(writing: error)
    }
  }

  func finish() throws(CommandError) {
    do throws(RecordError) {
      guard let whole = sink.take() else { return }
      try whole.finish()
    } catch {
      throw CommandError(writing: error)
    }
  }
}
