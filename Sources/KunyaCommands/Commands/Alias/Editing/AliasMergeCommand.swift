internal import AliasTable

/// `kunya alias merge`: makes several entities one.
struct AliasMergeCommand: Command {
  static let declaration = CommandDeclaration(
    name: "merge", abstract: "Make several entities one",
    discussion: """
      Gives all that is known of each entity LOSE to the entity KEEP. The IDs of the losers stay \
      for ever, as redirects to KEEP; a source that still uses them adds to KEEP. Entities that \
      are denied to be the same are not merged.
      """,
    operands: [.one("KEEP", .text), .oneOrMore("LOSE", .text)],
    optionGroups: AliasOptions.changing,
    examples: [
      .init(
        "kunya alias merge --store t acme:7 acme:17", "Two entries of one man.")
    ])

  private let options: AliasOptions
  private let keeper: String
  private let losers: [String]

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    keeper = arguments.operands[0]
    losers = Array(arguments.operands.dropFirst())
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let change = try storing { () throws(StoreError) in
      try store.merge(losers, into: keeper, by: options.authorship, isTrial: options.isTrial)
    }
    try ChangeReport(
      "merge", keeper, events: [change.event], options,
      "merged \(losers.joined(separator: ", ")) into \(keeper)"
    ).write(options, console)
    return .success
  }
}
