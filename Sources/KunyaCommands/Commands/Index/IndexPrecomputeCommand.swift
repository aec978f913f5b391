internal import AliasIndex
internal import Kunya

/// `kunya index precompute`: stores in an index what is answered to its own names.
struct IndexPrecomputeCommand: Command {
  static let declaration = CommandDeclaration(
    name: "precompute",
    abstract: "Store the answers to an index's own names",
    discussion: """
      Resolves every name of the index once and keeps the answers in the file, some 10 bytes a \
      name. A mention that is written exactly like one of them is then looked up and not searched \
      for, many times as fast; every answer stays what it was. It takes as long as resolving the \
      names does, which pays off where an index is built once and asked often.

      The answers hold where this index is searched in the same company, beside the entities that \
      come with the program or, with --no-builtin, alone. Elsewhere, with --table or another \
      --index, for one --kind only or --within a place, names are searched for as ever. So they are \
      once the program has changed: store them again then.
      """,
    operands: [IndexFileOptions.file],
    optionGroups: [
      .init("Entities", [ResolutionOptions.noBuiltin]), .init("Output", [outputOption]),
      .init("Work", [CommonOptions.threads, CommonOptions.quiet]),
    ],
    examples: [
      .init("kunya index precompute people.idx", "For 'kunya batch --index people.idx'."),
      .init(
        "kunya index precompute --no-builtin --output fast.idx people.idx",
        "For the index alone, in another file."),
    ])

  private static let outputOption = Option(
    "output", .file, "FILE", help: "Where the index goes (default: it is replaced).")

  private let path: String
  private let usesBuiltin: Bool
  private let output: IndexOutput
  private let threads: Int?
  private let isQuiet: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    guard let path = arguments.operands.first else {
      throw .missingOperand(IndexFileOptions.file.name)
    }
    self.path = path
    usesBuiltin = !arguments.has(ResolutionOptions.noBuiltin)
    output = IndexOutput(path: arguments.text(Self.outputOption) ?? path)
    threads = arguments.integer(CommonOptions.threads)
    isQuiet = arguments.has(CommonOptions.quiet)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    try output.checkReplaceable()
    let (resolver, _) = try ResolutionOptions.makeResolver(
      indexes: [path], tables: [], usesBuiltin: usesBuiltin, console)
    let own = resolver.indexes.count - 1
    let index = resolver.indexes[own]
    // What is damaged would get checksums that fit.
    if let damaged = index.damagedSections().first {
      throw CommandError(IndexFault(path: path, reason: .damaged(section: damaged)))
    }
    guard let scope = resolver.scope else { throw .internalError("answers without a scope") }
    var builder = StoredAnswersBuilder(
      own, of: resolver.indexes, memory: .limited(folder: output.spillFolder))
    let progress = ProgressBar(console, isQuiet: isQuiet)
    defer { progress.finish() }
    var next = 0
    let pipeline = OrderedPipeline(threads: threads ?? processorCount())
    pipeline.run(
      read: {
        let block = next..<min(next + Self.namesPerBlock, index.aliasCount)
        next = block.upperBound
        return block.isEmpty ? nil : block
      },
      makeScratch: { resolver.makeSearchingSession() },
      work: { (block: Range<Int>, session) in
        block.map { session.answer(to: index.aliasBytes($0)) }
      },
      write: { (answers: [StoredAnswer]) in
        for answer in answers { builder.add(answer) }
        progress.advance(records: answers.count)
      })
    var image = try finish(builder, scope: scope)
    try output.write(&image, console)
    progress.finish()
    if output.path != "-", !isQuiet {
      try console.output.write(
        "\(output.path): \(grouped(index.aliasCount)) names answered, \(grouped(image.count)) bytes\n"
      )
    }
    return .success
  }

  private static let namesPerBlock = 200

  private func finish(
    _ builder: consuming StoredAnswersBuilder, scope: UInt64
  ) throws(CommandError) -> IndexPieces {
    do throws(IndexBuildFault) {
      return try builder.finish(scope: scope)
    } catch {
      throw CommandError(error)
    }
  }
}
