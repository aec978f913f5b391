internal import AliasTable
internal import Records

/// `kunya alias review`: decides what waits for a person.
struct AliasReviewCommand: Command {
  private static let from = Option(
    "from", .file, "FILE", isRepeatable: true,
    help: "First put proposals into the queue: answers of 'batch' (JSON Lines), or a TSV of names.")
  private static let list = Option.flag("list", help: "Show the queue, and decide nothing.")
  private static let accept = Option(
    "accept", .integer(1...Int.max), "N", isRepeatable: true, help: "Accept proposal N.")
  private static let reject = Option(
    "reject", .integer(1...Int.max), "N", isRepeatable: true, help: "Reject proposal N.")
  private static let acceptAbove = Option(
    "accept-above", CommonOptions.probability, "SCORE",
    help: "Accept all proposals with at least this score.")

  static let declaration = CommandDeclaration(
    name: "review", abstract: "Decide what waits for a person",
    discussion: """
      Shows the proposals one after the other, the surest first, and asks: 'a' accepts, 'r' rejects, \
      's' or Enter skips, 'q' ends. What is accepted is done; what is rejected is denied, and never \
      proposed again. Every decision is an event and can be undone, which opens the proposal again.

      The queue is filled with --from: from the answers of 'batch' those that ask for a review and \
      have their best candidate in the table, and \
      from a TSV with the columns id and name, as 'cluster' writes it, every row; 'import --review' \
      fills it too.
      """,
    optionGroups: [
      .init("Queue", [from, list]), .init("Decisions", [accept, reject, acceptAbove]),
    ] + AliasOptions.changing,
    examples: [
      .init("kunya alias review --store t --from resolved.jsonl", "Goes through what is unsure."),
      .init("kunya alias review --store t --accept-above 0.99", "Takes what is near certain."),
      .init("kunya alias review --store t --list --format jsonl", "The queue, in JSON."),
    ])

  private let options: AliasOptions
  private let files: [String]
  private let lists: Bool
  private let accepted: [Int]
  private let rejected: [Int]
  private let threshold: Double?

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    files = arguments.texts(Self.from)
    lists = arguments.has(Self.list)
    accepted = arguments.integers(Self.accept)
    rejected = arguments.integers(Self.reject)
    threshold = arguments.number(Self.acceptAbove)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open()
    var log = RejectLog(console)
    for file in files { try feed(file, store, &log, console) }
    try log.finish()
    let status: ExitCode = log.count == 0 ? .success : .incomplete
    let open = try storing { () throws(StoreError) in try store.openProposals() }
    if lists {
      try show(open, console)
    } else if !accepted.isEmpty || !rejected.isEmpty {
      for number in accepted { try decide(number, .accepted, open, store, console) }
      for number in rejected { try decide(number, .rejected, open, store, console) }
    } else if let threshold {
      for proposal in open where proposal.score ?? 0 >= threshold {
        try decide(proposal, .accepted, store, console)
      }
    } else if files.isEmpty || console.terminal.isInteractive {
      try ReviewDialogue(store, options).run(open, console)
    }
    return status
  }

  private func feed(
    _ path: String, _ store: AliasStore, _ log: inout RejectLog, _ console: Console
  ) throws(CommandError) {
    var proposals: [Proposal] = []
    if BatchOptions.Format(fileName: path) == .tsv {
      try ProposalReader.readTable(path, console, rejects: &log) { proposals.append($0) }
    } else {
      try ProposalReader.readAnswers(path, console, rejects: &log) { proposals.append($0) }
      // 'batch' may have found an entity of another table, or one that comes with the program.
      proposals = try storing { () throws(StoreError) in
        var known: [Proposal] = []
        for proposal in proposals where try store.standing(for: proposal.id) != nil {
          known.append(proposal)
        }
        return known
      }
    }
    let found = proposals
    guard !options.isTrial else {
      return console.messages.report("\(counted(found.count, "proposal")), not kept")
    }
    let count = try storing { () throws(StoreError) in try store.propose(found) }
    console.messages.report("\(counted(count, "new proposal")) from \(printable(path))")
  }

  private func show(_ proposals: [Proposal], _ console: Console) throws(CommandError) {
    var lines = LineBuffer(console.output)
    for proposal in proposals {
      switch options.format {
      case .text: try lines.add(Array((proposal.line + "\n").utf8))
      case .jsonl:
        var json = JSONWriter()
        json.line(proposal)
        try lines.add(json.bytes)
      }
    }
    try lines.finish()
  }

  private func decide(
    _ number: Int, _ verdict: Verdict, _ open: [Proposal], _ store: AliasStore,
    _ console: Console
  ) throws(CommandError) {
    guard let proposal = open.first(where: { $0.number == number }) else {
      throw .store(StoreError(path: options.store, reason: .unknownProposal(number)))
    }
    try decide(proposal, verdict, store, console)
  }

  private func decide(
    _ proposal: Proposal, _ verdict: Verdict, _ store: AliasStore, _ console: Console
  ) throws(CommandError) {
    let change: Change
    do throws(StoreError) {
      change = try store.decide(
        proposal, verdict, by: options.authorship, isTrial: options.isTrial)
    } catch {
      // One proposal that has become impossible does not keep the others from being decided.
      guard error.exitCode == .badData else { throw CommandError(error) }
      return console.messages.report("proposal \(proposal.number): \(printable(error.description))")
    }
    try ChangeReport(
      "review", change.id, events: [change.event], options,
      "\(verdict.rawValue) \(proposal.number): \(proposal.sentence)"
    ).write(options, console)
  }
}

