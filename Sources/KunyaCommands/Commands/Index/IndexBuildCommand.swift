internal import AliasIndex
internal import AliasTable
internal import Kunya
internal import Matching
internal import Records

/// `kunya index build`: compiles entities into one file.
struct IndexBuildCommand: Command {
  static let declaration = IndexBuildOptions.declaration

  private let options: IndexBuildOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try IndexBuildOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    try checkOutput()
    var builder = AliasIndexBuilder(knowledge: try knowledge())
    var table = EntityTable()
    var rejects = RejectLog(console)
    let progress = ProgressBar(console, isQuiet: options.isQuiet)
    defer { progress.finish() }
    for path in options.stores {
      try rejects.add(try add(path, to: &builder, &table, progress))
    }
    for path in options.tables { try table.read(path, console, rejects: &rejects) }
    table.followMerges()
    for entity in table.entities {
      builder.add(entity)
      progress.advance(records: 1)
    }
    let totals = (entities: builder.entityCount, aliases: builder.aliasCount)
    let size = try write(&builder, console)
    progress.finish()
    try rejects.finish()
    if options.output != "-", !options.isQuiet {
      try console.output.write(
        "\(options.output): \(counted(totals.entities, "entity", "entities")), "
          + "\(counted(totals.aliases, "alias", "aliases")), \(grouped(size)) bytes\n")
    }
    return rejects.count == 0 ? .success : .incomplete
  }

  /// Refuses to put the index in the place of what it is made of, or of any file that is no index:
  /// a table may have years of work in it.
  private func checkOutput() throws(CommandError) {
    for path in options.stores + options.tables where OpenFile.isSame(path, options.output) {
      throw .overwritesInput(path: options.output)
    }
    do throws(IndexFault) {
      _ = try AliasIndex(path: options.output)
    } catch {
      guard error.reason == .notAnIndex else { return }
      throw .badData(
        DataProblem(
          source: options.output, problem: "there is a file already, and it is not an index"))
    }
  }

  private func knowledge() throws(CommandError) -> Knowledge {
    do {
      return try Knowledge.embedded()
    } catch {
      throw .internalError("\(error)")
    }
  }

  /// Adds the live entities of a store, one at a time.
  private func add(
    _ path: String, to builder: inout AliasIndexBuilder, _ table: inout EntityTable,
    _ progress: ProgressBar
  ) throws(CommandError) -> [Rejection] {
    // Within one store no ID comes twice.
    let isAlone = options.stores.count + options.tables.count == 1
    var rejections: [Rejection] = []
    var number = 0
    try storing { () throws(StoreError) in
      let store = try AliasStore.open(path: path)
      try store.forEachEntity { (entity, redirects) throws(StoreError) in
        number += 1
        progress.advance(records: 1)
        if !isAlone, let first = table.claim(entity.id, at: path) {
          rejections.append(
            Rejection(
              file: path, record: number, key: entity.id,
              reason: .duplicateID(entity.id, firstAt: first)))
        } else {
          builder.add(IndexEntity(entity, formerIDs: redirects))
        }
      }
    }
    return rejections
  }

  /// - Returns: how many bytes were written.
  private func write(
    _ builder: inout AliasIndexBuilder, _ console: Console
  ) throws(CommandError) -> Int {
    var size = 0
    if options.output == "-" {
      try builder.write { (bytes) throws(CommandError) in
        size += bytes.count
        try console.output.write(bytes)
      }
      return size
    }
    do throws(RecordError) {
      var sink = try ByteSink(path: options.output)
      try builder.write { (bytes) throws(RecordError) in
        size += bytes.count
        for start in stride(from: 0, to: bytes.count, by: Self.writtenAtOnce) {
          try sink.write(Array(bytes[start..<min(start + Self.writtenAtOnce, bytes.count)]))
        }
      }
      try sink.finish()
    } catch {
      throw CommandError(writing: error)
    }
    return size
  }

  private static let writtenAtOnce = 1 << 20
}

/// `1 entity`, `2,000 entities`.
private func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(grouped(count)) \(count == 1 ? one : many)"
}
