/// Why a command line cannot be understood; ``description`` is in `Sentences.swift`.
enum UsageError: Error, Equatable, Sendable {
  /// The program or a group of commands was called without naming a command.
  case missingCommand

  /// There is no such command; `nearest` is the one probably meant.
  case unknownCommand(String, nearest: String?)

  /// There is no such option, given with its dashes; `nearest` is the one probably meant.
  case unknownOption(String, nearest: String?)

  /// The option's value is not there.
  case missingValue(Option)

  /// The option is a flag and takes no value.
  case unexpectedValue(Option, String)

  /// The value of an option (`--limit`) or operand (`SHELL`) is not of the expected kind.
  case badValue(of: String, String, expected: ValueKind)

  /// The value of an option or operand is text, but not such as this sentence expects.
  case badText(of: String, String, expected: String)

  /// An option that the command cannot do without is not there.
  case missingOption(Option)

  /// The named operand is not there.
  case missingOperand(String)

  /// There are more operands than the command takes; this is the first one too many.
  case surplusOperand(String)

  /// The two exclude each other.
  case conflict(String, String)

  /// The first has a meaning only together with the second.
  case requires(String, String)

  /// The value of the first must not be greater than that of the second.
  case outOfOrder(String, String)
}
