internal import AliasIndex
internal import Kunya
internal import Records

/// `kunya index info`: how much is in an index.
struct IndexInfoCommand: Command {
  static let declaration = CommandDeclaration(
    name: "info", abstract: "Tell what is in an index",
    discussion: """
      Counts entities and aliases, gives the size of each section, and tells whether this version \
      of the program can search the index or it has to be built again. Only the head of the file \
      is read; see 'kunya index verify' for the rest.
      """,
    operands: [IndexFileOptions.file], optionGroups: IndexFileOptions.groups,
    examples: [
      .init("kunya index info towns.idx", "How much is in it."),
      .init("kunya index info --format jsonl towns.idx", "The same as one JSON object."),
    ])

  private let options: IndexFileOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try IndexFileOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let index = try openIndex(options.path)
    let isCurrent: Bool
    do {
      isCurrent = index.isBuilt(with: try .embedded())
    } catch {
      throw .internalError("\(error)")
    }
    switch options.format {
    case .text: try console.output.write(text(index, isCurrent))
    case .jsonl:
      var json = JSONWriter()
      json.line(index, path: options.path, isCurrent: isCurrent)
      try console.output.write(json.bytes)
    }
    return .success
  }

  private func text(_ index: AliasIndex, _ isCurrent: Bool) -> String {
    let totals = index.totals
    var table = TextTable()
    table.row(["entities", grouped(totals.entities)])
    table.row(["aliases", grouped(totals.aliases)])
    table.row(["words", grouped(totals.words)])
    table.row(["denied names", grouped(totals.deniedNames)])
    table.row(["merged IDs", grouped(totals.formerIDs)])
    table.row(["stored answers", grouped(totals.answers)])
    table.row(["format", String(AliasIndex.formatVersion)])
    table.row(["tables", isCurrent ? "as in this version" : "others: build it again"])
    table.row(["bytes", grouped(totals.bytes)])
    for section in index.sections { table.row(["  " + section.name, grouped(section.bytes)]) }
    return table.text(indent: "")
  }
}

extension JSONWriter {
  /// What is in an index: `Data/schemas/index-information.schema.json`.
  mutating func line(_ index: AliasIndex, path: String, isCurrent: Bool) {
    let totals = index.totals
    beginObject()
    key("path")
    string(path)
    for (name, count) in [
      ("format", AliasIndex.formatVersion), ("bytes", totals.bytes),
      ("entities", totals.entities), ("aliases", totals.aliases), ("words", totals.words),
      ("denied_names", totals.deniedNames), ("merged_ids", totals.formerIDs),
      ("stored_answers", totals.answers),
    ] {
      key(Array(name.utf8).span)
      integer(count)
    }
    key("current")
    boolean(isCurrent)
    key("sections")
    beginArray()
    for section in index.sections {
      beginObject()
      key("name")
      string(section.name)
      key("bytes")
      integer(section.bytes)
      endObject()
    }
    endArray()
    engine()
    endObject()
    endLine()
  }
}