/// Asks a person about one proposal after the other.
struct ReviewDialogue {
  private let store: AliasStore
  private let options: AliasOptions

  init(_ store: AliasStore, _ options: AliasOptions) {
    self.store = store
    self.options = options
  }

  func run(_ proposals: [Proposal], _ console: Console) throws(CommandError) {
    guard !proposals.isEmpty else {
      return console.messages.report("nothing waits for a decision")
    }
    var answers = AnswerLines(console.input)
    for (position, proposal) in proposals.enumerated() {
      try console.output.write(try question(proposal, position + 1, of: proposals.count))
      guard let answer = try answers.next() else { break }
      switch answer.lowercased() {
      case "a": try decide(proposal, .accepted, console)
      case "r": try decide(proposal, .rejected, console)
      case "q": return
      default: break
      }
    }
  }

  private func question(
    _ proposal: Proposal, _ number: Int, of count: Int
  ) throws(CommandError) -> String {
    let (entity, other) = try storing { () throws(StoreError) in
      let other: TableEntity? =
        if case .merge(let id) = proposal.subject { try store.entity(id) } else { nil }
      return (try store.entity(proposal.id), other)
    }
    var text = "\n\(number) of \(count)  \(printable(proposal.sentence))"
    if let score = proposal.score { text += "  \(scoreText(score))" }
    if !proposal.reason.isEmpty { text += "\n  \(printable(proposal.reason))" }
    text += "\n"
    for entity in [entity, other].compactMap({ $0 }) {
      let names = entity.record.names.prefix(8).map { printable($0.text) }
      text += "  \(printable(entity.id)): \(names.joined(separator: " | "))\n"
    }
    return text + "[a]ccept, [r]eject, [s]kip, [q]uit? "
  }

  private func decide(
    _ proposal: Proposal, _ verdict: Verdict, _ console: Console
  ) throws(CommandError) {
    let answer: String
    do throws(StoreError) {
      let change = try store.decide(
        proposal, verdict, by: options.authorship, isTrial: options.isTrial)
      answer = change.event.map { "\(verdict.rawValue) (event \($0))" } ?? verdict.rawValue
    } catch {
      guard error.exitCode == .badData else { throw CommandError(error) }
      answer = printable(error.description)
    }
    try console.output.write(answer + "\n")
  }
}

/// What a person types, line by line.
struct AnswerLines {
  private let input: ByteInput
  private var pending: [UInt8] = []
  private var isAtEnd = false

  init(_ input: ByteInput) {
    self.input = input
  }

  /// The next line, trimmed; `nil` at the end.
  mutating func next() throws(CommandError) -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeFirst(end + 1) }
        return text(pending[..<end])
      }
      if isAtEnd {
        defer { pending = [] }
        return pending.isEmpty ? nil : text(pending[...])
      }
      var buffer = [UInt8](repeating: 0, count: 256)
      var span = buffer.mutableSpan
      let count = try span.withUnsafeMutableBytes { (target) throws(CommandError) in
        try input.read(into: target)
      }
      if count == 0 { isAtEnd = true }
      pending.append(contentsOf: buffer.prefix(count))
    }
  }

  private func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.filter { $0 > 0x20 }, as: UTF8.self)
  }
}

extension Proposal {
  /// What is proposed, for people.
  var sentence: String {
    switch subject {
    case .name(let name, _): "'\(name.text)' is a name of \(id)"
    case .merge(let other): "\(other) is the same as \(id)"
    }
  }

  /// One line of the queue.
  var line: String {
    [
      String(number), score.map(scoreText) ?? "-", printable(sentence), printable(reason),
    ].joined(separator: "\t")
  }
}

extension JSONWriter {
  /// A proposal: `Data/schemas/table-proposal.schema.json`.
  mutating func line(_ proposal: Proposal) {
    beginObject()
    key("number")
    integer(proposal.number)
    key("id")
    string(proposal.id)
    switch proposal.subject {
    case .name(let name, _):
      key("name")
      string(name.text)
    case .merge(let other):
      key("same")
      string(other)
    }
    key("score")
    if let score = proposal.score { self.score(score) } else { null() }
    key("reason")
    string(proposal.reason)
    engine()
    endObject()
    endLine()
  }
}
