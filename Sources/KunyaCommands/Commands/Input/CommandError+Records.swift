internal import Glibc
internal import Records

extension CommandError {
  /// What a fault of a whole input means for the command that reads it.
  init(reading error: RecordError) {
    switch error.reason {
    case .notFound: self = .noInput(path: error.file, code: ENOENT)
    case .permissionDenied: self = .noInput(path: error.file, code: EACCES)
    case .isDirectory: self = .noInput(path: error.file, code: EISDIR)
    case .closedPipe: self = .closedPipe
    case .diskFull: self = .ioFailure(.read, path: error.file, code: ENOSPC)
    case .system(let code): self = .ioFailure(.read, path: error.file, code: code)
    default:
      self = .badData(
        DataProblem(
          source: error.file, line: error.line > 0 ? error.line : nil,
          column: error.column > 0 ? error.column : nil, problem: error.reason.description))
    }
  }

  /// What a fault of an output means for the command that writes it.
  init(writing error: RecordError) {
    switch error.reason {
    case .closedPipe: self = .closedPipe
    case .notFound: self = .ioFailure(.create, path: error.file, code: ENOENT)
    case .permissionDenied: self = .ioFailure(.create, path: error.file, code: EACCES)
    case .isDirectory: self = .ioFailure(.create, path: error.file, code: EISDIR)
    case .diskFull: self = .ioFailure(.write, path: error.file, code: ENOSPC)
    case .system(let code): self = .ioFailure(.write, path: error.file, code: code)
    default: self = .internalError(error.description)
    }
  }
}
