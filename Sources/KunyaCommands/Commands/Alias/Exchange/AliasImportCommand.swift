internal import AliasFormats
internal import AliasTable
internal import Records

/// `kunya alias import`: takes entities in from a file.
struct AliasImportCommand: Command {
  private static let format = Option(
    "format", .choice(of: ImportFormat.self), "FORMAT",
    help: "How INPUT is written (default: as its name tells, else jsonl).")
  private static let columns = Option(
    "columns", .text, "MAP",
    help: "What columns are called: id=ID,name=Full name,ref:viaf=VIAF.")
  private static let answer = Option(
    "answer", .choice(of: AliasOptions.Format.self), "FORM",
    help: "Answer in text or in JSON (default: text).")
  private static let review = Option.flag(
    "review", help: "Put new entities that are like others into the review queue.")

  static let declaration = CommandDeclaration(
    name: "import", abstract: "Take entities in from a file",
    discussion: """
      Takes in the entities of INPUT ('-' for standard input), all of them or none, as one event. \
      A table that is missing is made.

      With --source, a newer version of the same source replaces what the source said before: what \
      it no longer has goes, and nothing of others. Without it, entities only gain.

      'jsonl' has an entity a line, as 'export' writes them. 'folder' is the canonical folder. 'tsv' \
      and 'csv' have a name a row, with the columns id, name and, where there are any, kind, lang, \
      role, source, weak, countries, within, born and gender.

      \(ForeignImport.discussion)

      Records that cannot be used are reported and passed over; the status is then 1.
      """,
    operands: [.one("INPUT", .file)],
    optionGroups: [
      .init("Input", [format, AliasAddCommand.source, columns, BatchOptions.rejects, review]),
      ForeignImport.optionGroup,
      .init("Table", [AliasOptions.store, AliasOptions.wait]),
      .init("Change", [AliasOptions.by, AliasOptions.note, AliasOptions.dryRun]),
      .init("Output", [answer, CommonOptions.quiet]),
    ],
    examples: [
      .init(
        "kunya alias import --store t --source ministry people.jsonl",
        "A version of the ministry's list."),
      .init(
        "kunya alias import --store t --columns id=code,name=Town towns.csv",
        "A table with columns of other names."),
      .init("kunya alias import --store t --dry-run table", "What a folder would change."),
      .init(
        "kunya alias import --store t --format ofac --with alt.csv sdn.csv",
        "OFAC's list with its aliases."),
      .init(
        "kunya alias import --store t --format geonames --languages ar,en SY.txt",
        "The places of a country."),
    ])

