internal import Kunya
internal import Orthography
internal import Transliteration

/// The configuration of `kunya transliterate`.
struct TransliterateOptions: Sendable, Equatable {
  /// What is asked for.
  enum Task: Sendable, Equatable {
    /// The schemes, one a line.
    case list
    /// Texts by a scheme; back to the original where `isReverse`.
    case scheme(String, isReverse: Bool)
    /// Texts by the rules of a file.
    case rules(path: String)
  }

  let task: Task
  /// Empty or `-` for standard input.
  let texts: [String]
  /// The language of the texts, where the scheme's name leaves it open.
  let language: SchemeLanguage?
  /// The only script to be transliterated.
  let script: Script?
  let limit: Int

  init(_ arguments: Arguments) throws(UsageError) {
    texts = arguments.operands
    let from = arguments.text(Self.from)
    language = from.flatMap(SchemeLanguage.init(rawValue:))
    script = language == nil ? from.flatMap(Script.init(rawValue:)) : nil
    limit = arguments.integer(Self.limit) ?? 1
    let scheme = arguments.text(Self.scheme)
    let rules = arguments.text(Self.rules)
    if arguments.has(Self.list) {
      task = .list
    } else if let rules {
      if scheme != nil { throw .conflict(Self.rules.spelling, Self.scheme.spelling) }
      task = .rules(path: rules)
    } else if let scheme {
      task = .scheme(scheme, isReverse: arguments.has(Self.reverse))
    } else {
      throw .missingOperand(Self.scheme.spelling)
    }
  }

  static let list = Option.flag(
    "list", help: "List the schemes, one a line, the name first, and do nothing else.")

  static let scheme = Option(
    "scheme", .text, "S",
    help: "The scheme, by its name or the beginning of it: 'ala-lc' is ala-lc-ar-2012, or with "
      + "--from fa ala-lc-fa-2012.")

  static let reverse = Option.flag(
    "reverse", help: "From Latin letters back to the original script.")

  static let from = Option(
    "from", .choice(SchemeLanguage.allCases.map(\.rawValue) + scripts), "SCRIPT|LANG",
    help: "The language of the text, or the only script in it that is to be transliterated.")

  static let limit = Option(
    "limit", .integer(1...1000), "N",
    help: "The N likeliest answers (default: 1). Above 1 each answer is a line of three fields: "
      + "the number of the text, the probability, the answer.")

  static let rules = Option(
    "rules", .file, "FILE",
    help: "Transliterate by the rules of FILE, in ICU's transform syntax.")

  private static let scripts = Script.allCases.map(\.rawValue).filter {
    !["latin", "other", "common"].contains($0)
  }

  static let declaration = CommandDeclaration(
    name: "transliterate",
    abstract: "Write names in another script, by any of many schemes",
    discussion: """
      Writes each TEXT by a scheme: a standard for a language written in Arabic script \
      (--list shows them all). Names in Cyrillic, Hebrew, Greek, Armenian, Georgian, Devanagari \
      and other scripts among the text are brought to Latin letters as well; what is in Latin \
      letters stays.

      Without TEXT, or where it is '-', lines are read from standard input and answered one by one.

      A scheme is 'verified' where at least ten examples of its standard, or of published usage, \
      are among the program's tests.
      """,
    forms: ["--scheme S [TEXT...]", "--rules FILE [TEXT...]", "--list"],
    operands: [.any("TEXT", .text)],
    optionGroups: [
      .init("What to do", [scheme, reverse, rules, list]),
      .init("Input and output", [from, limit]),
    ],
    examples: [
      .init("kunya transliterate --scheme ala-lc 'مُحَمَّد'", "Muḥammad"),
      .init("kunya transliterate --scheme bgn-pcgn --from fa 'تِهران'", "Tehrān"),
      .init("kunya transliterate --scheme buckwalter --reverse mHmd", "محمد"),
      .init("kunya transliterate --scheme un-ar-2017 < names.txt", "Line by line."),
    ])
}
