internal import AliasTable
internal import Records

/// `kunya alias check`: what a person should see.
struct AliasCheckCommand: Command {
  private static let rule = Option(
    "rule", .choice(of: Finding.Rule.self), "RULE", isRepeatable: true,
    help: "Only findings of this rule.")
  private static let noSimilar = Option.flag(
    "no-similar", help: "Leave out the search for similar names, which takes longest.")
  private static let similarAt = Option(
    "similar-at", CommonOptions.probability, "P",
    help: "Call names similar from score P on (default: 0.9).")

  static let declaration = CommandDeclaration(
    name: "check", abstract: "Find what a person should look at",
    discussion: """
      Looks for names that two entities share or nearly share, letters of a foreign script and \
      invisible characters in names, IDs of unusual form, and damage of the file or of what refers \
      to what. Each finding comes with a command that would put it right.

      Similar names are looked for among those that share rare parts, or several common ones. Groups \
      of more than 50 names that share the same are left out, and counted at the end; 'alias add' \
      looks further.

      The status is 65 where the table is damaged, and 0 where there are only things to look at.
      """,
    optionGroups: [.init("Search", [rule, noSimilar, similarAt])] + AliasOptions.reading,
    examples: [
      .init("kunya alias check --store names.kunya", "Everything."),
      .init(
        "kunya alias check --store names.kunya --rule look-alike --rule invisible",
        "Only odd characters."),
    ])

  private let options: AliasOptions
  private let rules: Set<Finding.Rule>
  private let findsSimilar: Bool
  private let similarAt: Double

  init(_ arguments: Arguments) throws(UsageError) {
    options = try AliasOptions(arguments)
    let words = arguments.texts(Self.rule).compactMap(Finding.Rule.init)
    rules = words.isEmpty ? Set(Finding.Rule.allCases) : Set(words)
    findsSimilar = !arguments.has(Self.noSimilar) && rules.contains(.similarNames)
    similarAt = arguments.number(Self.similarAt) ?? 0.9
  }

  func run(_ console: Console) throws(CommandError) -> ExitCode {
    let store = try options.open(findsSimilar ? try NameKeys() : nil)
    var lines = LineBuffer(console.output)
    var (count, isSound) = (0, true)
    var failure: CommandError?
    let report: (Finding) -> Bool = { finding in
      guard rules.contains(finding.rule) else { return true }
      count += 1
      if finding.rule.isError { isSound = false }
      do throws(CommandError) {
        try lines.add(line(finding))
        return true
      } catch {
        failure = error
        return false
      }
    }
    // The other rules are looked for together.
    if rules != [.similarNames] {
      try storing { () throws(StoreError) in try store.check(report) }
    }
    if let failure { throw failure }
    if findsSimilar { try findSimilar(store, console, report) }
    if let failure { throw failure }
    try lines.finish()
    if options.format == .text, count == 0 { console.messages.report("nothing to look at") }
    return isSound ? .success : .badData
  }

  /// The most names that are compared with one another since they share a key.
  private static let mostTogether = 50

  private func findSimilar(
    _ store: AliasStore, _ console: Console, _ report: (Finding) -> Bool
  ) throws(CommandError) {
    let finder = try SimilarPairs(store, least: similarAt)
    // One state throughout, and no transaction in which keys could be made anew.
    let leftOut = try storing { () throws(StoreError) in
      try store.refreshKeys()
      return try store.forEachBlock(atMost: Self.mostTogether) { block in
        finder.compare(block)
        return true
      }
    }
    for finding in try finder.findings() {
      guard report(finding) else { break }
    }
    if leftOut > 0 {
      console.messages.report(
        "\(grouped(leftOut)) groups of more than \(Self.mostTogether) names with the same common "
          + "parts were left out of the search for similar names")
    }
  }

  private func line(_ finding: Finding) -> [UInt8] {
    switch options.format {
    case .jsonl:
      var json = JSONWriter()
      json.line(finding)
      return json.bytes
    case .text:
      let subject = [finding.id, finding.other ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
      let score = finding.score.map { " (\(scoreText($0)))" } ?? ""
      let command =
        (["kunya", "alias"] + finding.command.prefix(1) + ["--store", options.store]
        + finding.command.dropFirst()).map(shellQuoted).joined(separator: " ")
      return Array(
        """
        \(finding.rule.rawValue): \(printable(subject)): \(printable(finding.sentence))\(score)
          \(printable(command))

        """.utf8)
    }
  }
}

/// A word as a shell takes it.
func shellQuoted(_ word: String) -> String {
  let isPlain =
    !word.isEmpty
    && word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F: true
      default: false
      }
    }
  return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
}

extension JSONWriter {
  /// A finding: `Data/schemas/table-finding.schema.json`.
  mutating func line(_ finding: Finding) {
    beginObject()
    key("rule")
    string(finding.rule.rawValue)
    key("severity")
    string(finding.rule.isError ? "error" : "notice")
    key("id")
    string(finding.id)
    key("other")
    if let other = finding.other { string(other) } else { null() }
    key("name")
    if let name = finding.name { string(name) } else { null() }
    key("score")
    if let score = finding.score { self.score(score) } else { null() }
    key("text")
    string(finding.sentence)
    key("proposal")
    beginArray()
    for word in finding.command { string(word) }
    endArray()
    engine()
    endObject()
    endLine()
  }
}
