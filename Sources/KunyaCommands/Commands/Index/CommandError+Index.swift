internal import AliasIndex

extension CommandError {
  /// What a fault of an index file means for the command that reads it.
  init(_ fault: IndexFault) {
    switch fault.reason {
    case .unreadable(let code): self = .noInput(path: fault.path, code: code)
    default: self = .badData(DataProblem(source: fault.path, problem: fault.reason.description))
    }
  }

  /// What it means that an index cannot be built.
  init(_ fault: IndexBuildFault) {
    switch fault {
    case .file(let folder, let code): self = .ioFailure(.write, path: folder, code: code)
    case .tooLarge: self = .badData(DataProblem(source: "index", problem: fault.description))
    }
  }
}

/// Opens an index to look at it, whatever tables it was built with.
func openIndex(_ path: String) throws(CommandError) -> AliasIndex {
  do throws(IndexFault) {
    return try AliasIndex(path: path)
  } catch {
    throw CommandError(error)
  }
}
