internal import AliasTable
internal import Glibc

/// What the commands about a table have in common: which table, how to answer, and how to change it.
struct AliasOptions: Sendable, Equatable {
  let store: String
  var format: Format

  /// How many seconds to wait for another process.
  let patience: Int

  /// Who changes the table; `nil` for the user of this process.
  let by: String?

  /// Why.
  let note: String?

  /// Whether nothing is kept.
  let isTrial: Bool

  /// How the answer is written.
  enum Format: String, Sendable, CaseIterable {
    case text, jsonl
  }

  init(_ arguments: Arguments) throws(UsageError) {
    guard let store = arguments.text(Self.store) else { throw .missingOption(Self.store) }
    self.store = store
    format = arguments.choice(Self.format, as: Format.self) ?? .text
    patience = arguments.integer(Self.wait) ?? Self.defaultPatience
    by = arguments.text(Self.by)
    note = arguments.text(Self.note)
    isTrial = arguments.has(Self.dryRun)
  }

  /// Who makes the change, and why.
  var authorship: Authorship {
    Authorship(actor: by ?? Self.user, note: note)
  }

  private static let defaultPatience = 60

  private static var user: String {
    if let user = getpwuid(geteuid()), let name = user.pointee.pw_name {
      return String(cString: name)
    }
    return String(geteuid())
  }
}

extension AliasOptions {
  static let store = Option("store", .file, "FILE", help: "The table.")

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT",
    help: "Answer in text, or in JSON, one object a line (default: text).")

  static let wait = Option(
    "wait", .integer(0...86_400), "SECONDS",
    help: "Wait so long for another process that is changing the table (default: 60).")

  static let by = Option(
    "by", .text, "WHO", help: "Who makes the change (default: the user's name).")

  static let note = Option("note", .text, "TEXT", help: "Why; kept in the history.")

  static let dryRun = Option.flag(
    "dry-run", help: "Do everything but keep nothing: tell what would happen.")

  /// The options of commands that only read.
  static let reading: [CommandDeclaration.OptionGroup] = [
    .init("Table", [store, wait]), .init("Output", [format]),
  ]

  /// The options of commands that change the table.
  static let changing: [CommandDeclaration.OptionGroup] = [
    .init("Table", [store, wait]), .init("Change", [by, note, dryRun]), .init("Output", [format]),
  ]
}
