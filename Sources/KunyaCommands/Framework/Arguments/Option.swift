/// One long option of a command: `--explain`, `--limit N`, `--table FILE`.
///
/// Options are declared once, as constants. The scanner, the help page and the shell completions
/// all read the declaration, and a command asks its ``Arguments`` by the same constant:
///
/// ```swift
/// static let limit = Option("limit", .integer(1...Int.max), "N", help: "At most N candidates.")
/// // … later
/// let limit = arguments.integer(Self.limit) ?? 5
/// ```
struct Option: Sendable, Hashable {
  /// The name without its dashes.
  let name: String

  /// What the value may be; `nil` for a flag, which takes none.
  let kind: ValueKind?

  /// How the value is called in the help page, in capitals; empty for a flag.
  let placeholder: String

  /// Whether every occurrence counts. Otherwise the last one wins, so that a shell alias's
  /// options can be overridden.
  let isRepeatable: Bool

  /// One or two sentences for the help page.
  let help: String

  /// An option that takes a value.
  init(
    _ name: String, _ kind: ValueKind, _ placeholder: String, isRepeatable: Bool = false,
    help: String
  ) {
    self.name = name
    self.kind = kind
    self.placeholder = placeholder
    self.isRepeatable = isRepeatable
    self.help = help
  }

  /// An option that is either given or not.
  static func flag(_ name: String, help: String) -> Option {
    Option(flag: name, help: help)
  }

  private init(flag name: String, help: String) {
    self.name = name
    self.kind = nil
    self.placeholder = ""
    self.isRepeatable = false
    self.help = help
  }

  /// The option as it is typed: `--limit`.
  var spelling: String { "--" + name }

  /// The option with its value, as the help page shows it: `--limit N`.
  var synopsis: String { kind == nil ? spelling : spelling + " " + placeholder }
}

extension Option {
  /// Understood by every command, and by the program itself.
  static let help = Option.flag("help", help: "Show this help.")

  /// Understood by every command, and by the program itself.
  static let version = Option.flag("version", help: "Show the program's version.")
}
