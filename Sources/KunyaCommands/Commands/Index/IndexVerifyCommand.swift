internal import AliasIndex
internal import Records

/// `kunya index verify`: whether an index holds what was written.
struct IndexVerifyCommand: Command {
  static let declaration = CommandDeclaration(
    name: "verify", abstract: "Check an index for damage",
    discussion: """
      Reads the whole file and compares every section with its checksum. The status is 65 where a \
      section is damaged; it is named, and the index has to be built again.
      """,
    operands: [IndexFileOptions.file], optionGroups: IndexFileOptions.groups,
    examples: [
      .init("kunya index verify towns.idx", "After a copy, or when the disk is in doubt."),
      .init("kunya index verify --format jsonl towns.idx", "The same as one JSON object."),
    ])

  private let options: IndexFileOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try IndexFileOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let index = try openIndex(options.path)
    let damaged = index.damagedSections()
    switch options.format {
    case .text where damaged.isEmpty:
      try console.output.write(
        "\(options.path): \(index.sections.count) sections, "
          + "\(grouped(index.totals.bytes)) bytes, no damage\n")
    case .text: break
    case .jsonl:
      var json = JSONWriter()
      json.line(index, path: options.path, damaged: damaged)
      try console.output.write(json.bytes)
    }
    for section in damaged {
      let fault = IndexFault(path: options.path, reason: .damaged(section: section))
      console.messages.report(CommandError(fault).description)
    }
    return damaged.isEmpty ? .success : .badData
  }
}

extension JSONWriter {
  /// Whether an index is sound: `Data/schemas/index-verification.schema.json`.
  mutating func line(_ index: AliasIndex, path: String, damaged: [String]) {
    beginObject()
    key("path")
    string(path)
    key("bytes")
    integer(index.totals.bytes)
    key("sections")
    integer(index.sections.count)
    key("sound")
    boolean(damaged.isEmpty)
    key("damaged")
    beginArray()
    for section in damaged { string(section) }
    endArray()
    engine()
    endObject()
    endLine()
  }
}
