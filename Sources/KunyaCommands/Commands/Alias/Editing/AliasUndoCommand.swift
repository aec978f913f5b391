internal import AliasTable

/// `kunya alias undo`: takes changes back.
struct AliasUndoCommand: Command {
  static let declaration = CommandDeclaration(
    name: "undo", abstract: "Take changes back",
    discussion: """
      Takes back each EVENT, a number or a range such as 5..9, the newest first: all of them or \
      none. An event that later ones rest on is not taken back alone; they are named. The undoing \
      is itself an event, and can be undone.
      """,
    operands: [.oneOrMore("EVENT", .text)], optionGroups: AliasOptions.changing,
    examples: [
      .init("kunya alias undo --store t 17", "Takes back one change."),
      .init("kunya alias undo --store t 12..17 --dry-run", "Sees whether six could be."),
    ])

  private let options: AliasOptions
  private let events: [Int]

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    var events: [Int] = []
    for word in arguments.operands { events += try Self.range(word) }
    self.events = events
  }

  private static func range(_ word: String) throws(UsageError) -> ClosedRange<Int> {
    let ends = word.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
    if let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first > 0,
      first <= last, last - first < 1_000_000
    {
      return first...last
    }
    throw .badText(of: "EVENT", word, expected: "the number of an event, or a range such as 5..9")
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    let undone = try storing { () throws(StoreError) in
      try store.undo(events, by: options.authorship, isTrial: options.isTrial)
    }
    let list = Set(events).sorted(by: >).prefix(10).map(String.init).joined(separator: ", ")
    try ChangeReport(
      "undo", "", events: options.isTrial ? [] : undone, options, "took back event \(list)"
    ).write(options, console)
    return .success
  }
}
