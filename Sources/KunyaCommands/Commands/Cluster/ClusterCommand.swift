internal import AliasIndex
internal import Kunya
internal import Learning
internal import Records

/// `kunya cluster`: proposes groups of spellings of one name.
struct ClusterCommand: Command {
  static let declaration = ClusterOptions.declaration

  private let options: ClusterOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try ClusterOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let knowledge = try DataFolder.knowledge(options.data, console)
    let identifier = try makeIdentifier(console)
    var input = try RecordInput(options.input, options.inputFormat.layout.input, console)
    var rejects = try RejectLog(path: options.rejects, of: input.file, console)
    let names = try names(&input, &rejects)
    let clusters = NameClusterer(
      knowledge: knowledge, joinAt: options.matchAt,
      workforce: .threads(options.threads ?? processorCount())
    ).clusters(names, kind: options.kind?.indexKind.nameKind, identifier: identifier)
    let output = try console.create(options.output, from: input.file)
    try output.write(text(clusters))
    try output.close()
    try rejects.finish()
    if !options.isQuiet, console.messages.terminal.isInteractive {
      console.messages.report(
        "\(grouped(names.count)) names: \(grouped(clusters.count)) groups of "
          + "\(grouped(clusters.reduce(0) { $0 + $1.members.count })) spellings")
    }
    return rejects.count == 0 ? .success : .incomplete
  }

  /// What tells the entity of the indexes that a name means; `nil` where there are no indexes.
  private func makeIdentifier(
    _ console: Console
  ) throws(CommandError) -> NameClusterer.Identifier? {
    guard !options.indexes.isEmpty else { return nil }
    let resolver = try ResolutionOptions.makeResolver(
      indexes: options.indexes, tables: [], usesBuiltin: false, console
    ).resolver
    let asked = Kunya.ResolveOptions(kind: options.kind?.indexKind, limit: 1)
    return {
      let session = resolver.makeSession()
      return { name in
        let answer = session.resolve(name, options: asked)
        guard answer.decision == .match, let best = answer.candidates.first else { return nil }
        return NameCluster.Identity(
          id: best.id, kind: best.kind.word, alias: best.alias, score: best.score)
      }
    }
  }

  private func names(
    _ input: inout RecordInput, _ rejects: inout RejectLog
  ) throws(CommandError) -> [String] {
    let hasColumns = options.inputFormat == .csv || options.inputFormat == .tsv
    var reader = MentionReader(column: hasColumns ? try input.column(options.column ?? "name") : 0)
    var names: [String] = []
    while let block = try input.next(1000) {
      for record in block.records {
        do throws(Rejection) {
          try reader.read(record, of: block)
        } catch {
          try rejects.add([error])
          continue
        }
        names.append(String(decoding: reader.name, as: UTF8.self))
      }
    }
    return names
  }

  private func text(_ clusters: [NameCluster]) -> [UInt8] {
    switch options.format {
    case .tsv:
      var table = TableWriter(.tsv)
      table.proposals(clusters, kind: options.kind)
      return table.bytes
    case .jsonl:
      var json = JSONWriter()
      for cluster in clusters { json.line(cluster, kind: options.kind) }
      return json.bytes
    }
  }
}
