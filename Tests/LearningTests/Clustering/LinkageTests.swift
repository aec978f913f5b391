import Testing

@testable import Learning

@Suite struct LinkageTests {
  private func groups(
    _ count: Int, _ scores: [(Int, Int, Double)], joinAt: Double = 0.7, known: [[Int]] = []
  ) -> [[Int]] {
    Linkage.groups(
      count: count, scores.map { Linkage.Edge(a: Int32($0), b: Int32($1), score: $2) },
      joinAt: joinAt, known: known)
  }

  @Test func allAlikeAreOneGroup() {
    #expect(groups(3, [(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.95)]) == [[0, 1, 2]])
  }

  @Test func whoHasNobodyStaysAlone() {
    #expect(groups(4, [(1, 3, 0.9)]) == [[0], [1, 3], [2]])
    #expect(groups(2, []) == [[0], [1]])
  }

  /// Single linkage would make one group of it.
  @Test func aChainIsCut() {
    let chain = (0..<9).map { ($0, $0 + 1, 0.95) }
    let found = groups(10, chain)
    #expect(found.allSatisfy { $0.count <= 2 }, "\(found)")
  }

  @Test func theClosestAreJoinedFirst() {
    #expect(groups(3, [(0, 1, 0.8), (1, 2, 0.9)]) == [[0], [1, 2]])
  }

  @Test func theMeanOverAllPairsDecides() {
    // With 2 the mean is (.9 + .6) / 2.
    let scores: [(Int, Int, Double)] = [(0, 1, 0.95), (0, 2, 0.9), (1, 2, 0.6)]
    #expect(groups(3, scores, joinAt: 0.74) == [[0, 1, 2]])
    #expect(groups(3, scores, joinAt: 0.76) == [[0, 1], [2]])
  }

  @Test func whatIsKnownToBeOneGroupNeedsNoScores() {
    #expect(groups(4, [(0, 1, 0.9)], known: [[1, 3]]) == [[0], [1, 3], [2]])
    // The mean with both of the known is what counts.
    #expect(groups(4, [(0, 1, 0.9), (0, 3, 0.8)], known: [[1, 3]]) == [[0, 1, 3], [2]])
  }

  @Test func twoKnownGroupsAreNeverJoined() {
    let scores: [(Int, Int, Double)] = [(0, 1, 0.99), (0, 2, 0.9), (1, 2, 0.9)]
    #expect(groups(3, scores, known: [[0], [1]]) == [[0, 2], [1]])
    #expect(groups(3, scores) == [[0, 1, 2]])
  }

  @Test func theOrderOfTheEdgesDoesNotMatter() {
    var random = Seeded(seed: 5)
    for _ in 0..<50 {
      var scores: [(Int, Int, Double)] = []
      for a in 0..<12 {
        for b in (a + 1)..<12 where Bool.random(using: &random) {
          // Few different scores, so that many tie.
          scores.append((a, b, Double(Int.random(in: 5...9, using: &random)) / 10))
        }
      }
      let expected = groups(12, scores)
      #expect(expected.flatMap { $0 }.sorted() == Array(0..<12))
      for _ in 0..<4 {
        scores.shuffle(using: &random)
        #expect(
          groups(12, scores.map { Bool.random(using: &random) ? $0 : ($0.1, $0.0, $0.2) })
            == expected)
      }
    }
  }
}
