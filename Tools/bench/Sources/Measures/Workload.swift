import AliasIndex
import CKunyaData
import Kunya
import Matching
import Onomastics
import Orthography
import Sections

/// The knowledge, names, index and queries that all measures share.
struct Workload {
  let sizes: Sizes
  let knowledge: Knowledge
  let people: [NameGenerator.Person]
  /// Misspelt mentions, one round behind the other.
  let queries: [NameGenerator.Query]
  let entities: [IndexEntity]
  let index: AliasIndex
  let resolver: Resolver

  /// What kept the benchmark from starting.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  init(sizes: Sizes) throws {
    self.sizes = sizes
    let lexicon = try Self.lexicon()
    knowledge = try Knowledge.load(lexicon: lexicon) { file in
      (try? Self.embedded(file.rawValue)).map { Array($0) }
    }
    var generator = NameGenerator(lexicon: LexiconName.all(of: lexicon), seed: 1)
    guard generator.lexicon.count > 100 else { throw Fault(description: "lexicon too small") }
    people = generator.people(sizes.people)
    queries = generator.queries(sizes.queries * sizes.rounds, of: people)
    entities = NameGenerator.entities(people)
    index = try Self.index(entities, knowledge)
    resolver = Resolver(knowledge: knowledge, indexes: [index])
  }

  /// The embedded lexicon, whose names the benchmark's are made of.
  static func lexicon() throws -> NameLexicon {
    NameLexicon(
      file: try SectionFile(
        try embedded("compiled/lexicon.bin"), format: NameLexicon.format, owner: .program))
  }

  static func index(_ entities: [IndexEntity], _ knowledge: Knowledge) throws -> AliasIndex {
    var builder = AliasIndexBuilder(knowledge: knowledge)
    for entity in entities { try builder.add(entity) }
    return AliasIndex(
      image: try SectionFile(copying: try builder.build(), format: AliasIndex.format))
  }

  /// A round's own queries.
  func queries(ofRound round: Int) -> ArraySlice<NameGenerator.Query> {
    queries[round * sizes.queries..<(round + 1) * sizes.queries]
  }

  private static func embedded(_ path: String) throws -> UnsafeRawBufferPointer {
    var size = 0
    guard let start = kunya_data(path, &size) else {
      throw Fault(description: "no embedded file \(path)")
    }
    return UnsafeRawBufferPointer(start: start, count: size)
  }
}
