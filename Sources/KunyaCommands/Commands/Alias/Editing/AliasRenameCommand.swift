internal import AliasTable

/// `kunya alias rename`: makes a name the one to show.
struct AliasRenameCommand: Command {
  static let declaration = CommandDeclaration(
    name: "rename", abstract: "Choose the name that an entity is shown by",
    discussion: """
      Makes NAME the preferred name of the entity, and adds it where it is not there. The name \
      preferred until now stays as an alias.
      """,
    operands: [.one("ID", .text), .one("NAME", .text)],
    optionGroups: [.init("Name", [AliasAddCommand.lang])] + AliasOptions.changing,
    examples: [
      .init("kunya alias rename --store t acme:7 'وليد المعلم'", "Shows the Arabic name.")
    ])

  private let options: AliasOptions
  private let id: String
  private let name: NameRecord

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    id = arguments.operands[0]
    name = NameRecord(text: arguments.operands[1], lang: arguments.text(AliasAddCommand.lang))
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let change = try storing { () throws(StoreError) in
      try store.rename(id, to: name, by: options.authorship, isTrial: options.isTrial)
    }
    try ChangeReport(
      "rename", id, events: [change.event], options, "\(id) is now shown as '\(name.text)'"
    ).write(options, console)
    return .success
  }
}
