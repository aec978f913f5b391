internal import AliasTable

/// `kunya alias init`: makes an empty table.
struct AliasInitCommand: Command {
  private static let prefix = Option(
    "id-prefix", .text, "PREFIX",
    help: "Begin the IDs of new entities with PREFIX and a colon (default: id).")

  static let declaration = CommandDeclaration(
    name: "init", abstract: "Make an empty table",
    discussion: """
      Makes the file that all other commands work on. It is an SQLite database that other programs \
      may read; its tables are described in it.

      IDs that are made for new entities are 26 lower-case letters and digits after the prefix; \
      they sort by time and need no agreement between tables.
      """,
    optionGroups: [
      .init("Table", [AliasOptions.store, AliasOptions.wait, prefix]),
      .init("Output", [AliasOptions.format]),
    ],
    examples: [
      .init("kunya alias init --store names.kunya", "Makes the table names.kunya."),
      .init(
        "kunya alias init --store names.kunya --id-prefix acme",
        "New entities get IDs such as acme:01k9x…."),
    ])

  private let options: AliasOptions
  private let idPrefix: String

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    idPrefix = arguments.text(Self.prefix) ?? "id"
    guard EntityID.isRegular(idPrefix + ":0") else {
      throw .badText(of: Self.prefix.spelling, idPrefix, expected: "lower-case letters and digits")
    }
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    _ = try storing { () throws(StoreError) in
      try AliasStore.create(
        path: options.store, idPrefix: idPrefix, patience: options.patience)
    }
    if options.format == .text { try console.output.write("made \(printable(options.store))\n") }
    return .success
  }
}
