internal import Glibc

extension Program {
  /// The program `kunya`.
  static let kunya = Program(
    name: "kunya", version: "0.1.0",
    abstract: "Resolve names in any script and spelling to canonical entities",
    commands: [
      .command(ResolveCommand.self), .command(BatchCommand.self), .command(AnnotateCommand.self),
      .command(NormalizeCommand.self), .command(VariantsCommand.self),
      .command(TransliterateCommand.self),
      .command(CompareCommand.self), .command(ClusterCommand.self), .command(TrainCommand.self),
      .command(EvaluateCommand.self), .group(.alias), .group(.index),
    ])
}

/// Runs `kunya` with the words of the command line, the program's own name first, and returns the
/// status to exit with.
public func runKunya(_ words: [String]) -> Int32 {
  // A reader that has gone shows as an error of the write that follows, in the thread that writes.
  signal(SIGPIPE, SIG_IGN)
  // So does a file that has reached the limit of its size.
  signal(SIGXFSZ, SIG_IGN)
  return Program.kunya.run(Array(words.dropFirst()), .process()).rawValue
}
