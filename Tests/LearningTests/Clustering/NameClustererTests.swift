import Dispatch
import Learning
import Onomastics
import Testing

@Suite struct NameClustererTests {
  private static let people = [
    ["Walid al-Moallem", "وليد المعلم", "Oualid Mouallem", "Walid Muallem", "Валид Муаллем"],
    [
      "Muammar Gaddafi", "Muammar Qaddafi", "Mouammar Kadhafi", "Moammar al-Qadhafi",
      "معمر القذافي",
    ],
    ["Hassan Nasrallah", "Hasan Nasrallah", "حسن نصر الله"],
    ["Abdelaziz Bouteflika", "عبد العزيز بوتفليقة", "Abd al-Aziz Boutaflika"],
    ["Hossein Amir-Abdollahian", "حسین امیرعبداللهیان", "Hussein Amirabdollahian"],
    ["Hassan Rouhani", "حسن روحانی", "Hasan Rowhani"],
  ]
  private static let alone = ["Walid Jumblatt", "Fairuz", "محمود درويش", "Hassan al-Turabi"]

  private static func clusters(
    _ names: [String], joinAt: Double = 0.7, workforce: Workforce = .alone
  ) -> [NameCluster] {
    NameClusterer(knowledge: Embedded.knowledge, joinAt: joinAt, workforce: workforce)
      .clusters(names, kind: .person)
  }

  private static func sets(_ clusters: [NameCluster]) -> Set<Set<String>> {
    Set(clusters.map { Set($0.members.map(\.text)) })
  }

  private static let mixed = people.flatMap { $0 } + alone
  private static let expected = clusters(mixed)

  @Test func spellingsOfOnePersonAreOneGroup() {
    #expect(Self.sets(Self.expected) == Set(Self.people.map { Set($0) }))
  }

  @Test func theOrderOfTheListDoesNotMatter() {
    var random = Seeded(seed: 11)
    for _ in 0..<3 {
      #expect(Self.clusters(Self.mixed.shuffled(using: &random)) == Self.expected)
    }
  }

  @Test func theNumberOfThreadsDoesNotMatter() {
    let threads = Workforce { pieces, work in
      DispatchQueue.concurrentPerform(iterations: pieces) { work($0) }
    }
    #expect(Self.clusters(Self.mixed, workforce: threads) == Self.expected)
  }

  @Test func repeatedSpellingsCountOnce() {
    #expect(Self.clusters(Self.mixed + Self.mixed) == Self.expected)
  }

  /// Each is near the next; the ends are two names that nobody takes for one.
  @Test(arguments: [
    ["Hasan", "Hassan", "Hassen", "Hossen", "Hossein", "Hussein"],
    ["Salman", "Selman", "Seliman", "Soliman", "Suleiman"],
    ["Walid Khalid", "Walid", "Walid al-Moallem", "al-Moallem", "Nazir al-Moallem"],
  ])
  func alikeNeighboursMakeNoChain(_ chain: [String]) throws {
    let clusters = Self.clusters(chain)
    let (first, last) = (try #require(chain.first), try #require(chain.last))
    for cluster in clusters {
      let texts = cluster.members.map(\.text)
      #expect(!(texts.contains(first) && texts.contains(last)), "\(texts)")
      let farthest = cluster.members.map(\.farthest.score).min() ?? 0
      #expect(farthest > 0.05, "\(texts)")
    }
  }

  @Test func theMostTypicalSpellingComesFirst() throws {
    for cluster in Self.expected {
      let scores = cluster.members.map(\.score)
      #expect(scores == scores.sorted(by: >))
      for member in cluster.members {
        #expect(member.nearest.score >= member.score)
        #expect(member.farthest.score <= member.score)
        #expect(member.nearest.text != member.text)
      }
    }
  }

  @Test func aHigherLimitOnlyParts() {
    let loose = Self.sets(Self.clusters(Self.mixed, joinAt: 0.3))
    for strict in Self.sets(Self.clusters(Self.mixed, joinAt: 0.97)) {
      #expect(loose.contains { $0.isSuperset(of: strict) }, "\(strict)")
    }
  }

  @Test func emptyAndStrangeListsHaveNoGroups() {
    #expect(Self.clusters([]).isEmpty)
    #expect(Self.clusters(["", " ", "***", "\u{200F}", "1", "2"]).isEmpty)
    #expect(Self.clusters([String(repeating: "محمد ", count: 400)]).isEmpty)
  }
}
