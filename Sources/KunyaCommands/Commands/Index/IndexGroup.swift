extension CommandGroup {
  /// The commands about compiled indexes.
  static let index = CommandGroup(
    name: "index", abstract: "Compile entities for fast resolving",
    commands: [
      .command(IndexBuildCommand.self), .command(IndexPrecomputeCommand.self),
      .command(IndexInfoCommand.self), .command(IndexVerifyCommand.self),
    ])
}
