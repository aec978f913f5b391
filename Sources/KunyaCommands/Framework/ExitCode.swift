/// The status a command ends with, after the BSD `sysexits.h` numbers where one fits.
enum ExitCode: Int32, Sendable {
  /// Everything asked for was done.
  case success = 0

  /// The run finished, but records were rejected, or a name had no match where one was asked for.
  case incomplete = 1

  /// The command line cannot be understood.
  case usage = 2

  /// The input is not what its format promises (`EX_DATAERR`).
  case badData = 65

  /// An input does not exist or may not be read (`EX_NOINPUT`).
  case noInput = 66

  /// A defect of the program itself (`EX_SOFTWARE`).
  case internalError = 70

  /// Reading or writing failed midway (`EX_IOERR`).
  case ioError = 74
}
