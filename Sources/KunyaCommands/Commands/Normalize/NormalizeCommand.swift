internal import Kunya
internal import Records

/// `kunya normalize`: takes names apart and shows their canonical forms.
struct NormalizeCommand: Command {
  static let declaration = NormalizeOptions.declaration

  private let options: NormalizeOptions

  init(_ arguments: Arguments) {
    options = NormalizeOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let normalizer = try makeNormalizer()
    let style = TextStyle(isOn: console.terminal.usesColour)
    var rejects = RejectLog(console)
    var isFirst = true
    try NameOperands(operands: options.names).forEach(console, rejects: &rejects) {
      (_, name) throws(CommandError) in
      let normalized = normalizer.normalize(String(decoding: name, as: UTF8.self))
      switch options.format {
      case .text:
        let text = NormalizationText(style).text(normalized)
        try console.output.write(isFirst ? text : "\n" + text)
      case .jsonl:
        var json = JSONWriter()
        json.line(normalized)
        try console.output.write(json.bytes)
      }
      isFirst = false
    }
    try rejects.finish()
    return rejects.count == 0 ? .success : .incomplete
  }

  private func makeNormalizer() throws(CommandError) -> Normalizer {
    do {
      return try Normalizer()
    } catch {
      throw .internalError("\(error)")
    }
  }
}
