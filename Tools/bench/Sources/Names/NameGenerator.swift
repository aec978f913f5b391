import AliasIndex

/// Makes people and misspelt mentions of them out of the lexicon's real names.
///
/// The same seed gives the same names. A person has two or three names, drawn with Zipfian
/// frequencies, and two aliases: one in Latin letters, one in Arabic ones. No two people have the
/// same set of names, and no query is an alias or comes twice.
struct NameGenerator {
  /// A person, with what is needed to misspell the name.
  struct Person {
    var names: [Int]
    var spellings: [String]
    var latin: String
    var arabic: String
  }

  /// A misspelt mention and the person meant.
  struct Query {
    var text: String
    var person: Int
  }

  let lexicon: [LexiconName]
  private let frequencies: Zipf
  private let misspeller = Misspeller()
  private var random: SplitMix
  private var taken = Set<String>()
  private var combinations = Set<[Int]>()

  init(lexicon: [LexiconName], seed: UInt64) {
    self.lexicon = lexicon
    frequencies = Zipf(count: lexicon.count)
    random = SplitMix(seed: seed)
  }

  /// So many different people.
  mutating func people(_ count: Int) -> [Person] {
    var people: [Person] = []
    while people.count < count {
      let names = drawNames()
      guard names.count > 1, combinations.insert(names.sorted()).inserted else { continue }
      let spellings = names.map { random.pick(lexicon[$0].latin) ?? "" }
      let latin = Self.written(spellings)
      guard taken.insert(latin).inserted else { continue }
      let arabic = names.map { lexicon[$0].arabic }.joined(separator: " ")
      people.append(Person(names: names, spellings: spellings, latin: latin, arabic: arabic))
    }
    return people
  }

  /// So many different misspelt mentions of people drawn at random.
  mutating func queries(_ count: Int, of people: [Person]) -> [Query] {
    var queries: [Query] = []
    while queries.count < count {
      let person = random.below(people.count)
      let text = misspelt(people[person])
      guard taken.insert(text).inserted else { continue }
      queries.append(Query(text: text, person: person))
    }
    return queries
  }

  /// People as the index builder takes them; the ID is the person's number.
  static func entities(_ people: [Person]) -> [IndexEntity] {
    people.enumerated().map { number, person in
      IndexEntity(
        id: "\(number)", kind: .person,
        names: [IndexEntity.Name(person.latin), IndexEntity.Name(person.arabic)])
    }
  }

  private mutating func drawNames() -> [Int] {
    var names: [Int] = []
    for _ in 0..<2 + random.below(2) {
      let name = frequencies.rank(&random)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// One part misspelt, or two.
  private mutating func misspelt(_ person: Person) -> String {
    var spellings = person.spellings
    let first = random.below(spellings.count)
    let parts = random.below(10) < 6 ? [first] : [first, (first + 1) % spellings.count]
    for part in parts {
      spellings[part] = misspeller.misspell(
        spellings[part], of: lexicon[person.names[part]], &random)
    }
    return Self.written(spellings)
  }

  private static func written(_ spellings: [String]) -> String {
    spellings.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
