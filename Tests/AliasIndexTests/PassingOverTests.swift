import AliasIndex
import Matching
import Testing

/// Aliases that are passed over unseen could not have been among the best.
@Suite struct PassingOverTests {
  private static let parts = [
    "Muhammad", "Mohamed", "Ahmad", "Ali", "Hassan", "Hussein", "Fayssal", "Walid", "Bouthaina",
    "Mikdad", "Moallem", "Shaaban", "Khaled", "Abdullah", "محمد", "أحمد", "علي", "فيصل", "وليد",
  ]

  /// Every two names together, the first two with every third: some parts are nearly everywhere.
  private static let entities: [IndexEntity] = {
    var names: [String] = []
    for (place, first) in parts.enumerated() {
      for second in parts where second != first {
        names.append("\(first) \(second)")
        if place < 2 {
          for third in parts.prefix(8) { names.append("\(first) \(second) \(third)") }
        }
      }
    }
    return names.enumerated().map { number, name in
      IndexEntity(
        id: "\(number)", kind: number % 3 == 0 ? .person : .place, names: [.init(name)])
    }
  }()

  @Test(arguments: [
    "Muhammad Ali", "Mohammed Ahmed", "Mohamad Faisal", "Walid Muallim", "Mikdad", "محمد وليد",
    "Mohamed Ahmad Husain", "Ali Xyzzy", "Muhammad", "Busaina Chaaban",
  ])
  func whatIsGivenIsWhatAFullSearchFinds(_ mention: String) throws {
    let index = try Embedded.index(Self.entities)
    var limits = CandidateSearch.Limits()
    let search = CandidateSearch(index: index, knowledge: Embedded.knowledge, limits: limits)
    limits.within = .infinity
    limits.aligned = .max
    let full = CandidateSearch(index: index, knowledge: Embedded.knowledge, limits: limits)
    for kind in [nil, IndexEntity.Kind.person] {
      for entities in [1, 8] {
        let all = full.candidates(mention, kind: kind, entities: 10_000)
        let given = search.candidates(mention, kind: kind, entities: entities)
        let wanted = Self.wanted(all, entities)
        #expect(!all.isEmpty || mention == "Ali Xyzzy")
        #expect(given.map(\.alias) == wanted.map(\.alias))
        #expect(given.map(\.alignment.score) == wanted.map(\.alignment.score))
      }
    }
  }

  /// What a search was asked before decides nothing: it only remembers what words are like.
  @Test func whatWasAskedBeforeDecidesNothing() throws {
    let index = try Embedded.index(Self.entities)
    let first = [
      "Muhamad", "Ahmed", "Aly", "Hasan", "Husain", "Faisal", "Fysl", "Mekdad", "Khalid",
    ]
    let last = ["Moalem", "Chaaban", "Walyd", "Busaina", "Abdulah", "Xyzzy", "Mikdas", "Hosain"]
    let mentions = first.flatMap { one in last.map { "\(one) \($0)" } }
    let warm = CandidateSearch(index: index, knowledge: Embedded.knowledge)
    for mention in mentions + mentions.reversed() {
      let fresh = CandidateSearch(index: index, knowledge: Embedded.knowledge)
      let (one, other) = (warm.candidates(mention), fresh.candidates(mention))
      #expect(one.map(\.alias) == other.map(\.alias), "\(mention)")
      #expect(one.map(\.alignment.score) == other.map(\.alignment.score), "\(mention)")
    }
  }

  /// The candidates of the best so many entities, and those that score like the last of them, as
  /// long as they are within reach of the best.
  private static func wanted(
    _ all: [CandidateSearch.Candidate], _ entities: Int
  ) -> [CandidateSearch.Candidate] {
    var best: [Int: Float] = [:]
    for candidate in all {
      let score = candidate.alignment.score + candidate.prominence
      best[candidate.entity] = max(best[candidate.entity] ?? -.infinity, score)
    }
    let scores = best.values.sorted(by: >)
    guard let first = scores.first else { return [] }
    let least = max(
      first - CandidateSearch.Limits().within,
      scores.count >= entities ? scores[entities - 1] : -.infinity)
    return all.filter { $0.alignment.score + $0.prominence >= least }
  }
}
