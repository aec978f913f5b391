internal import AliasIndex
internal import Kunya
internal import Records

/// `kunya annotate`: finds the names in running text.
struct AnnotateCommand: Command {
  static let declaration = AnnotateOptions.declaration

  private let options: AnnotateOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AnnotateOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let input = try console.open(options.input)
    let (resolver, tablesAreClean) = try ResolutionOptions.makeResolver(
      indexes: options.indexes, tables: options.tables, usesBuiltin: options.usesBuiltin, console)
    let text = try read(input, console)
    let output = try console.create(options.output)
    let annotator = try makeAnnotator(resolver)
    let found = text.withUnsafeBufferPointer { annotator.annotate($0) }
    let wanted = found.filter {
      options.kind == nil || $0.candidate.kind == options.kind?.indexKind
    }
    switch options.format {
    case .text:
      let style = TextStyle(isOn: options.output == "-" && console.terminal.usesColour)
      try output.write(AnnotationText(style).text(wanted))
    case .jsonl:
      var json = JSONWriter()
      for annotation in wanted { json.line(annotation) }
      try output.write(json.bytes)
    }
    try output.close()
    return tablesAreClean ? .success : .incomplete
  }

  private func makeAnnotator(_ resolver: Resolver) throws(CommandError) -> Annotator {
    do {
      return try Annotator(resolver: resolver)
    } catch {
      throw .internalError("\(error)")
    }
  }

  /// The whole text: a bare surname may refer to a fuller mention anywhere before it.
  ///
  /// Broken UTF-8 is reported but not replaced, since that would move the offsets behind it.
  private func read(_ input: ByteInput, _ console: Console) throws(CommandError) -> [UInt8] {
    guard let text = try input.readAll(limit: Self.longestText) else {
      throw .badData(
        DataProblem(
          source: input.title,
          problem: "a text of more than \(grouped(Self.longestText)) bytes; divide it"))
    }
    var repaired: [UInt8] = []
    let replaced = WellFormedUTF8.append(text.span, to: &repaired)
    if replaced > 0 {
      console.messages.report(
        "\(input.title): not UTF-8 in \(grouped(replaced)) \(replaced == 1 ? "place" : "places"), "
          + "passed over")
    }
    return text
  }

  /// 64 MiB, some ten thousand newspaper pages.
  private static let longestText = 64 << 20
}
