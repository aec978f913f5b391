import Onomastics
import Testing

@testable import Matching

/// Two names none of whose units brings more than `UnitPair.leastPromise` against any of the other get
/// the lowest score, and no others do but those that share nothing.
@Suite struct HopelessPairsTests {
  private static let names =
    Names.latin + Names.arabic + [
      "Fayssal Mikdad", "فيصل المقداد", "Feisal Mekdad", "Walid al-Moallem", "وليد المعلم",
      "Валид Муаллем", "W. Moallem", "Ali Asghar Khaji", "علی‌اصغر خاجی", "Kafr Nabl", "كفرنبل",
      "Nur al-Din", "Nasrallah Nasser", "Sheikh Rashid bin Saeed Al Maktoum", "راشد آل مكتوم",
      "Abdullah II", "Fuad II", "Hussein Abdullah", "Mohammed Reza Pahlavi", "محمدرضا پهلوی",
      "Asmar", "Aslam", "Kana", "Kamali", "Rosetta", "Bahrām", "Hamoud", "Ouled Aïch", "Ould Yenjé",
      "Saif al-Din Hassan Taha", "Tarik Nasser S. al-Obaidi", "Al-Din", "Province of Aleppo", "42",
    ]

  /// The rule as it is written down, by all letters of all units, beside what the bounds make of it.
  @Test(arguments: [NameKind.person, .place])
  func boundsFindWhatAllLettersTell(_ kind: NameKind) {
    let scorer = PairScorer(knowledge: Embedded.knowledge)
    let names = Self.names.map { Embedded.prepared($0, kind) }
    let sides = names.map { PairSide($0, knowledge: Embedded.knowledge) }
    var (hopeless, promising) = (0, 0)
    for (a, name) in names.enumerated() {
      for (b, other) in names.enumerated() {
        let most = Self.mostEvidence(name, other)
        // The model adds up in another order where it compares without bounds.
        if abs(most - UnitPair.leastPromise) < 1e-3 { continue }
        let score = scorer.score(sides[a], sides[b], kind: kind)
        let pair = "“\(Self.names[a])” – “\(Self.names[b])”: \(score), \(most)"
        if most < UnitPair.leastPromise {
          hopeless += 1
          #expect(score == PairScorer.lowest, "\(pair)")
        } else if let expected = Self.calibrated(Self.names[a], Self.names[b], kind) {
          promising += 1
          #expect(score == expected, "\(pair), not \(expected)")
        }
      }
    }
    #expect(hopeless > 4000 && promising > 400, "\(hopeless), \(promising)")
  }

  @Test func whatMeetsInAHopelessPairIsStillSaid() {
    var said = 0
    for a in Self.names.suffix(40) {
      for b in Self.names.suffix(40) {
        let most = Self.mostEvidence(
          Embedded.prepared(a, .person), Embedded.prepared(b, .person))
        let found = Embedded.compare(a, b, .person)
        if most > UnitPair.leastPromise - 1e-3 || found.alignment.matches.isEmpty { continue }
        said += 1
        #expect(found.score == PairScorer.lowest, "“\(a)” – “\(b)”")
        #expect(
          found.features.values[1] == Double(found.alignment.score) / 10, "“\(a)” – “\(b)”")
        let explained = Embedded.explain(a, b, .person).matches.count
        #expect(explained == found.alignment.matches.count, "“\(a)” – “\(b)”")
      }
    }
    #expect(said > 0)
  }

  @Test(arguments: [
    ("Huerremsehr", "Khorramshahr"), ("Masākin", "Masākin Shirkat Abū al Wafā"),
    ("Kuwaysinjaq", "Koysinceq"), ("Ta`anakh", "Ti‘innik"),
  ])
  func aPlaceThatIsHardlyToBeRecognizedIsNotHopeless(_ a: String, _ b: String) {
    let score = Embedded.compare(a, b, .place).score
    #expect(score > 1e-3, "\(score)")
  }

  @Test(arguments: [NameKind?.none, .person, .place])
  func theScoreIsTheSameHoweverItIsAskedFor(_ kind: NameKind?) {
    let scorer = PairScorer(knowledge: Embedded.knowledge)
    for a in Self.names.suffix(34) {
      for b in Self.names.suffix(34) {
        let (first, second) = (Array(a.utf8), Array(b.utf8))
        first.withUnsafeBufferPointer { left in
          second.withUnsafeBufferPointer { right in
            let score = scorer.score(left, right, kind: kind)
            #expect(score == scorer.compare(left, right, kind: kind).score, "“\(a)” – “\(b)”")
            #expect(
              score == scorer.explain(left, right, kind: kind).result.score, "“\(a)” – “\(b)”")
          }
        }
      }
    }
  }

  /// What two units of two names bring at most; `−∞` where none may meet.
  private static func mostEvidence(_ a: PreparedName, _ b: PreparedName) -> Float {
    let similarities = PairAlignerTests.similarities(a, b)
    var most = -Float.infinity
    for (i, unit) in a.units.enumerated() {
      for (j, other) in b.units.enumerated() {
        let evidence = ComparedUnit(unit, of: a).evidence(
          with: ComparedUnit(other, of: b), similarity: similarities[i * b.units.count + j],
          Embedded.knowledge.prices)
        most = max(most, evidence ?? -.infinity)
      }
    }
    return most
  }

  /// The score by the features of both directions; `nil` where nothing meets in one of them.
  private static func calibrated(_ a: String, _ b: String, _ kind: NameKind) -> Double? {
    let (there, back) = (Embedded.compare(a, b, kind), Embedded.compare(b, a, kind))
    if there.alignment.matches.isEmpty || back.alignment.matches.isEmpty { return nil }
    let calibration = Embedded.knowledge.pairCalibration
    return PairScorer.probability(
      (calibration.logOdds(there.features) + calibration.logOdds(back.features)) / 2)
  }
}
