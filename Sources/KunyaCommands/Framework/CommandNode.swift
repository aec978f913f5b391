/// A word that can follow the program's name: a command, or a group of commands.
enum CommandNode: Sendable {
  case command(any Command.Type)
  case builtin(BuiltinCommand)
  case group(CommandGroup)

  var name: String {
    switch self {
    case .command(let type): type.declaration.name
    case .builtin(let builtin): builtin.rawValue
    case .group(let group): group.name
    }
  }

  var abstract: String {
    switch self {
    case .command(let type): type.declaration.abstract
    case .builtin(let builtin): builtin.declaration.abstract
    case .group(let group): group.abstract
    }
  }
}

/// Commands about one thing, called through its name: `kunya index build`, `kunya index info`.
struct CommandGroup: Sendable {
  let name: String

  /// One line, no full stop.
  let abstract: String

  let commands: [CommandNode]
}
