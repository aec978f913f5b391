internal import AliasTable
internal import Glibc

// Every sentence about an error that the program says to a person, in one place.

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .missingCommand:
      "a command is missing"
    case .unknownCommand(let word, let nearest):
      "unknown command '\(word)'" + suggestion(nearest)
    case .unknownOption(let word, let nearest):
      "unknown option '\(word)'" + (suggestion(nearest, orElse: optionHint(word)))
    case .missingValue(let option):
      "option '\(option.spelling)' needs a value: \(option.synopsis)"
    case .unexpectedValue(let option, let value):
      "option '\(option.spelling)' takes no value, got '\(value)'"
    case .badValue(let name, let value, .choice(let words)):
      "\(name) must be \(ValueKind.choice(words).expectation), got '\(value)'"
        + suggestion(nearestWord(to: value, among: words))
    case .badValue(let name, let value, let kind):
      "\(name) must be \(kind.expectation), got '\(value)'"
    case .badText(let name, let value, let expectation):
      "\(name) must be \(expectation), got '\(value)'"
    case .missingOption(let option):
      "\(option.synopsis) is missing"
    case .missingOperand(let name):
      "\(name) is missing"
    case .surplusOperand(let word):
      "one operand too many: '\(word)'"
    case .conflict(let one, let other):
      "\(one) and \(other) exclude each other"
    case .requires(let one, let other):
      "\(one) has a meaning only together with \(other)"
    case .outOfOrder(let lower, let upper):
      "\(lower) must not be greater than \(upper)"
    }
  }

  private func suggestion(_ nearest: String?, orElse other: String = "") -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? other
  }

  /// A name or a file may well begin with a dash.
  private func optionHint(_ word: String) -> String {
    word.hasPrefix("--") ? "" : "; put '--' before operands that begin with a dash"
  }
}

extension ValueKind {
  /// What the value must be, to follow "must be".
  var expectation: String {
    switch self {
    case .text: "text"
    case .file: "the path of a file"
    case .choice(let words): words.count == 1 ? "'\(words[0])'" : "one of " + list(words)
    case .integer(let bounds) where bounds.upperBound == .max:
      "a whole number of at least \(bounds.lowerBound)"
    case .integer(let bounds):
      "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .number(let bounds):
      "a number from \(plain(bounds.lowerBound)) to \(plain(bounds.upperBound))"
    }
  }

  private func list(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }

  private func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}

extension CommandError: CustomStringConvertible {
  var description: String {
    switch self {
    case .usage(let error, let command):
      "\(error)\nTry '\(command) --help'."
    case .badData(let problem):
      problem.description
    case .noInput(let path, let code):
      "\(path): \(systemMessage(code))"
    case .ioFailure(let operation, let path, let code):
      "\(path): cannot \(operation.rawValue): \(systemMessage(code))"
    case .store(let error):
      printable(error.description)
    case .overwritesInput(let path):
      "\(path): this is the input; write to another file"
    case .closedPipe:
      "the reader of the output has gone"
    case .internalError(let details):
      "internal error, please report it: \(details)"
    }
  }

  private func systemMessage(_ code: Int32) -> String {
    guard let message = strerror(code) else { return "error \(code)" }
    return String(cString: message)
  }
}

extension DataProblem: CustomStringConvertible {
  var description: String {
    let place = [source] + [line, column].compactMap { $0.map(String.init) }
    return place.joined(separator: ":") + ": " + problem
  }
}
