/// The configuration of `kunya index build`.
struct IndexBuildOptions: Sendable, Equatable {
  /// Tables of entities as `kunya alias` keeps them.
  let stores: [String]

  /// Entity files in JSON Lines.
  let tables: [String]

  /// Where the index goes; `-` for standard output.
  let output: String

  let isQuiet: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    stores = arguments.texts(Self.store)
    tables = arguments.texts(Self.table)
    guard let output = arguments.text(Self.output) else { throw .missingOption(Self.output) }
    self.output = output
    isQuiet = arguments.has(CommonOptions.quiet)
    if stores.isEmpty, tables.isEmpty { throw .missingOption(Self.store) }
  }

  static let store = Option(
    "store", .file, "FILE", isRepeatable: true,
    help: "Take the entities of a table that 'kunya alias' keeps.")

  static let table = Option(
    "table", .file, "FILE", isRepeatable: true, help: "Take the entities in FILE (JSON Lines).")

  static let output = Option("output", .file, "FILE", help: "The index to make, or to replace.")

  static let declaration = CommandDeclaration(
    name: "build",
    abstract: "Compile entities into an index",
    discussion: """
      Makes one file of all entities, to be given to 'resolve', 'batch' and 'annotate' with \
      --index. It is opened at once, however large, and shared by all processes that use it. The \
      same entities in the same order give the same bytes. The file appears, or is replaced, when \
      it is whole; who has the old one open keeps it.

      Merged IDs lead to the entity that stands for them, and spellings that were denied with \
      'kunya alias deny --name' never match. An index has to be built again when its entities \
      change, or the program's rules and weights.

      Beside what the different words take, some 256 MB of memory are used, however many entities \
      there are. What is more goes through files without a name in the folder of the index.

      Of entities with one ID the first is taken, stores before tables; the others are reported, \
      and the status is 1.
      """,
    optionGroups: [
      .init("Entities", [store, table]), .init("Output", [output, CommonOptions.quiet]),
    ],
    examples: [
      .init(
        "kunya index build --store towns.kunya --output towns.idx",
        "The entities of a table that is kept."),
      .init(
        "kunya index build --table a.jsonl --table b.jsonl --output all.idx",
        "The entities of two files."),
    ])
}
