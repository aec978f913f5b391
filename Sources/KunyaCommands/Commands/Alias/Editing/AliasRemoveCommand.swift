internal import AliasTable

/// `kunya alias remove`: takes names off an entity.
struct AliasRemoveCommand: Command {
  static let declaration = CommandDeclaration(
    name: "remove", abstract: "Take names off an entity",
    discussion: """
      Takes each NAME off the entity, in every language and from every source; the next version of \
      a source does not bring it back. The last name stays: 'retire' ends the entity itself.
      """,
    operands: [.one("ID", .text), .oneOrMore("NAME", .text)], optionGroups: AliasOptions.changing,
    examples: [
      .init(
        "kunya alias remove --store t acme:7 'Walid Moalem'", "Takes off one spelling.")
    ])

  private let options: AliasOptions
  private let id: String
  private let names: [String]

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    id = arguments.operands[0]
    names = Array(arguments.operands.dropFirst())
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let change = try storing { () throws(StoreError) in
      try store.remove(names, from: id, by: options.authorship, isTrial: options.isTrial)
    }
    try ChangeReport(
      "remove", id, events: [change.event], options,
      "removed \(counted(names.count, "name")) of \(id)"
    ).write(options, console)
    return .success
  }
}
