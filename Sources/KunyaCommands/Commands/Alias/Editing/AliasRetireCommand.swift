internal import AliasTable

/// `kunya alias retire`: ends the use of an ID.
struct AliasRetireCommand: Command {
  static let declaration = CommandDeclaration(
    name: "retire", abstract: "End the use of an ID",
    discussion: """
      Leaves nothing of the entity but its ID, which is never used again. What it was stays in the \
      history.
      """,
    operands: [.one("ID", .text)], optionGroups: AliasOptions.changing,
    examples: [
      .init(
        "kunya alias retire --store t acme:17 --note 'a company, not a person'",
        "Takes an entity out of use.")
    ])

  private let options: AliasOptions
  private let id: String

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    id = arguments.operands[0]
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let change = try storing { () throws(StoreError) in
      try store.retire(id, by: options.authorship, isTrial: options.isTrial)
    }
    try ChangeReport("retire", id, events: [change.event], options, "retired \(id)")
      .write(options, console)
    return .success
  }
}
