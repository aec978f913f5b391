/// Reads a command's words against its declaration.
///
/// The GNU conventions: `--name VALUE` and `--name=VALUE`; options and operands in any order; `--`
/// ends the options; a lone `-` is an operand. Two departures, both to give a better message:
/// options cannot be abbreviated, and the next word is not taken for a value where it is itself
/// one of the command's options (`--column --limit`; write `--column=--limit` to mean that).
struct ArgumentScanner {
  /// What a command line asks for.
  enum Request: Equatable {
    case run(Arguments)
    case help
    case version
  }

  private let declaration: CommandDeclaration
  private var words: ArraySlice<String>
  private var arguments = Arguments()

  /// Reads `words`, which follow the command's name.
  ///
  /// `--help` and `--version` win over every error to the right of them.
  static func scan(
    _ words: ArraySlice<String>, for declaration: CommandDeclaration
  ) throws(UsageError) -> Request {
    var scanner = ArgumentScanner(declaration: declaration, words: words)
    return try scanner.scan()
  }

  private init(declaration: CommandDeclaration, words: ArraySlice<String>) {
    self.declaration = declaration
    self.words = words
  }

  private mutating func scan() throws(UsageError) -> Request {
    while let word = words.popFirst() {
      switch word {
      case "--help", "-h":
        return .help
      case "--version":
        return .version
      case "--":
        for operand in words { arguments.add(operand: operand) }
        words = []
      case _ where word.hasPrefix("-") && word != "-":
        try readOption(word)
      default:
        arguments.add(operand: word)
      }
    }
    try checkOperands()
    return .run(arguments)
  }

  private mutating func readOption(_ word: String) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    guard let option = declaration.option(spelledAs: spelling) else {
      throw .unknownOption(
        spelling, nearest: nearestWord(to: spelling, among: declaration.spellings))
    }
    let attached = parts.count == 2 ? String(parts[1]) : nil
    guard let kind = option.kind else {
      if let attached { throw .unexpectedValue(option, attached) }
      return arguments.add(option, nil)
    }
    guard let text = attached ?? takeValue() else { throw .missingValue(option) }
    guard let value = kind.parse(text) else {
      throw .badValue(of: option.spelling, text, expected: kind)
    }
    arguments.add(option, value)
  }

  private mutating func takeValue() -> String? {
    guard let next = words.first, next != "--", !declaration.spellings.contains(next) else {
      return nil
    }
    return words.popFirst()
  }

  /// Deals the operands out to their declarations, in order; the last one takes what is left.
  private func checkOperands() throws(UsageError) {
    var rest = arguments.operands[...]
    for operand in declaration.operands {
      let taken = rest.prefix(operand.count.upperBound)
      guard taken.count >= operand.count.lowerBound else { throw .missingOperand(operand.name) }
      for word in taken where operand.kind.parse(word) == nil {
        throw .badValue(of: operand.name, word, expected: operand.kind)
      }
      rest = rest.dropFirst(taken.count)
    }
    if let surplus = rest.first { throw .surplusOperand(surplus) }
  }
}
