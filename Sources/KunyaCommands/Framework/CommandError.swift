internal import AliasTable

/// Why a command stopped before its end; the sentence is in `Sentences.swift`.
enum CommandError: Error, Equatable, Sendable {
  /// The command line cannot be understood; `command` is what to ask for help: `kunya alias add`.
  case usage(UsageError, command: String)

  /// The input breaks its format and nothing sensible can follow.
  case badData(DataProblem)

  /// An input cannot be opened; `code` is `errno`.
  case noInput(path: String, code: Int32)

  /// Reading or writing failed; `code` is `errno`.
  case ioFailure(Operation, path: String, code: Int32)

  /// A table could not be opened, read or changed as it was asked.
  case store(StoreError)

  /// The output is the very file that is being read, which would be emptied.
  case overwritesInput(path: String)

  /// Whoever read our output has gone (`head`): the end, and nothing to report.
  case closedPipe

  /// A defect of the program, with what is known about it.
  case internalError(String)

  /// What was being done to a file or stream.
  enum Operation: String, Sendable {
    case read, write, create, close
  }

  /// The status the program ends with.
  var exitCode: ExitCode {
    switch self {
    case .usage, .overwritesInput: .usage
    case .badData: .badData
    case .noInput: .noInput
    case .ioFailure: .ioError
    case .store(let error): error.exitCode
    case .closedPipe: .success
    case .internalError: .internalError
    }
  }
}

/// Something wrong with an input, and where.
struct DataProblem: Equatable, Sendable {
  /// The input's path, or `-`.
  let source: String

  /// The line, from 1; `nil` where the problem has no line.
  let line: Int?

  /// The byte within the line, from 1; `nil` where the problem concerns the line as a whole.
  let column: Int?

  /// What is wrong, without a full stop.
  let problem: String

  init(source: String, line: Int? = nil, column: Int? = nil, problem: String) {
    self.source = source
    self.line = line
    self.column = column
    self.problem = problem
  }
}
