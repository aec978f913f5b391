import Testing

@testable import KunyaCommands

@Suite("The commands' options")
struct OptionsTests {
  private func arguments(
    _ declaration: CommandDeclaration, _ words: String...
  ) throws -> Arguments {
    guard case .run(let arguments) = try ArgumentScanner.scan(words[...], for: declaration) else {
      Issue.record("help was asked for")
      return Arguments()
    }
    return arguments
  }

  @Test("resolve without options")
  func resolveDefaults() throws {
    let options = try ResolveOptions(arguments(ResolveOptions.declaration, "Walid al-Moallem"))
    #expect(options.names == ["Walid al-Moallem"])
    #expect(options.format == .text)
    #expect(options.resolution.limit == 5)
    #expect(options.resolution.usesBuiltin)
    #expect(options.resolution.matchAt == nil)
    #expect(!options.resolution.requiresMatch)
  }

  @Test("batch with everything")
  func batch() throws {
    let options = try BatchOptions(
      arguments(
        BatchOptions.declaration, "in.csv", "--format", "csv", "--column", "author", "--table",
        "a.jsonl", "--table", "b.jsonl", "--no-builtin", "--kind", "person", "--limit", "3",
        "--match-at", "0.9", "--review-at", "0.4", "--require-match", "--threads", "2",
        "--output", "out.csv", "--rejects", "r.jsonl", "--quiet", "--unbuffered"))
    #expect(options.resolution.tables == ["a.jsonl", "b.jsonl"])
    #expect(options.resolution.kind == .person)
    #expect(options.resolution.limit == 3)
    #expect((options.resolution.matchAt, options.resolution.reviewAt) == (0.9, 0.4))
    #expect(options.resolution.requiresMatch)
    #expect((options.format, options.column, options.threads) == (.csv, "author", 2))
    #expect((options.output, options.rejects) == ("out.csv", "r.jsonl"))
    #expect(options.isQuiet && options.isUnbuffered && !options.resolution.usesBuiltin)
  }

  @Test("Thresholds must be in order")
  func thresholds() throws {
    let words = try arguments(ResolveOptions.declaration, "x", "--match-at=.5", "--review-at=.6")
    #expect(throws: UsageError.outOfOrder("--review-at", "--match-at")) {
      try ResolveOptions(words)
    }
  }

  @Test("Nothing at all to resolve against is an error")
  func noEntities() throws {
    let words = try arguments(ResolveOptions.declaration, "x", "--no-builtin")
    #expect(throws: UsageError.requires("--no-builtin", "--index or --table")) {
      try ResolveOptions(words)
    }
  }

  @Test("A column needs a format with columns")
  func column() throws {
    let words = try arguments(BatchOptions.declaration, "x", "--column", "name")
    #expect(throws: UsageError.requires("--column", "--format csv or tsv")) {
      try BatchOptions(words)
    }
  }

  @Test("A table has no room for explanations")
  func explanationInTable() throws {
    let words = try arguments(BatchOptions.declaration, "x.csv", "--explain")
    #expect(throws: UsageError.requires("--explain", "--format jsonl or lines")) {
      try BatchOptions(words)
    }
  }

  @Test(
    "The file's name tells the format, unless it is given",
    arguments: [
      ("a.jsonl", .jsonl), ("a.ndjson", .jsonl), ("A.CSV", .csv), ("a.b.tsv", .tsv),
      ("names.txt", .lines), ("names", .jsonl), ("-", .jsonl), ("dir.csv/names", .jsonl),
    ] as [(String, BatchOptions.Format)])
  func formatOfName(_ name: String, _ format: BatchOptions.Format) throws {
    #expect(try BatchOptions(arguments(BatchOptions.declaration, name)).format == format)
    let stated = try arguments(BatchOptions.declaration, name, "--format", "lines")
    #expect(try BatchOptions(stated).format == .lines)
  }

  @Test("compare takes two names or one file")
  func compare() throws {
    let declaration = CompareOptions.declaration
    #expect(try CompareOptions(arguments(declaration, "a", "b")).subject == .names("a", "b"))
    #expect(
      try CompareOptions(arguments(declaration, "--pairs", "-")).subject == .pairs(file: "-"))
    let one = try arguments(declaration, "a")
    #expect(throws: UsageError.missingOperand("B")) { try CompareOptions(one) }
    let both = try arguments(declaration, "a", "--pairs", "p.tsv")
    #expect(throws: UsageError.conflict("'a'", "--pairs")) { try CompareOptions(both) }
    let explained = try arguments(declaration, "--pairs", "p.tsv", "--explain")
    #expect(throws: UsageError.conflict("--explain", "--pairs")) { try CompareOptions(explained) }
    let threaded = try arguments(declaration, "a", "b", "--threads", "2")
    #expect(throws: UsageError.requires("--threads", "--pairs")) { try CompareOptions(threaded) }
  }
}
