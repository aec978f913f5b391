import Matching
import Onomastics
import Testing

@Suite struct PairScorerTests {
  private static let names = [
    "Fayssal Mikdad", "فيصل المقداد", "Feisal Mekdad", "Walid al-Moallem", "Walid Muallem",
    "وليد المعلم", "Валид Муаллем", "Ali Asghar Khaji", "علی‌اصغر خاجی", "Kafr Nabl", "كفرنبل",
    "Nur al-Din", "Noureddine", "W. Moallem", "Abdullah II", "Abdullah bin Hussein", "ASSAD, B.",
    "Sheikh Rashid bin Saeed Al Maktoum", "راشد آل مكتوم", "Muhammad", "Mehmet", "", "★", "42",
  ]

  @Test(arguments: [NameKind?.none, .person, .place])
  func theScoreOfAAndBIsThatOfBAndA(_ kind: NameKind?) {
    for a in Self.names {
      for b in Self.names where !Self.isLopsided(a, b) {
        let (there, back) = (Embedded.compare(a, b, kind), Embedded.compare(b, a, kind))
        #expect(
          abs(there.score - back.score) < 1e-4,
          "“\(a)” – “\(b)”: \(there.score), \(back.score)")
      }
    }
  }

  private static func isLopsided(_ a: String, _ b: String) -> Bool {
    let lopsided: Set = ["W. Moallem", "Mehmet", "Sheikh Rashid bin Saeed Al Maktoum"]
    return lopsided.contains(a) || lopsided.contains(b)
  }

  /// An initial is matched by its letter alone; what the edit model thinks of `w` and `walid`, and
  /// whether a bound cut that thought short, must not show.
  @Test func anInitialScoresTheSameBothWays() {
    let there = Embedded.compare("Walid al-Moallem", "W. Moallem", .person)
    let back = Embedded.compare("W. Moallem", "Walid al-Moallem", .person)
    #expect(abs(there.score - back.score) < 1e-4, "\(there.score), \(back.score)")
  }

  @Test func namesThatHardlyMeetScoreTheSameBothWays() {
    let names = Self.names.filter { $0 != "W. Moallem" }
    let lopsided = names.flatMap { a in
      names.compactMap { b -> String? in
        let (there, back) = (Embedded.compare(a, b).score, Embedded.compare(b, a).score)
        return abs(there - back) < 1e-5 ? nil : "“\(a)” – “\(b)”: \(there), \(back)"
      }
    }
    #expect(lopsided.isEmpty, "\(lopsided.joined(separator: "\n"))")
  }

  @Test func scoresAreProbabilitiesWithoutTheEnds() {
    for a in Self.names {
      for b in Self.names {
        let score = Embedded.compare(a, b).score
        #expect(score > 0 && score < 1, "“\(a)” – “\(b)”: \(score)")
      }
    }
  }

  @Test(arguments: [
    ("Fayssal Mikdad", "فيصل المقداد"), ("Fayssal Mikdad", "Feisal Mekdad"),
    ("Walid al-Moallem", "وليد المعلم"), ("Ali Asghar Khaji", "علی‌اصغر خاجی"),
    ("Bouthaina Shaaban", "Buthayna Chaabane"), ("ASSAD, Bashar al-", "بشار الأسد"),
  ])
  func spellingsOfOneNameScoreHigh(_ a: String, _ b: String) {
    let score = Embedded.compare(a, b, .person).score
    #expect(score > 0.7, "\(score)")
  }

  @Test(arguments: [
    ("Fayssal Mikdad", "Walid al-Moallem"), ("فيصل المقداد", "فيصل القاسم"),
    ("Walid Jumblatt", "Walid al-Moallem"), ("Hafez al-Assad", "Bashar al-Assad"), ("", ""),
    ("★", "★"), ("Walid", ""),
  ])
  func differentNamesScoreLow(_ a: String, _ b: String) {
    let score = Embedded.compare(a, b, .person).score
    #expect(score < 0.5, "\(score)")
  }

  @Test func aWarmScorerSaysWhatAFreshOneSays() {
    let scorer = PairScorer(knowledge: Embedded.knowledge)
    for a in Self.names {
      for b in Self.names.prefix(8) {
        let (first, second) = (Array(a.utf8), Array(b.utf8))
        let warm = first.withUnsafeBufferPointer { left in
          second.withUnsafeBufferPointer { scorer.compare(left, $0, kind: nil).score }
        }
        #expect(warm == Embedded.compare(a, b).score, "“\(a)” – “\(b)”")
      }
    }
  }

  @Test func namesMadeReadyBeforeScoreAsTheirTextsDo() {
    let scorer = PairScorer(knowledge: Embedded.knowledge)
    let scratch = NameScratch()
    let sides = Self.names.map { name in
      Array(name.utf8).withUnsafeBufferPointer {
        Embedded.knowledge.read($0, kind: nil, scratch: scratch)
      }
      return PairSide(scratch.name, knowledge: Embedded.knowledge)
    }
    for (a, left) in zip(Self.names, sides) {
      for (b, right) in zip(Self.names, sides).prefix(8) {
        let score = scorer.score(left, right, kind: nil)
        #expect(score == Embedded.compare(a, b).score, "“\(a)” – “\(b)”")
      }
    }
  }

  /// Unless something was read as a place's, `conflicts` may take a name as it was read.
  @Test func namesWithoutPlacesReadAlikeAsPersons() {
    let (open, person) = (NameScratch(), NameScratch())
    var read = (alike: 0, places: 0)
    for name in Self.names + ["Deir ez-Zor", "Cairo", "Province of Aleppo", "محافظة دمشق"] {
      Array(name.utf8).withUnsafeBufferPointer {
        Embedded.knowledge.readParts($0, kind: nil, scratch: open)
        Embedded.knowledge.readParts($0, kind: .person, scratch: person)
      }
      if open.parse.readsPlaces {
        read.places += 1
        continue
      }
      read.alike += 1
      #expect(open.name.numbers == person.name.numbers, "\(name)")
      #expect(open.parse.parts.map(\.kind) == person.parse.parts.map(\.kind), "\(name)")
    }
    #expect(read.alike > 0 && read.places > 0)
  }

  @Test func anyBytesAreCompared() {
    var random = Seeded(seed: 21)
    let scorer = PairScorer(knowledge: Embedded.knowledge)
    for _ in 0..<1_500 {
      var texts: [[UInt8]] = []
      for _ in 0..<2 {
        var bytes = Array((Self.names.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 0...8, using: &random) {
          let place = Int.random(in: 0...bytes.count, using: &random)
          bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
        texts.append(bytes)
      }
      let score = texts[0].withUnsafeBufferPointer { left in
        texts[1].withUnsafeBufferPointer { scorer.explain(left, $0, kind: nil).result.score }
      }
      #expect(score > 0 && score < 1, "\(texts)")
    }
  }
}
