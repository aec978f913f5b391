internal import Kunya
internal import Records

/// `kunya resolve`: finds the entities that names mean.
struct ResolveCommand: Command {
  static let declaration = ResolveOptions.declaration

  private let options: ResolveOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try ResolveOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let (scope, tablesAreClean) = try options.resolution.makeScope(console)
    // The text does not show them.
    let mentions = try MentionResolver(
      scope, options.resolution, pairScores: options.format == .jsonl)
    var rejects = RejectLog(console)
    var allMatch = true
    var isFirst = true
    try NameOperands(operands: options.names).forEach(console, rejects: &rejects) {
      (number, name) throws(CommandError) in
      let answer = mentions.resolve(key: String(number), name: name)
      if answer.resolution.decision != .match { allMatch = false }
      if !isFirst, options.format == .text { try console.output.write("\n") }
      isFirst = false
      try console.output.write(text(answer, console.terminal))
    }
    try rejects.finish()
    let isSatisfied = allMatch || !options.resolution.requiresMatch
    return rejects.count == 0 && tablesAreClean && isSatisfied ? .success : .incomplete
  }

  private func text(_ answer: ResolvedMention, _ terminal: Terminal) -> [UInt8] {
    switch options.format {
    case .text:
      return Array(ResolutionText(TextStyle(isOn: terminal.usesColour)).text(answer).utf8)
    case .jsonl:
      var json = JSONWriter()
      json.line(answer)
      return json.bytes
    }
  }
}
