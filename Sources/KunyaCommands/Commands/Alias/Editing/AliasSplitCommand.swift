internal import AliasTable

/// `kunya alias split`: moves names to an entity of their own.
struct AliasSplitCommand: Command {
  static let declaration = CommandDeclaration(
    name: "split", abstract: "Move names to an entity of their own",
    discussion: """
      Takes each NAME off the entity and gives it to a new one, whose ID is given with --id or made \
      with --new. An ID that was ever used is not used again. The names are kept by hand from then \
      on, whatever source they came from.
      """,
    forms: ["ID (--id ID | --new) NAME..."],
    operands: [.one("ID", .text), .oneOrMore("NAME", .text)],
    optionGroups: [.init("New entity", [AliasAddCommand.id, AliasAddCommand.new])]
      + AliasOptions.changing,
    examples: [
      .init(
        "kunya alias split --store t acme:7 --new 'Walid Moallem (b. 1971)'",
        "A namesake who had been taken for the same man.")
    ])

  private let options: AliasOptions
  private let id: String
  private let target: EntityTarget
  private let names: [String]

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    id = arguments.operands[0]
    target = try EntityTarget(arguments)
    names = Array(arguments.operands.dropFirst())
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let change = try storing { () throws(StoreError) in
      try store.split(
        names, from: id, to: target, by: options.authorship, isTrial: options.isTrial)
    }
    try ChangeReport(
      "split", change.id, events: [change.event], options,
      "moved \(counted(names.count, "name")) from \(id) to \(change.id)"
    ).write(options, console)
    return .success
  }
}
