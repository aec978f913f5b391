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
  func theSameAreAligned(_ mention: String) throws {
    let index = try Embedded.index(Self.entities)
    for aligned in [5, 60] {
      for kind in [nil, IndexEntity.Kind.person] {
        var limits = CandidateSearch.Limits()
        limits.aligned = aligned
        limits.counted = .max
        let all = CandidateSearch(index: index, knowledge: Embedded.knowledge, limits: limits)
        limits.counted = 0
        let few = CandidateSearch(index: index, knowledge: Embedded.knowledge, limits: limits)
        let (one, other) = (
          all.candidates(mention, kind: kind), few.candidates(mention, kind: kind)
        )
        #expect(!one.isEmpty || mention == "Ali Xyzzy")
        #expect(one.map(\.alias) == other.map(\.alias))
        #expect(one.map(\.alignment.score) == other.map(\.alignment.score))
      }
    }
  }
}
