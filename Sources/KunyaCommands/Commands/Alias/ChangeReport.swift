internal import AliasTable
internal import Records

/// The answer to a change.
struct ChangeReport {
  let command: String
  /// The entity that the command was about.
  let id: String
  /// The events, in the order in which they were made; none where nothing has changed.
  let events: [Int]
  let isTrial: Bool
  /// What was done, for people: `added 2 names to wd:Q1`.
  let sentence: String
  /// Entities that a name means as well.
  var similar: [SimilarName] = []
  /// Whether it was not done because of these.
  var isStopped = false

  init(
    _ command: String, _ id: String, events: [Int?], _ options: AliasOptions, _ sentence: String
  ) {
    self.command = command
    self.id = id
    self.events = events.compactMap { $0 }
    isTrial = options.isTrial
    self.sentence = sentence
  }

  func write(_ options: AliasOptions, _ console: Console) throws(CommandError) {
    switch options.format {
    case .text: try console.output.write(text)
    case .jsonl:
      var json = JSONWriter()
      json.line(self)
      try console.output.write(json.bytes)
    }
  }

  private var text: String {
    let suffix: String
    if isTrial {
      suffix = " (dry run, nothing kept)"
    } else if events.isEmpty {
      suffix = ": nothing to change"
    } else {
      suffix = " (event \(events.map(String.init).joined(separator: ", ")))"
    }
    return printable(sentence) + suffix + "\n"
  }
}

extension JSONWriter {
  /// The answer to a change: `Data/schemas/table-change.schema.json`.
  mutating func line(_ report: ChangeReport) {
    beginObject()
    key("command")
    string(report.command)
    key("id")
    string(report.id)
    key("events")
    beginArray()
    for event in report.events { integer(event) }
    endArray()
    key("dry_run")
    boolean(report.isTrial)
    key("stopped")
    boolean(report.isStopped)
    key("similar")
    beginArray()
    for name in report.similar { similar(name) }
    endArray()
    engine()
    endObject()
    endLine()
  }

  private mutating func similar(_ name: SimilarName) {
    beginObject()
    key("id")
    string(name.id)
    key("label")
    string(name.label)
    key("name")
    string(name.name)
    key("score")
    score(name.score)
    endObject()
  }
}
