extension CommandGroup {
  /// The commands that keep a table of entities and their names.
  static let alias = CommandGroup(
    name: "alias", abstract: "Keep a table of entities and their names",
    commands: [
      .command(AliasInitCommand.self), .command(AliasAddCommand.self),
      .command(AliasRemoveCommand.self), .command(AliasRenameCommand.self),
      .command(AliasMergeCommand.self), .command(AliasSplitCommand.self),
      .command(AliasRetireCommand.self), .command(AliasDenyCommand.self),
      .command(AliasAllowCommand.self), .command(AliasListCommand.self),
      .command(AliasShowCommand.self), .command(AliasHistoryCommand.self),
      .command(AliasUndoCommand.self), .command(AliasImportCommand.self),
      .command(AliasExportCommand.self), .command(AliasDiffCommand.self),
      .command(AliasApplyCommand.self), .command(AliasCheckCommand.self),
      .command(AliasReviewCommand.self), .command(AliasStatsCommand.self),
    ])
}
