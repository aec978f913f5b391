internal import AliasTable
internal import Kunya

/// `kunya alias add`: gives names to an entity, and makes it where there is none.
struct AliasAddCommand: Command {
  static let id = Option(
    "id", .text, "ID", help: "The entity; made where there is none with this ID.")
  static let new = Option.flag("new", help: "A new entity, with an ID made for it.")
  static let lang = Option("lang", .text, "TAG", help: "The names' language, a BCP 47 tag.")
  static let role = Option(
    "role", .choice(of: NameRole.self), "ROLE", help: "What the names are (default: alias).")
  static let source = Option("source", .text, "NAME", help: "Where the names come from.")
  static let weak = Option.flag(
    "weak", help: "The names alone never give more than a review.")
  static let kind = Option(
    "kind", .choice(of: EntityKind.self), "KIND", help: "What the entity is.")
  static let country = Option(
    "country", .text, "CODE", isRepeatable: true, help: "A country, ISO 3166-1 alpha-2.")
  static let within = Option(
    "within", .text, "ID", isRepeatable: true, help: "An entity it lies in or belongs to.")
  static let ref = Option(
    "ref", .text, "SCHEME:VALUE", isRepeatable: true,
    help: "Its ID in another system, such as geonames:170654.")
  static let born = Option("born", .text, "DATE", help: "Year or date of birth.")
  static let gender = Option("gender", .text, "WORD", help: "The gender.")
  static let force = Option.flag(
    "force", help: "Go on where a name already means another entity.")

  static let declaration = CommandDeclaration(
    name: "add", abstract: "Give names to an entity, new or not",
    discussion: """
      Adds each NAME to the entity. The first name of a new entity is the one to show.

      A name that surely means another entity of the table already is not added: the similar names \
      are shown, and the status is 1. If they are one entity, use 'merge'; if not, 'deny' says so for \
      good, and --force adds the name all the same. Of names that may mean another one is told.
      """,
    forms: ["(--id ID | --new) NAME..."],
    operands: [.any("NAME", .text)],
    optionGroups: [
      .init("Entity", [id, new, kind, country, within, ref, born, gender]),
      .init("Names", [lang, role, source, weak, force]),
    ] + AliasOptions.changing,
    examples: [
      .init(
        "kunya alias add --store t --id acme:7 --kind person 'Walid al-Moallem'",
        "An entity with an ID of your own."),
      .init(
        "kunya alias add --store t --id acme:7 --lang ar 'وليد المعلم'", "One more name of it."),
      .init(
        "kunya alias add --store t --new --note 'letter of 3 May' 'Abu Khalid'",
        "An entity whose ID is made for it; the ID is shown."),
    ])

  private let options: AliasOptions
  private let target: EntityTarget
  private let names: [NameRecord]
  private let facts: Claim
  private let isForced: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    target = try EntityTarget(arguments)
    isForced = arguments.has(Self.force)
    names = arguments.operands.map {
      NameRecord(
        text: $0, lang: arguments.text(Self.lang),
        role: arguments.choice(Self.role, as: NameRole.self) ?? .alias,
        source: arguments.text(Self.source), weak: arguments.has(Self.weak))
    }
    facts = Claim(
      kind: arguments.choice(Self.kind, as: EntityKind.self), born: arguments.text(Self.born),
      gender: arguments.text(Self.gender), countries: arguments.texts(Self.country),
      within: arguments.texts(Self.within), refs: try Self.references(arguments))
    if names.isEmpty, facts.isEmpty { throw .missingOperand("NAME") }
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open(try NameKeys())
    let similar = try similarNames(store)
    let isTaken = similar.contains { $0.score >= Kunya.ResolveOptions.defaultMatchAt }
    guard !isTaken || isForced else { return try stop(similar, console) }
    warn(similar, console)
    let change = try storing { () throws(StoreError) in
      try store.add(
        names, to: target, facts: facts, by: options.authorship, isTrial: options.isTrial)
    }
    var report = ChangeReport(
      "add", change.id, events: [change.event], options,
      "added \(counted(names.count, "name")) to \(change.id)")
    report.similar = similar
    try report.write(options, console)
    return .success
  }

  /// The entities that the names mean already.
  private func similarNames(_ store: AliasStore) throws(CommandError) -> [SimilarName] {
    let entity = try storing { () throws(StoreError) -> TableEntity? in
      guard case .id(let id) = target else { return nil }
      return try store.entity(id)
    }
    let finder = try SimilarNames(store)
    var found: [SimilarName] = []
    for name in names {
      // A name that is there is no news.
      if entity?.names.contains(where: { $0.text == name.text }) ?? false { continue }
      let kind = facts.kind ?? entity?.kind
      for other in try finder.find(name.text, kind: kind, otherThan: entity)
      where !found.contains(where: { $0.id == other.id }) {
        found.append(other)
      }
    }
    return found
  }

  private func stop(
    _ similar: [SimilarName], _ console: Console
  ) throws(CommandError) -> ExitCode {
    let id = if case .id(let id) = target { id } else { "" }
    var report = ChangeReport("add", id, events: [], options, "")
    report.similar = similar
    report.isStopped = true
    if options.format == .jsonl { try report.write(options, console) }
    warn(similar, console)
    console.messages.report("nothing was added; 'merge' them, 'deny' it, or go on with --force")
    return .incomplete
  }

  private func warn(_ similar: [SimilarName], _ console: Console) {
    for name in similar.prefix(5) {
      console.messages.report(
        "\(printable(name.id)) '\(printable(name.label))' has the similar name "
          + "'\(printable(name.name))' (\(scoreText(name.score)))")
    }
  }

  private static func references(_ arguments: Arguments) throws(UsageError) -> [Reference] {
    var references: [Reference] = []
    for text in arguments.texts(ref) {
      guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
        throw .badText(of: ref.spelling, text, expected: "SCHEME:VALUE")
      }
      references.append(
        Reference(
          scheme: String(text[..<colon]), value: String(text[text.index(after: colon)...])))
    }
    return references
  }
}

extension EntityTarget {
  /// What `--id` and `--new` say.
  init(_ arguments: Arguments) throws(UsageError) {
    switch (arguments.text(AliasAddCommand.id), arguments.has(AliasAddCommand.new)) {
    case (let id?, false): self = .id(id)
    case (nil, true): self = .new
    case (_?, true):
      throw .conflict(AliasAddCommand.id.spelling, AliasAddCommand.new.spelling)
    case (nil, false): throw .missingOption(AliasAddCommand.id)
    }
  }
}

/// A number with its noun: `1 name`, `3 names`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}