  private let options: AliasOptions
  private let input: String
  private let format: ImportFormat
  private let source: String
  private let columns: [String: String]
  private let foreign: ForeignImport
  private let rejects: String?
  private let proposes: Bool
  private let isQuiet: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    var options = try AliasOptions(arguments)
    options.format = arguments.choice(Self.answer, as: AliasOptions.Format.self) ?? .text
    self.options = options
    input = arguments.operands[0]
    format =
      arguments.choice(Self.format, as: ImportFormat.self) ?? ImportFormat(path: input) ?? .jsonl
    source = arguments.text(AliasAddCommand.source) ?? ""
    let map = arguments.text(Self.columns) ?? ""
    foreign = try ForeignImport(arguments, format: format.foreign, columns: map)
    columns = format.foreign == nil ? try Self.map(map) : [:]
    rejects = arguments.text(BatchOptions.rejects)
    proposes = arguments.has(Self.review)
    isQuiet = arguments.has(CommonOptions.quiet)
    if !map.isEmpty, ![.csv, .tsv, .wide, .openrefine].contains(format) {
      throw .requires(Self.columns.spelling, "--format csv, tsv, wide or openrefine")
    }
    if format == .folder, input == "-" { throw .conflict("'-'", "--format folder") }
  }

  private static func map(_ text: String) throws(UsageError) -> [String: String] {
    var map: [String: String] = [:]
    for entry in text.split(separator: ",") {
      let sides = entry.split(separator: "=", maxSplits: 1).map(String.init)
      let isKnown =
        AliasRowReader.Column(rawValue: sides[0]) != nil || sides[0].hasPrefix("ref:")
      guard sides.count == 2, isKnown else {
        throw .badText(
          of: columns.spelling, String(entry),
          expected: "COLUMN=NAME, the column one of "
            + AliasRowReader.Column.allCases.map(\.rawValue).joined(separator: ", ")
            + " or ref:SCHEME")
      }
      map[sides[0]] = sides[1]
    }
    return map
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let foreign = try foreign.makeReader(input)
    let reader: any TableReader =
      if let foreign {
        RecordTableReader(foreign)
      } else {
        try format.makeReader(input, columns: columns)
      }
    let store = try openOrMake()
    let last = try storing { () throws(StoreError) in try store.lastEvent() }
    var log = try RejectLog(path: rejects, console)
    let progress = ProgressBar(console, isQuiet: isQuiet)
    defer { progress.finish() }
    var failure: CommandError?
    let summary = try storing { () throws(StoreError) in
      try store.importEntities(
        reader, source: source, by: authorship, isTrial: options.isTrial,
        progress: { _ in progress.advance(records: 1000) }
      ) { rejected in
        do throws(CommandError) {
          try log.add([Rejection(rejected, from: input)])
        } catch {
          failure = error
        }
      }
    }
    progress.finish()
    if let failure { throw failure }
    try log.finish()
    if let passedOver = foreign?.passedOver, passedOver > 0, !isQuiet {
      console.messages.report("\(counted(passedOver, "record")) passed over: not asked for")
    }
    if proposes, let event = summary.event, event > last {
      try ImportReview(store).propose(event, console)
    }
    try report(summary, console)
    return summary.rejected == 0 ? .success : .incomplete
  }

  /// The input is why, where nothing else is said.
  private var authorship: Authorship {
    var authorship = options.authorship
    if authorship.note == nil, input != "-" {
      authorship.note = source.isEmpty ? input : "\(source): \(input)"
    }
    return authorship
  }

  private func openOrMake() throws(CommandError) -> AliasStore {
    let keys = try NameKeys()
    do throws(CommandError) {
      return try options.open(keys)
    } catch {
      guard case .store(let fault) = error, fault.reason == .notFound, !options.isTrial else {
        throw error
      }
    }
    do throws(StoreError) {
      return try AliasStore.create(
        path: options.store, keys: keys.blockingKeys, patience: options.patience)
    } catch {
      // Another process may have made it in the meantime.
      guard error.reason == .alreadyExists else { throw CommandError(error) }
      return try options.open(keys)
    }
  }

  private func report(_ summary: ImportSummary, _ console: Console) throws(CommandError) {
    switch options.format {
    case .jsonl:
      var json = JSONWriter()
      json.line(summary, isTrial: options.isTrial)
      try console.output.write(json.bytes)
    case .text:
      let counts = [
        (summary.created, "new"), (summary.updated, "changed"), (summary.retired, "retired"),
        (summary.rejected, "rejected"),
      ].filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
      let ending =
        if options.isTrial {
          " (dry run, nothing kept)"
        } else if let event = summary.event {
          " (event \(event))"
        } else {
          ": nothing to change"
        }
      try console.output.write(
        "\(counted(summary.records, "record")), \(counted(summary.names, "name"))"
          + (counts.isEmpty ? "" : ": \(counts.joined(separator: ", "))") + ending + "\n")
    }
  }
}

extension JSONWriter {
  /// What an import has done: `Data/schemas/table-import.schema.json`.
  mutating func line(_ summary: ImportSummary, isTrial: Bool) {
    beginObject()
    for (name, count) in [
      ("records", summary.records), ("names", summary.names), ("created", summary.created),
      ("updated", summary.updated), ("retired", summary.retired), ("rejected", summary.rejected),
    ] {
      key(Array(name.utf8).span)
      integer(count)
    }
    key("event")
    if let event = summary.event { integer(event) } else { null() }
    key("dry_run")
    boolean(isTrial)
    engine()
    endObject()
    endLine()
  }
}

extension Rejection {
  /// A record that an importer turned down.
  init(_ rejected: RejectedRecord, from input: String) {
    self.init(
      file: rejected.file.isEmpty ? input : rejected.file, record: rejected.record,
      line: rejected.line, column: rejected.column, key: rejected.key,
      reason: .unusable(rejected.reason))
  }
}
