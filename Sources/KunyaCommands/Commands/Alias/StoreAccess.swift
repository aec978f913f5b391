internal import AliasTable

extension AliasOptions {
  /// Opens the table.
  ///
  /// - Parameter matcher: what finds similar names; needed by commands that change names.
  func open(_ matcher: NameKeys? = nil) throws(CommandError) -> AliasStore {
    try storing { () throws(StoreError) in
      try AliasStore.open(path: store, keys: matcher?.blockingKeys, patience: patience)
    }
  }
}

/// Runs `body`; what goes wrong with a table becomes an error of the command.
func storing<Result>(
  _ body: () throws(StoreError) -> Result
) throws(CommandError) -> Result {
  do throws(StoreError) {
    return try body()
  } catch {
    throw CommandError(error)
  }
}

extension CommandError {
  /// What a fault of a table means for the command that works on it.
  init(_ error: StoreError) {
    switch error.reason {
    case .unreadable(let error): self.init(reading: error)
    default: self = .store(error)
    }
  }
}

extension StoreError {
  /// The status a command ends with.
  var exitCode: ExitCode {
    switch reason {
    case .notFound, .permissionDenied, .isDirectory: .noInput
    case .readOnly, .locked, .diskFull, .system, .unwritable: .ioError
    case .database: .internalError
    default: .badData
    }
  }
}
