internal import Kunya
internal import Onomastics
internal import Records

/// `kunya variants`: the likely spellings of names.
struct VariantsCommand: Command {
  static let declaration = VariantsOptions.declaration

  private let options: VariantsOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try VariantsOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let finder = try makeFinder()
    let style = TextStyle(isOn: console.terminal.usesColour)
    var rejects = RejectLog(console)
    var isFirst = true
    try NameOperands(operands: options.names).forEach(console, rejects: &rejects) {
      (_, name) throws(CommandError) in
      let text = String(decoding: name, as: UTF8.self)
      let variants = finder.variants(
        of: text, arabic: options.arabic, kind: kind, limit: options.limit)
      switch options.format {
      case .text:
        let lines = variants.map { "\(scoreText($0.probability))  \(printable($0.text))\n" }
        let title = style.bold(printable(text)) + "\n"
        try console.output.write((isFirst ? "" : "\n") + title + lines.joined())
      case .jsonl:
        var json = JSONWriter()
        json.line(text, variants)
        try console.output.write(json.bytes)
      }
      isFirst = false
    }
    try rejects.finish()
    return rejects.count == 0 ? .success : .incomplete
  }

  private var kind: NameKind? {
    switch options.kind {
    case .person: .person
    case .place: .place
    case .organization: .organization
    case .name: .name
    case nil: nil
    }
  }

  private func makeFinder() throws(CommandError) -> VariantFinder {
    do {
      return try VariantFinder()
    } catch {
      throw .internalError("\(error)")
    }
  }
}
