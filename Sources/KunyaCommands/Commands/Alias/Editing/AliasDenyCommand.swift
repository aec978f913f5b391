internal import AliasTable

/// What `deny` and `allow` are about.
enum DenialSubject: Sendable, Equatable {
  /// Entities that are never the same: the first and each of the others.
  case pair(String, [String])
  /// A spelling that never means an entity.
  case name(String, of: String)

  init(_ arguments: Arguments) throws(UsageError) {
    let ids = arguments.operands
    if let name = arguments.text(Self.name) {
      if ids.count > 1 { throw .surplusOperand(ids[1]) }
      self = .name(name, of: ids[0])
    } else {
      guard ids.count > 1 else { throw .missingOperand("OTHER") }
      self = .pair(ids[0], Array(ids.dropFirst()))
    }
  }

  static let name = Option("name", .text, "TEXT", help: "A spelling, instead of an entity.")
  static let operands: [Operand] = [.one("ID", .text), .any("OTHER", .text)]
  static let forms = ["ID OTHER...", "--name TEXT ID"]

  var id: String {
    switch self {
    case .pair(let id, _), .name(_, let id): id
    }
  }

  /// What is said of the entity, for people.
  var sentence: String {
    switch self {
    case .pair(let id, let others): "\(id) and \(others.joined(separator: ", "))"
    case .name(let name, let id): "'\(name)' and \(id)"
    }
  }
}

/// `kunya alias deny`: says what is never the same.
struct AliasDenyCommand: Command {
  static let declaration = CommandDeclaration(
    name: "deny", abstract: "Say what is never the same",
    discussion: """
      Says that entities are never the same: they are not merged, and no command proposes it again. \
      With --name, that a spelling never means an entity; where it is among its names, it goes.
      """,
    forms: DenialSubject.forms, operands: DenialSubject.operands,
    optionGroups: [.init("What", [DenialSubject.name])] + AliasOptions.changing,
    examples: [
      .init(
        "kunya alias deny --store t geonames:266826 geonames:2210247", "Two towns of one name."),
      .init(
        "kunya alias deny --store t --name 'Tripoli' geonames:2210247",
        "The spelling is not to mean that town."),
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
      case .pair(let id, let others): try store.deny(id, others, by: by, isTrial: isTrial)
      case .name(let name, let id): try store.deny(name: name, of: id, by: by, isTrial: isTrial)
      }
    }
    try ChangeReport(
      "deny", subject.id, events: [change.event], options, "\(subject.sentence) are never the same"
    ).write(options, console)
    return .success
  }
}
