internal import AliasIndex
internal import Glibc
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
    var build = IndexBuild(
      AliasIndexBuilder(knowledge: try knowledge(), memory: .limited(folder: spillFolder)))
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
    try write(&image, console)
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
    try Self.checkReplaceable(options.output)
  }

  /// Refuses to put an index in the place of a file that is none.
  static func checkReplaceable(_ path: String) throws(CommandError) {
    do throws(IndexFault) {
      _ = try AliasIndex(path: path)
    } catch {
      guard error.reason == .notAnIndex else { return }
      throw .badData(
        DataProblem(source: path, problem: "there is a file already, and it is not an index"))
    }
  }

  private func knowledge() throws(CommandError) -> Knowledge {
    do {
      return try Knowledge.embedded()
    } catch {
      throw .internalError("\(error)")
    }
  }

  /// Where what does not fit in memory goes: beside the index, for which there has to be room.
  private var spillFolder: String {
    guard options.output != "-", !OpenFile.isSpecial(options.output) else {
      return getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    }
    guard let slash = options.output.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(options.output[...slash])
  }

  private func write(_ image: inout IndexPieces, _ console: Console) throws(CommandError) {
    var fault: IndexBuildFault?
    if options.output == "-" {
      while let bytes = next(of: &image, &fault) { try console.output.write(bytes) }
    } else {
      do throws(RecordError) {
        var sink = try ByteSink(path: options.output)
        while let bytes = next(of: &image, &fault) { try sink.write(bytes) }
        if fault == nil { try sink.finish() }
      } catch {
        throw CommandError(writing: error)
      }
    }
    if let fault { throw CommandError(fault) }
  }

  /// The next bytes; `nil` at the end and where `fault` says that there is none.
  private func next(of image: inout IndexPieces, _ fault: inout IndexBuildFault?) -> [UInt8]? {
    do throws(IndexBuildFault) {
      return try image.next()
    } catch {
      fault = error
      return nil
    }
  }
}

/// `1 entity`, `2,000 entities`.
private func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(grouped(count)) \(count == 1 ? one : many)"
}
