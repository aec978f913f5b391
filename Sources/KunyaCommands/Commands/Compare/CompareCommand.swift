internal import Kunya
internal import Records

/// `kunya compare`: tells whether two spellings are one name.
struct CompareCommand: Command {
  static let declaration = CompareOptions.declaration

  private let options: CompareOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try CompareOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    switch options.subject {
    case .names(let a, let b): try compare(a, b, console)
    case .pairs(let path): try PairsRun(options, path).run(console)
    }
  }

  private func compare(
    _ a: String, _ b: String, _ console: Console
  ) throws(CommandError) -> ExitCode {
    var rejects = RejectLog(console)
    for (number, name) in [a, b].enumerated() {
      if let fault = Rejection.Reason.fault(ofName: Array(name.utf8).span) {
        try rejects.add([Rejection(file: "command line", record: number + 1, reason: fault)])
      }
    }
    guard rejects.count == 0 else { return .incomplete }
    let wantsReasons = options.explains || options.format == .jsonl
    let comparer = Comparer(of: try options.makeResolver(console))
    let comparison = comparer.compare(a, b, explain: wantsReasons)
    switch options.format {
    case .text:
      let style = TextStyle(isOn: console.terminal.usesColour)
      try console.output.write(text(comparison, style))
    case .jsonl:
      var json = JSONWriter()
      json.line(comparison, of: a, and: b)
      try console.output.write(json.bytes)
    }
    return .success
  }

  private func text(_ comparison: Comparison, _ style: TextStyle) -> String {
    let verdict = "\(scoreText(comparison.score)) \(style.decision(comparison.decision))\n"
    let reasons = comparison.explanation.map { ExplanationText(style).text($0, indent: "  ") }
    return verdict + (reasons ?? "")
  }
}

extension CompareOptions {
  /// A resolver over the indexes alone, for a comparer of names out of them.
  func makeResolver(_ console: Console) throws(CommandError) -> Resolver {
    try ResolutionOptions.makeResolver(
      indexes: indexes, tables: [], usesBuiltin: false, console
    ).resolver
  }
}

extension Comparer {
  /// A comparer, or why there can be none.
  static func make() -> Result<Comparer, CommandError> {
    do {
      return .success(try Comparer())
    } catch {
      return .failure(.internalError("\(error)"))
    }
  }
}
