internal import AliasTable

/// `kunya alias allow`: takes back what `deny` said.
struct AliasAllowCommand: Command {
  static let declaration = CommandDeclaration(
    name: "allow", abstract: "Take back what 'deny' said",
    discussion: "Entities, or a spelling and an entity, may be the same again.",
    forms: DenialSubject.forms, operands: DenialSubject.operands,
    optionGroups: [.init("What", [DenialSubject.name])] + AliasOptions.changing,
    examples: [
      .init(
        "kunya alias allow --store t geonames:266826 geonames:2210247", "They may be one after all."
      )
    ])

  private let options: AliasOptions
  private let subject: DenialSubject

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    subject = try DenialSubject(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let (by, isTrial) = (options.authorship, options.isTrial)
    let change = try storing { () throws(StoreError) in
      switch subject {
      case .pair(let id, let others): try store.allow(id, others, by: by, isTrial: isTrial)
      case .name(let name, let id): try store.allow(name: name, of: id, by: by, isTrial: isTrial)
      }
    }
    try ChangeReport(
      "allow", subject.id, events: [change.event], options, "\(subject.sentence) may be the same"
    ).write(options, console)
    return .success
  }
}
