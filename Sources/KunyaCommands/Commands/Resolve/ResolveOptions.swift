/// The configuration of `kunya resolve`.
struct ResolveOptions: Sendable, Equatable {
  let names: [String]
  let resolution: ResolutionOptions
  let format: Format

  /// How the answer is written.
  enum Format: String, Sendable, CaseIterable {
    case text, jsonl
  }

  init(_ arguments: Arguments) throws(UsageError) {
    names = arguments.operands
    resolution = try ResolutionOptions(arguments)
    format = arguments.choice(Self.format, as: Format.self) ?? .text
  }

  static let format = Option(
    "format", .choice(of: Format.self), "FORMAT", help: "How to answer (default: text).")

  static let declaration = CommandDeclaration(
    name: "resolve",
    abstract: "Find the entity that a name means",
    discussion: """
      Answers for each NAME, in any script and spelling, with a decision and the best candidates. \
      'match' is one entity, with confidence; 'review' is plausible or ambiguous, and a person \
      should look; 'none' is neither.

      A NAME may be '-': then the names are read from standard input, one a line.
      """,
    operands: [.oneOrMore("NAME", .text)],
    optionGroups: ResolutionOptions.groups + [.init("Output", [format])],
    examples: [
      .init("kunya resolve 'Walid al-Moallem' 'وليد المعلم'", "Two spellings, one entity."),
      .init(
        "kunya resolve --kind place --explain Latakia",
        "Only places, and why the candidates were chosen."),
      .init(
        "kunya resolve --within iso:SY Tripoli 'Deir Ezzor'",
        "Only what lies in Syria: another country's Tripoli is no answer."),
      .init(
        "kunya resolve --table people.jsonl --no-builtin --format jsonl 'Abou Khaled'",
        "Only your own entities, the answer as one JSON object a line."),
    ])
}
