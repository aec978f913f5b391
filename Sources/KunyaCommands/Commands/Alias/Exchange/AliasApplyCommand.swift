internal import AliasTable

/// `kunya alias apply`: takes the edits of a folder over.
struct AliasApplyCommand: Command {
  private static let base = Option(
    "base", .text, "BASE",
    help: "Where the edits started: an unedited copy of the folder, or an event's number "
      + "(default: the last export to PATH).")

  static let declaration = CommandDeclaration(
    name: "apply", abstract: "Take the edits of a canonical folder over",
    discussion: """
      Takes over what was edited in the folder PATH since it was exported, as one event. What was \
      changed in the table meanwhile stays; where both changed the same thing, nothing is applied, \
      the conflicts are shown, and the status is 65.
      """,
    operands: [.one("PATH", .file)], optionGroups: [.init("Edits", [base])] + AliasOptions.changing,
    examples: [
      .init("kunya alias apply --store names.kunya table", "Edits of an exported folder."),
      .init(
        "kunya alias apply --store names.kunya --base old/table --dry-run table",
        "What a branch would change."),
    ])

  private let options: AliasOptions
  private let folder: String
  private let base: ApplyBase

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    folder = arguments.operands[0]
    base =
      switch arguments.text(Self.base) {
      case nil: .lastExport
      case let text?: Int(text).flatMap { $0 >= 0 ? .event($0) : nil } ?? .folder(text)
      }
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let result = try storing { () throws(StoreError) in
      try store.apply(
        folder: folder, base: base, by: options.authorship, isTrial: options.isTrial)
    }
    guard result.conflicts.isEmpty else {
      for conflict in result.conflicts.prefix(50) {
        console.messages.report(
          "conflict: \(printable(conflict.id)): \(printable(conflict.sentence))")
      }
      throw .store(
        StoreError(path: options.store, reason: .conflicts(result.conflicts.count)))
    }
    var lines = LineBuffer(console.output)
    for difference in result.differences { try lines.add(bytes(difference, options.format)) }
    try lines.finish()
    if options.format == .text {
      try ChangeReport(
        "apply", "", events: [result.event], options,
        "applied the edits of \(counted(result.differences.count, "ID"))"
      ).write(options, console)
    }
    return .success
  }
}
