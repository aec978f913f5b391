internal import Kunya
internal import Orthography
internal import Records
internal import Transliteration

/// `kunya transliterate`: writes names in another script.
struct TransliterateCommand: Command {
  static let declaration = TransliterateOptions.declaration

  private let options: TransliterateOptions

  init(_ arguments: Arguments) throws(UsageError) {
    options = try TransliterateOptions(arguments)
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    switch options.task {
    case .list: try list(console)
    case .rules(let path): try apply(rulesAt: path, console)
    case .scheme(let name, let isReverse): try apply(name, isReverse: isReverse, console)
    }
    return .success
  }

  // MARK: Schemes

  private func list(_ console: Console) throws(CommandError) {
    var table = TextTable()
    for info in try makeTransliterator().schemes {
      table.row([
        info.id, info.language.rawValue, info.isVerified ? "verified" : "unverified",
        info.isReversible ? "both ways" : "one way",
        info.needsVowels ? "reads vowels" : "reads letters", info.standard,
      ])
    }
    try console.output.write(table.text(indent: ""))
  }

  private func apply(
    _ name: String, isReverse: Bool, _ console: Console
  ) throws(CommandError) {
    let transliterator = try makeTransliterator()
    let options = options
    // A name that means no scheme is told before anything is read.
    let scheme = try answer(name) { () throws(TransliterationError) in
      try transliterator.scheme(named: name, language: options.language).id
    }
    try forEachText(console) { (text, answers) throws(CommandError) in
      answers = try self.answer(name) { () throws(TransliterationError) in
        isReverse
          ? try transliterator.restore(text, scheme: scheme, limit: options.limit)
          : try transliterator.transliterate(
            text, scheme: scheme, from: options.script, limit: options.limit)
      }
    }
  }

  private func makeTransliterator() throws(CommandError) -> Transliterator {
    do {
      return try Transliterator(
        vocalizer: .embedded(), restorer: .embedded(), learned: LearnedScheme.press())
    } catch {
      throw .internalError("\(error)")
    }
  }

  private func answer<Answer>(
    _ name: String, _ body: () throws(TransliterationError) -> Answer
  ) throws(CommandError) -> Answer {
    do throws(TransliterationError) {
      return try body()
    } catch {
      let option = TransliterateOptions.scheme.spelling
      switch error {
      case .unknownScheme(let name):
        let known = try makeTransliterator().schemes.map(\.id)
        throw usage(.badValue(of: option, name, expected: .choice(known)))
      case .ambiguousScheme(let name, let meant):
        throw usage(.badValue(of: option, name, expected: .choice(meant)))
      case .notReversible(let id):
        throw usage(.conflict("\(option) \(id)", TransliterateOptions.reverse.spelling))
      case .fault(let fault):
        throw .internalError("\(fault)")
      }
    }
  }

  private func usage(_ error: UsageError) -> CommandError {
    .usage(error, command: "kunya \(Self.declaration.name)")
  }

  // MARK: Rules of a file

  private func apply(rulesAt path: String, _ console: Console) throws(CommandError) {
    let bytes = try console.open(path).readAll(limit: 1 << 24) ?? []
    let rules = String(decoding: bytes, as: UTF8.self)
    let transform: ICUTransform
    do throws(ICUError) {
      transform = try ICUTransform(name: "rules", rules: rules)
    } catch {
      let fault = RuleText(file: path, rules).fault(error)
      throw .badData(
        DataProblem(
          source: path, line: fault.line, column: fault.column, problem: fault.reason))
    }
    try forEachText(console) { (text, answers) throws(CommandError) in
      do throws(ICUError) {
        answers = [Transliteration(text: try transform.apply(text), probability: 1)]
      } catch {
        throw .internalError("\(error)")
      }
    }
  }

  // MARK: Texts

  /// Calls `body` with each text of the command line or line of standard input, and writes the
  /// answers it gives.
  private func forEachText(
    _ console: Console,
    _ body: (_ text: String, _ answers: inout [Transliteration]) throws(CommandError) -> Void
  ) throws(CommandError) {
    var number = 0
    var answers: [Transliteration] = []
    var output: [UInt8] = []
    func answer(_ text: String) throws(CommandError) {
      number += 1
      try body(text, &answers)
      append(answers, number, to: &output)
    }
    for operand in options.texts.isEmpty ? ["-"] : options.texts {
      guard operand == "-" else {
        try answer(operand)
        continue
      }
      var lines = LineInput(console.input)
      while let line = try lines.next() {
        try answer(line)
        // Lines that are there together are answered together; none waits for the next to come.
        if lines.isEmpty || output.count > 1 << 16 {
          try console.output.write(output)
          output.removeAll(keepingCapacity: true)
        }
      }
    }
    try console.output.write(output)
  }

  private func append(_ answers: [Transliteration], _ number: Int, to output: inout [UInt8]) {
    for answer in answers {
      if options.limit > 1 {
        output += "\(number)\t\(scoreText(answer.probability))\t".utf8
      }
      output += answer.text.utf8
      output.append(0x0A)
    }
  }
}
