internal import AliasIndex
internal import Kunya
internal import Matching

/// `kunya index build`: compiles entities into one file.
struct IndexBuildCommand: Command {
  static let declaration = IndexBuildOptions.declaration

  private let options: IndexBuildOptions
  private var output: IndexOutput { IndexOutput(path: options.output) }

  init(_ arguments: Arguments) throws(UsageError) {
    options = try IndexBuildOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    try checkOutput()
    var build = IndexBuild(
      AliasIndexBuilder(knowledge: try knowledge(), memory: .limited(folder: output.spillFolder)))
    var rejects = RejectLog(console)
    let progress = ProgressBar(console, isQuiet: options.isQuiet)
    defer { progress.finish() }
    let isAlone = options.stores.count + options.tables.count == 1
    for path in options.stores {
      try rejects.add(try build.add(store: path, isAlone: isAlone, progress))
    }
    for path in options.tables { try build.add(table: path, console, rejects: &rejects, progress) }
    let totals = (entities: build.builder.entityCount, aliases: build.builder.aliasCount)
    var image = try build.finish()
    try output.write(&image, console)
    progress.finish()
    try rejects.finish()
    if options.output != "-", !options.isQuiet {
      try console.output.write(
        "\(options.output): \(counted(totals.entities, "entity", "entities")), "
          + "\(counted(totals.aliases, "alias", "aliases")), \(grouped(image.count)) bytes\n")
    }
    return rejects.count == 0 ? .success : .incomplete
  }

  /// Refuses to put the index in the place of what it is made of, or of any file that is no index:
  /// a table may have years of work in it.
  private func checkOutput() throws(CommandError) {
    for path in options.stores + options.tables where OpenFile.isSame(path, options.output) {
      throw .overwritesInput(path: options.output)
    }
    try output.checkReplaceable()
  }

  private func knowledge() throws(CommandError) -> Knowledge {
    do {
      return try Knowledge.embedded()
    } catch {
      throw .internalError("\(error)")
    }
  }
}

/// `1 entity`, `2,000 entities`.
private func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(grouped(count)) \(count == 1 ? one : many)"
}
