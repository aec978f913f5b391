internal import AliasTable
internal import Records

/// `kunya alias stats`: how much is in a table.
struct AliasStatsCommand: Command {
  static let declaration = CommandDeclaration(
    name: "stats", abstract: "Count what is in a table",
    discussion: "Counts entities, names, sources, languages, denials, events and open proposals.",
    optionGroups: AliasOptions.reading,
    examples: [.init("kunya alias stats --store names.kunya", "How much there is.")])

  private let options: AliasOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let statistics = try storing { () throws(StoreError) in try store.statistics() }
    switch options.format {
    case .text: try console.output.write(text(statistics))
    case .jsonl:
      var json = JSONWriter()
      json.line(statistics)
      try console.output.write(json.bytes)
    }
    return .success
  }

  private func text(_ statistics: StoreStatistics) -> String {
    var table = TextTable()
    table.row(["entities", grouped(statistics.live)])
    for kind in statistics.kinds {
      table.row(["  " + (kind.kind.isEmpty ? "kind not known" : kind.kind), grouped(kind.count)])
    }
    table.row(["merged IDs", grouped(statistics.merged)])
    table.row(["retired IDs", grouped(statistics.retired)])
    table.row(["names", grouped(statistics.names)])
    for source in statistics.sources {
      let name = source.source.isEmpty ? "by hand" : printable(source.source)
      table.row(["  " + name, grouped(source.names)])
    }
    table.row(["languages", grouped(statistics.languages.count)])
    for language in statistics.languages.prefix(10) {
      let lang = language.lang.isEmpty ? "not known" : printable(language.lang)
      table.row(["  " + lang, grouped(language.names)])
    }
    table.row(["denied pairs", grouped(statistics.denials)])
    table.row(["denied names", grouped(statistics.deniedNames)])
    table.row(["events", grouped(statistics.events)])
    table.row(["open proposals", grouped(statistics.openProposals)])
    return table.text(indent: "")
  }
}

extension JSONWriter {
  /// The size of a table: `Data/schemas/table-statistics.schema.json`.
  mutating func line(_ statistics: StoreStatistics) {
    beginObject()
    for (name, count) in [
      ("live", statistics.live), ("merged", statistics.merged), ("retired", statistics.retired),
      ("names", statistics.names), ("denied_pairs", statistics.denials),
      ("denied_names", statistics.deniedNames), ("events", statistics.events),
      ("open_proposals", statistics.openProposals),
    ] {
      key(Array(name.utf8).span)
      integer(count)
    }
    counts("kinds", statistics.kinds.map { ($0.kind, $0.count) })
    counts("sources", statistics.sources.map { ($0.source, $0.names) })
    counts("languages", statistics.languages.map { ($0.lang, $0.names) })
    engine()
    endObject()
    endLine()
  }

  private mutating func counts(_ name: StaticString, _ counts: [(String, Int)]) {
    key(name)
    beginArray()
    for (name, count) in counts {
      beginObject()
      key("name")
      string(name)
      key("count")
      integer(count)
      endObject()
    }
    endArray()
  }
}
