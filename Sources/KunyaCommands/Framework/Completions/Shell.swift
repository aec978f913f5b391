/// The shells completion scripts are written for.
///
/// The three scripts do the same: walk along the words before the cursor to a place of the command
/// tree, then offer an option's values after that option, options after a dash, and otherwise
/// commands, choices or files.
enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish

  /// The script that teaches the shell the commands and options of `program`.
  func completionScript(for program: Program) -> String {
    let leaves = CompletionLeaf.all(of: program)
    return switch self {
    case .bash: bashCompletion(for: program.name, leaves)
    case .zsh: zshCompletion(for: program.name, leaves)
    case .fish: fishCompletion(for: program.name, leaves)
    }
  }
}
