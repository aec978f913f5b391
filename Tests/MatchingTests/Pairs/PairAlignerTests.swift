import Matching
import Onomastics
import Testing

/// Looking only at the letters that the answer depends on gives the answer that all letters give.
@Suite struct PairAlignerTests {
  private static let names = [
    "Fayssal Mikdad", "فيصل المقداد", "Feisal Mekdad", "Walid al-Moallem", "Walid Muallim",
    "وليد المعلم", "Валид Муаллем", "W. Moallem", "Ali Asghar Khaji", "علی‌اصغر خاجی", "Kafr Nabl",
    "Kafranbel", "كفرنبل", "Nur al-Din", "Noureddine", "Nasrallah Nasser", "Ali Ali", "Ali",
    "Sheikh Rashid bin Saeed Al Maktoum", "راشد آل مكتوم", "Abdullah II", "Abdullah bin Hussein",
    "Hussein Abdullah", "Mohammed Reza Pahlavi", "محمدرضا پهلوی", "Gorbachev", "Uong Fudzivara",
    "Fayssal Mikdat", "Mikdad Faysal Mikdad", "Walid Moalem Jumblatt", "Hassan Hussein Hassan",
    "Hussein Hasan", "Muhammad Ahmad", "Ahmed Mohamed", "محمد احمد", "Mohammedali Khalid",
    "Mohammad Walid Rashid Ali Hussein", "Rashid Mohammed Ali Walid", "", "★", "42",
  ]

  @Test(arguments: [NameKind.person, .place])
  func theAlignmentIsThatOfAllUnitsCompared(_ kind: NameKind) {
    let aligner = Aligner()
    for a in Self.names {
      for b in Self.names {
        let (first, second) = (Embedded.prepared(a, kind), Embedded.prepared(b, kind))
        let whole = aligner.align(
          first, second, similarity: Self.similarities(first, second),
          prices: Embedded.knowledge.prices)
        let found = Embedded.compare(a, b, kind).alignment
        #expect(abs(found.score - whole.score) < 1e-4, "“\(a)” – “\(b)”")
        #expect(
          found.matches.map { [$0.mention, $0.alias] }
            == whole.matches.map { [$0.mention, $0.alias] },
          "“\(a)” – “\(b)”")
      }
    }
  }

  @Test(arguments: [NameKind?.none, .person, .place])
  func theScoreIsTheSameBothWaysToTheBit(_ kind: NameKind?) {
    let scorer = PairScorer(knowledge: Embedded.knowledge)
    let sides = Self.names.map {
      PairSide(Embedded.prepared($0, kind), knowledge: Embedded.knowledge)
    }
    for (a, first) in zip(Self.names, sides) {
      for (b, second) in zip(Self.names, sides) {
        let there = scorer.score(first, second, kind: kind)
        let back = scorer.score(second, first, kind: kind)
        #expect(there == back, "“\(a)” – “\(b)”")
      }
    }
  }

  /// Whether a name is anybody's is told without its letters, not without its number.
  @Test func namesWithoutLettersInCommonMeetByTheirNumbers() {
    let alignment = Embedded.compare("Abdullah II", "Fuad II", .person).alignment
    #expect(alignment.matches.contains { $0.evidence == Embedded.knowledge.prices.numberMatch })
  }

  /// d of all units that may be one; `−∞` for the others.
  static func similarities(_ a: PreparedName, _ b: PreparedName) -> [Float] {
    a.units.flatMap { own in
      b.units.map { other in
        guard own.count > 0, other.count > 0, mayMeet(own, other) else { return -.infinity }
        let areAlike =
          own.alphabet == other.alphabet && letters(own, a).elementsEqual(letters(other, b))
        let d = similarity(own, a, other, b)
        return areAlike ? max(d, 0) + EditModel.identity : d < -24 ? -.infinity : d
      }
    }
  }

  private static func mayMeet(_ a: PreparedName.Unit, _ b: PreparedName.Unit) -> Bool {
    if a.kind == .joined && b.kind == .joined { return false }
    return (a.kind == .joined) == (b.kind == .joined) || a.alphabet != b.alphabet
      || abs(a.count - b.count) <= PreparedName.mostLongerJoined
  }

  private static func letters(_ unit: PreparedName.Unit, _ name: PreparedName) -> ArraySlice<UInt8>
  {
    name.numbers[Int(unit.start)..<Int(unit.start + unit.count)]
  }

  private static func similarity(
    _ own: PreparedName.Unit, _ a: PreparedName, _ other: PreparedName.Unit, _ b: PreparedName
  ) -> Float {
    letters(own, a).withUnsafeBufferPointer { first in
      letters(other, b).withUnsafeBufferPointer { second in
        Embedded.model.similarity(
          EditModel.Word(letters: first, alphabet: own.alphabet, marginals: own.marginals),
          EditModel.Word(letters: second, alphabet: other.alphabet, marginals: other.marginals),
          scratch: EditScratch())
      }
    }
  }
}
